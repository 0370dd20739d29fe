// A cell of the list is corrected where it stands: two clicks on it ask the server for its form.
const ADDRESS = document.querySelector("[data-records]").dataset.records;

function columnOf(cell) {
  const heading = cell.closest("table").tHead.rows[0].cells[cell.cellIndex];
  return heading && heading.dataset.column;
}

function opened(event) {
  const cell = event.target.closest("#records tr[data-record] > td");
  if (!cell || event.target.closest("form") || cell.querySelector("form")) return;
  const column = columnOf(cell);
  if (!column) return;
  window.getSelection().removeAllRanges();
  window.htmx.ajax("GET", `${ADDRESS}${cell.parentNode.dataset.record}/cell/${column}/`, { target: cell, swap: "innerHTML" });
}

function left(event) {
  const form = event.key === "Escape" && event.target.closest(".cell-form");
  if (form) form.querySelector("[data-cell-cancel]").click();
}

function corrected(event) {
  if (!event.detail.elt || event.detail.elt.tagName !== "TD" || event.detail.elt.querySelector("form")) return;
  const link = event.detail.elt.parentNode.querySelector("a[href]:not(.quiet):not(.mend)");
  if (link) link.focus();
}

document.addEventListener("dblclick", opened);
document.addEventListener("keydown", left);
document.addEventListener("htmx:afterSettle", corrected);
