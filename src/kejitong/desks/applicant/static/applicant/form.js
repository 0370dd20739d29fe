// A section that saves itself: a second after the typing stops, and when a field is left. What is
// not yet on the server lies on this device: through a lost connection, an expired sign-in, a
// closed window. The form also works without this script, by its buttons.
import "./kept.js";

const PAUSE = 1000, COPY = 250, RETRY = 8000;
const OWN = new Set(["csrfmiddlewaretoken", "do"]), STAMP = new Set(["version", "seen"]);

const OFFLINE = "没有连上网，文字留在这台设备，连上以后自动保存";
const FAILED = "没有存上，文字留在这台设备，稍后自动再存";

const area = document.getElementById("filling");
const form = document.querySelector("[data-keep]");
const line = document.getElementById("kept");
const again = document.getElementById("again");
const place = form.dataset.keep;
let typed = 0, sent = 0, timer = 0, copyTimer = 0, retryTimer = 0;
let isSending = false, isPaused = false, hasStrays = false, afterwards = null;

const isDirty = () => typed !== sent;
const say = (text) => { line.textContent = text; };
const hour = (at) => new Date(at).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });

// The copy on this device.
function entries() {
  return Array.from(new FormData(form).entries()).filter(([name]) => !OWN.has(name));
}

const words = (held) => JSON.stringify(held.filter(([name]) => !STAMP.has(name)));

function copy() {
  window.clearTimeout(copyTimer);
  if (!isDirty()) return;
  try {
    window.localStorage.setItem(place, JSON.stringify({ at: Date.now(), entries: entries() }));
  } catch (full) {
    say("这台设备存不下副本，请等到“已保存”再离开");
  }
}

function forget() {
  try { window.localStorage.removeItem(place); } catch (none) { /* nothing was kept */ }
}

function kept() {
  try { return JSON.parse(window.localStorage.getItem(place) || "null"); } catch (broken) { return null; }
}

function put(field, values) {
  if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
  else if (field.tagName === "SELECT") field.value = values[values.length - 1];
  else if (field.name !== "" && values.length) field.value = values[0];
}

function restore() {
  const held = kept();
  if (!held || !held.entries) return;
  if (words(held.entries) === words(entries())) { forget(); return; }
  const values = new Map();
  for (const [name, value] of held.entries) values.set(name, [...(values.get(name) || []), value]);
  for (const field of form.elements) {
    const isMark = field.type === "hidden" && !STAMP.has(field.name);
    if (field.name && field.type !== "submit" && !isMark && values.has(field.name)) put(field, values.get(field.name));
  }
  const known = new Set(Array.from(form.elements, (field) => field.name));
  for (const [name, found] of values) {
    if (known.has(name) || found.every((value) => !value)) continue;
    hasStrays = true;
    for (const value of found) {
      const stray = document.createElement("input");
      Object.assign(stray, { type: "hidden", name, value });
      form.append(stray);
    }
  }
  typed += 1;
  say(`${hour(held.at)}没有存上的文字已从这台设备取回，正在保存`);
  window.addEventListener("load", send);
}

// Sending.
function later(wait) {
  window.clearTimeout(timer);
  timer = window.setTimeout(send, wait);
}

function send() {
  window.clearTimeout(timer);
  if (!isDirty() || isSending || isPaused) return;
  if (!navigator.onLine) { afterwards = null; say(OFFLINE); retry(); return; }
  copy();
  window.htmx.trigger(form, "keep");
}

function retry() {
  window.clearTimeout(retryTimer);
  retryTimer = window.setTimeout(send, RETRY);
}

function changed(event) {
  const { name, type, tagName } = event.target;
  if (!name) return;
  typed += 1;
  window.clearTimeout(copyTimer);
  copyTimer = window.setTimeout(copy, COPY);
  const isChoice = tagName === "SELECT" || type === "checkbox" || type === "radio";
  if (!event.isComposing) later(isChoice ? 0 : PAUSE);
}

function began(event) {
  isSending = true;
  Object.assign(event.detail.xhr, { typed, asked: event.detail.elt.name === "do" ? event.detail.elt.value : "" });
}

function ended(event) {
  isSending = false;
  const { xhr } = event.detail;
  if (xhr.status >= 200 && xhr.status < 300) { stored(xhr); return; }
  afterwards = null;
  if (xhr.status === 401 || xhr.status === 403) askAgain();
  else if (xhr.status === 409) stopped();
  else if (xhr.status === 404) { isPaused = true; say("这件申报已不在您能看到的范围；文字留在这台设备"); }
  else { say(xhr.status ? FAILED : OFFLINE); retry(); }
}

function stored(xhr) {
  sent = Math.max(sent, xhr.typed);
  if (isDirty()) { later(afterwards ? 0 : PAUSE); return; }
  forget();
  const go = afterwards;
  afterwards = null;
  if (go) go();
  else if (hasStrays) window.location.reload();
  else if (xhr.asked) redrawn(xhr.asked);
}

