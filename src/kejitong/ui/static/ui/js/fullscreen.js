// A button that fills the screen with the page; where that cannot be done it stays away.
export function start() {
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-fullscreen]")) document.documentElement.requestFullscreen();
  });
}

export function adopt(root) {
  if (!document.fullscreenEnabled) return;
  for (const button of root.querySelectorAll("[data-fullscreen]")) button.hidden = false;
}
