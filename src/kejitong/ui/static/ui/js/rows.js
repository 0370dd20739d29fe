// Lists by keys: j and k go from row to row, x picks a row, n and p turn the page; Enter opens the
// link that has the focus.
import { typing } from "./keys.js";

function rows() {
  return Array.from(document.querySelectorAll("main tbody tr")).filter((row) => row.querySelector("a[href]"));
}

function current() {
  return document.activeElement && document.activeElement.closest("main tbody tr");
}

function step(by) {
  const every = rows();
  if (!every.length) return false;
  const here = every.indexOf(current());
  const place = here < 0 ? (by > 0 ? 0 : every.length - 1) : here + by;
  const row = every[Math.min(Math.max(place, 0), every.length - 1)];
  (row.querySelector("a[href]:not(.quiet):not(.mend)") || row.querySelector("a[href]")).focus();
  row.scrollIntoView({ block: "nearest" });
  return true;
}

function pick() {
  const row = current();
  const box = row && row.querySelector("input[type=checkbox]");
  if (!box) return false;
  box.click();
  return true;
}

function turn(way) {
  const link = document.querySelector(`main .pager a[rel=${way}]`);
  if (!link) return false;
  link.click();
  return true;
}

const KEYS = { j: () => step(1), k: () => step(-1), x: pick, n: () => turn("next"), p: () => turn("prev") };

function press(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  const act = KEYS[event.key];
  if (act && act()) event.preventDefault();
}

export function start() {
  document.addEventListener("keydown", press);
}
