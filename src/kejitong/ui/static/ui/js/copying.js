// Copying a code or an address, and saying so.
async function copy(button) {
  const source = document.querySelector(button.dataset.copy);
  const text = source ? source.textContent.trim() : button.dataset.copyText;
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "已复制";
  } catch (refused) {
    button.textContent = "请手工选取复制";
  }
  window.setTimeout(() => { button.textContent = before; }, 2000);
}

export function start() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy], [data-copy-text]");
    if (button) copy(button);
  });
}