// Nobody leaves in the middle of a save: one's own two requests would meet as two texts.
function hold(event, go) {
  if (isPaused || !(isDirty() || isSending)) return;
  event.preventDefault();
  afterwards = go;
  send();
}

function pressed(event) {
  const button = event.target.closest("button[type=submit]");
  if (button && form.contains(button) && !button.hasAttribute("hx-post")) hold(event, () => button.click());
}

function left(event) {
  const link = event.target.closest("a[href]");
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
  if (!link || isElsewhere || link.target || link.getAttribute("href").startsWith("#")) return;
  hold(event, () => { window.location.href = link.href; });
}

// A row came or went: the hand goes on where the row is, or was.
function redrawn(asked) {
  const [verb, table] = asked.split(":");
  const box = document.getElementById(`table-${table}`);
  if (!box) return;
  const rows = box.querySelectorAll("tbody tr");
  const next = verb === "add" ? rows[rows.length - 1].querySelector("input:not([type=hidden]), select, textarea") : box.querySelector("[name=do][value^=add]");
  if (next) next.focus();
}

// A colleague was faster (the two texts now stand here), or nothing may be changed any more.
function stopped() {
  isPaused = true;
  const dispute = document.getElementById("dispute");
  if (dispute) dispute.focus();
}

// The sign-in has expired: sign in again right here.
async function askAgain() {
  isPaused = true;
  say("登录已过期，文字留在这台设备；请在上面重新登录");
  await show(() => window.fetch(form.dataset.againUrl, { credentials: "same-origin" }));
  const first = again.querySelector("[name=username]");
  if (first) (first.value ? again.querySelector("[name=password]") : first).focus();
}

async function show(ask) {
  try {
    const answer = await ask();
    if (answer.status === 429) {
      again.textContent = "这个登录名暂时不能登录，请半小时后再试；您填的文字留在这台设备上。";
    } else again.innerHTML = await answer.text();
  } catch (offline) {
    again.textContent = "没有连上网，连上以后再登录；您填的文字留在这台设备上。";
  }
  again.hidden = false;
  const done = again.querySelector("[data-signed-in]");
  if (done) resume(done.dataset);
}

function resume({ signedIn, token }) {
  again.hidden = true;
  if (signedIn !== form.dataset.user) { window.location.reload(); return; }
  document.body.setAttribute("hx-headers", JSON.stringify({ "x-csrftoken": token }));
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  isPaused = false;
  send();
}

again.addEventListener("submit", (event) => {
  event.preventDefault();
  const body = new FormData(event.target);
  show(() => window.fetch(event.target.action, { method: "POST", body, credentials: "same-origin" }));
});

// What the server says about relevance: questions come and go, what was answered stays.
function relevance() {
  const said = document.getElementById("asked");
  if (!said) return;
  const asked = new Set(said.dataset.asked.split(" "));
  for (const one of form.querySelectorAll("[data-question]")) one.hidden = !asked.has(one.dataset.question);
}

function wrong() {
  for (const one of form.querySelectorAll("[data-question]")) {
    const said = one.querySelector(".said");
    one.classList.toggle("is-wrong", Boolean(said && said.textContent.trim()));
  }
}

function tally(field) {
  const shown = form.querySelector(`[data-tally="${field.id}"]`);
  if (shown) shown.textContent = `，已写${Array.from(field.value).length}个`;
}

if (!form.querySelector("fieldset.bare[disabled]")) {
  form.addEventListener("input", changed);
  form.addEventListener("compositionend", changed);
  form.addEventListener("focusout", () => later(0));
  form.addEventListener("submit", (event) => { if (isPaused) event.preventDefault(); copy(); });
  document.addEventListener("click", pressed);
  document.addEventListener("click", left);
  area.addEventListener("htmx:beforeSend", began);
  area.addEventListener("htmx:afterRequest", ended);
  area.addEventListener("htmx:beforeOnLoad", (event) => {
    const { status } = event.detail.xhr;
    if (status === 401 || status === 403) event.preventDefault();
  });
  window.addEventListener("online", send);
  window.addEventListener("pagehide", copy);
  document.addEventListener("visibilitychange", () => { if (document.hidden) { copy(); send(); } });
  restore();
}
area.addEventListener("htmx:afterRequest", () => { relevance(); wrong(); });
form.addEventListener("input", (event) => { if (event.target.dataset.longest) tally(event.target); });
for (const field of form.querySelectorAll("[data-longest]")) tally(field);

// On a narrow screen the steps are one line; the one that is open stands in its middle.
const opened = document.querySelector("#steps [aria-current]");
if (opened) {
  const steps = opened.closest("#steps");
  steps.scrollLeft = opened.offsetLeft - (steps.clientWidth - opened.clientWidth) / 2;
}
