// What is typed into a form is kept in this browser until the form is sent, so that leaving the
// page loses nothing. Restored with a notice; sent, cancelled or discarded, it is forgotten.
const KEPT = "draft:", SENT = "draft-sent", DAYS = 14, PAUSE = 300;
const timers = new WeakMap();

function keyOf(form) {
  return `${KEPT}${form.dataset.draft}:${window.location.pathname}${window.location.search}#${form.id}`;
}

function fields(form) {
  return Array.from(form.elements).filter((one) => one.name && one.matches("textarea, select, input[type=text], input[type=date], input[type=number]"));
}

function values(form) {
  return Object.fromEntries(fields(form).map((one) => [one.name, one.value]));
}

function version(form) {
  return form.elements.version ? form.elements.version.value : "";
}

function read(key) {
  try {
    return JSON.parse(window.localStorage.getItem(key));
  } catch (broken) {
    return null;
  }
}

function forget(key) {
  window.localStorage.removeItem(key);
}

function keep(form) {
  const kept = { at: Date.now(), version: version(form), values: values(form) };
  try {
    window.localStorage.setItem(keyOf(form), JSON.stringify(kept));
  } catch (full) {
    // A browser without room keeps nothing; the form works as ever.
  }
}

function typed(event) {
  const form = event.target.closest && event.target.closest("form[data-draft]");
  if (!form) return;
  window.clearTimeout(timers.get(form));
  timers.set(form, window.setTimeout(() => keep(form), PAUSE));
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

function tell(form, kept, before) {
  const when = new Date(kept.at);
  const notice = document.createElement("section");
  const changed = kept.version !== version(form) ? "其后这条记录有改动，请逐项核对。" : "";
  notice.className = "notice notice-blue draft-notice";
  notice.setAttribute("role", "status");
  notice.append(`${when.toLocaleString("zh-CN", { dateStyle: "medium", timeStyle: "short" })}填写、没有提交的内容已经放回来。${changed}`);
  notice.append(button("不要了，用原来的", () => {
    for (const one of fields(form)) if (one.name in before) one.value = before[one.name];
    form.dispatchEvent(new Event("draftdropped", { bubbles: true }));
    forget(keyOf(form));
    notice.remove();
  }));
  form.before(notice);
}

function restore(form) {
  const key = keyOf(form), kept = read(key), before = values(form);
  if (!kept) return;
  const names = Object.keys(kept.values).filter((name) => name in before && kept.values[name] !== before[name]);
  if (!names.length) return;
  for (const one of fields(form)) if (names.includes(one.name)) one.value = kept.values[one.name];
  tell(form, kept, before);
}

function sent(event) {
  const form = event.target.closest("form[data-draft]");
  if (!form) return;
  window.clearTimeout(timers.get(form));
  keep(form);
  window.sessionStorage.setItem(SENT, keyOf(form));
}

function cancelled(event) {
  const link = event.target.closest && event.target.closest("form[data-draft] .acts a[href]");
  if (!link) return;
  const form = link.closest("form");
  window.clearTimeout(timers.get(form));
  forget(keyOf(form));
}

function settle() {
  const key = window.sessionStorage.getItem(SENT);
  window.sessionStorage.removeItem(SENT);
  const forms = Array.from(document.querySelectorAll("form[data-draft]"));
  if (key && !forms.some((form) => keyOf(form) === key)) forget(key);
}

function sweep() {
  const oldest = Date.now() - DAYS * 86400000;
  for (const key of Object.keys(window.localStorage)) {
    if (key.startsWith(KEPT) && ((read(key) || {}).at || 0) < oldest) forget(key);
  }
}

export function start() {
  try {
    settle();
    sweep();
  } catch (refused) {
    return;
  }
  document.addEventListener("input", typed);
  document.addEventListener("change", typed);
  document.addEventListener("submit", sent);
  document.addEventListener("click", cancelled);
}

export function adopt(root) {
  const forms = root.querySelectorAll("form[data-draft]");
  for (const form of forms) {
    try {
      restore(form);
    } catch (refused) {
      return;
    }
  }
}
