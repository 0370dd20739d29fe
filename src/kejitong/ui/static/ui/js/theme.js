// Theme and type size: kept in cookies that the server reads, so that the next page does not flash.
const AUTOMATIC = { dark: "(prefers-color-scheme: dark)", contrast: "(prefers-contrast: more)" };

function remember(name, value) {
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`;
}

function paint(theme) {
  const root = document.documentElement;
  root.dataset.theme = theme;
  for (const sheet of document.querySelectorAll("[data-theme-sheet]")) {
    const name = sheet.dataset.themeSheet;
    sheet.media = theme === name ? "all" : "not all";
  }
}

function current() {
  const { theme } = document.documentElement.dataset;
  if (theme) return theme;
  return ["contrast", "dark"].find((name) => window.matchMedia(AUTOMATIC[name]).matches) || "light";
}

function press() {
  const theme = current();
  const { size } = document.documentElement.dataset;
  for (const button of document.querySelectorAll("[data-theme-choice]"))
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === theme));
  for (const button of document.querySelectorAll("[data-size-choice]"))
    button.setAttribute("aria-pressed", String(size === button.dataset.sizeChoice));
}

function chooseTheme(choice) {
  const theme = current() === choice ? "light" : choice;
  remember("theme", theme);
  paint(theme);
}

function chooseSize(choice) {
  const root = document.documentElement;
  root.dataset.size = root.dataset.size === choice ? "normal" : choice;
  remember("size", root.dataset.size);
}

export function start() {
  press();
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-theme-choice], [data-size-choice]");
    if (!button) return;
    event.preventDefault();
    if (button.dataset.themeChoice) chooseTheme(button.dataset.themeChoice);
    else chooseSize(button.dataset.sizeChoice);
    press();
    document.dispatchEvent(new Event("modechange"));
  });
}
