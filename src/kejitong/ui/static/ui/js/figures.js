// The card of a figure: kept inside the window, and put away with Escape.
function place(figure) {
  const card = figure.querySelector(".figure-card");
  if (!card) return;
  card.classList.remove("is-left", "is-above");
  const box = card.getBoundingClientRect();
  card.classList.toggle("is-left", box.right > document.documentElement.clientWidth);
  card.classList.toggle("is-above", box.bottom > window.innerHeight && box.top > box.height * 2);
}

function near(event) {
  const figure = event.target.closest && event.target.closest("[data-figure]");
  if (!figure) return;
  figure.classList.remove("is-quiet");
  place(figure);
}

export function start() {
  document.addEventListener("mouseover", near);
  document.addEventListener("focusin", near);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const figure of document.querySelectorAll("[data-figure]")) figure.classList.add("is-quiet");
  });
}
