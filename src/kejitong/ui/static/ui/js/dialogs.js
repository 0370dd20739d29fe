// Dialogs open from links that also work without scripts (through :target); asking before a form is sent.
function open(dialog) {
  if (dialog.open) return;
  dialog.showModal();
}

function opened(event) {
  const opener = event.target.closest("[data-dialog-open]");
  const dialog = opener && document.getElementById(opener.dataset.dialogOpen);
  if (!dialog || !dialog.showModal) return;
  event.preventDefault();
  open(dialog);
}

function closed(event) {
  const closer = event.target.closest("[data-dialog-close]");
  const dialog = closer ? closer.closest("dialog") : event.target;
  if (!(dialog instanceof HTMLDialogElement) || !dialog.open) return;
  event.preventDefault();
  dialog.close();
}

function asked(event) {
  const words = event.target.dataset.confirm;
  if (words && !window.confirm(words)) {
    event.preventDefault();
    event.stopPropagation();
  }
}

export function start() {
  document.addEventListener("click", opened);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-dialog-close]") || event.target.matches("dialog[open]")) closed(event);
  });
  document.addEventListener("submit", asked, true);
}
