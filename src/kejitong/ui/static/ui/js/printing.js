// A button that prints the page; without scripts it stays away.
export function start() {
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });
}

export function adopt(root) {
  for (const button of root.querySelectorAll("[data-print]")) button.hidden = false;
}
