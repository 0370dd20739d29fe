// A paragraph whose figures are pieces that cannot be altered inside. The text area keeps the marks
// ({F04}) and is what the form sends; without this script it is edited as it stands.
const MARK = /\{[A-Za-z]\w*(?:\|\d+|[?!])?\}/g;

function figures() {
  const known = new Map();
  for (const one of document.querySelectorAll("[data-token]")) known.set(one.dataset.token, one.dataset);
  return known;
}

function piece(said, token) {
  const chip = document.createElement("span");
  chip.className = said && "missing" in said ? "chip chip-missing" : "chip";
  chip.contentEditable = "false";
  chip.dataset.chip = token;
  chip.textContent = said ? said.shown : token;
  if (said) {
    chip.title = said.label;
    chip.tabIndex = 0;
    chip.setAttribute("role", "button");
    chip.setAttribute("aria-label", `${said.label}：${said.shown}，不能改，可删除或移动`);
  }
  return chip;
}

function fill(pane, text, known) {
  pane.textContent = "";
  let start = 0;
  for (const found of text.matchAll(MARK)) {
    pane.append(text.slice(start, found.index), piece(known.get(found[0]), found[0]));
    start = found.index + found[0].length;
  }
  pane.append(text.slice(start));
}

function written(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.dataset && node.dataset.chip) return node.dataset.chip;
  if (node.tagName === "BR") return " ";
  return Array.from(node.childNodes, written).join("");
}

function insert(pane, node) {
  pane.focus();
  const chosen = window.getSelection();
  const range = chosen.rangeCount && pane.contains(chosen.getRangeAt(0).startContainer) ? chosen.getRangeAt(0) : document.createRange();
  if (!pane.contains(range.startContainer)) {
    range.selectNodeContents(pane);
    range.collapse(false);
  }
  range.deleteContents();
  range.insertNode(node);
  range.setStartAfter(node);
  range.collapse(true);
  chosen.removeAllRanges();
  chosen.addRange(range);
}

function look(chip, known) {
  const said = known.get(chip.dataset.chip);
  if (said && said.url && window.htmx) window.htmx.ajax("GET", said.url, "#figure-panel");
}

function adopt(area) {
  const known = figures();
  const pane = document.createElement("div");
  pane.className = "words";
  pane.contentEditable = "true";
  pane.setAttribute("role", "textbox");
  pane.setAttribute("aria-multiline", "true");
  pane.setAttribute("aria-labelledby", "text-label");
  fill(pane, area.value, known);
  const keep = () => { area.value = written(pane).replace(/\u00a0/g, " ").trim(); };
  pane.addEventListener("input", keep);
  pane.addEventListener("paste", (event) => {
    event.preventDefault();
    insert(pane, document.createTextNode(event.clipboardData.getData("text/plain").replace(/\s*\n\s*/g, "")));
    keep();
  });
  pane.addEventListener("keydown", (event) => {
    const chip = event.target.closest("[data-chip]");
    if (chip && (event.key === "Delete" || event.key === "Backspace")) {
      event.preventDefault();
      chip.remove();
      pane.focus();
      keep();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (chip) look(chip, known);
    }
  });
  pane.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-chip]");
    if (chip) look(chip, known);
  });
  for (const button of document.querySelectorAll("[data-insert]")) {
    const { token } = button.closest("[data-token]").dataset;
    button.hidden = false;
    button.addEventListener("click", () => { insert(pane, piece(known.get(token), token)); keep(); });
  }
  area.form.addEventListener("submit", keep);
  area.form.addEventListener("draftdropped", () => fill(pane, area.value, known));
  area.hidden = true;
  area.after(pane);
  document.getElementById("text-label").addEventListener("click", () => pane.focus());
}

for (const area of document.querySelectorAll("[data-editor]")) adopt(area);
