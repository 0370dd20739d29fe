// Filters send themselves when a choice changes, and a moment after the typing stops.
// Chinese input methods compose first: nothing is sent until the words are there.
const PAUSE = 400;
const TYPED = "input[type=search], input[type=text]";
const timers = new WeakMap();

function send(form) {
  if (form.requestSubmit) form.requestSubmit();
  else form.querySelector("[type=submit]").click();
}

function later(form) {
  window.clearTimeout(timers.get(form));
  timers.set(form, window.setTimeout(() => send(form), PAUSE));
}

export function adopt(root) {
  const forms = root.querySelectorAll("[data-autosubmit]");
  for (const form of forms) if (form.matches("[hx-get]") || !form.querySelector(TYPED)) form.classList.add("is-live");
}

export function start() {
  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form && form.matches("[data-autosubmit]") && event.target.type !== "search") send(form);
  });
  const typed = (event) => {
    const form = event.target.form;
    if (form && form.matches("[data-autosubmit][hx-get]") && event.target.matches(TYPED) && !event.isComposing) later(form);
  };
  document.addEventListener("input", typed);
  document.addEventListener("compositionend", typed);
}
