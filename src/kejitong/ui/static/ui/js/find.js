// The hits below the search box: arrows go through them, Escape and leaving put them away.
function box() {
  return document.querySelector("[data-search]");
}

function links() {
  return Array.from(document.querySelectorAll("#hits a[href]"));
}

function close() {
  const hits = document.getElementById("hits");
  if (hits) hits.textContent = "";
}

function go(by) {
  const every = links();
  const here = every.indexOf(document.activeElement);
  if (!every.length) return false;
  if (here + by < 0) box().focus();
  else every[Math.min(here + by, every.length - 1)].focus();
  return true;
}

function press(event) {
  if (!event.target.closest || !event.target.closest("[data-find]")) return;
  if (event.key === "Escape") {
    close();
    box().focus();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (go(event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
  }
}

function left(event) {
  if (event.target.closest && !event.target.closest("[data-find]")) close();
}

export function start() {
  document.addEventListener("keydown", press);
  document.addEventListener("focusin", left);
  document.addEventListener("click", left);
}
