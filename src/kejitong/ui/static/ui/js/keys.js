// Keys: / goes to the search, ? lists the keys, g and a letter go to a task of the rail.
let going = false;

export function typing(target) {
  if (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  return target.tagName === "INPUT" && !/^(checkbox|radio|button|submit)$/.test(target.type);
}

function follow(letter) {
  const link = document.querySelector(`[data-go="${CSS.escape(letter)}"]`);
  if (link) link.click();
}

function press(event) {
  if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (going) {
    going = false;
    follow(event.key);
    return;
  }
  if (event.key === "g") {
    going = true;
    window.setTimeout(() => { going = false; }, 1500);
    return;
  }
  const found = { "/": "[data-search]", "?": "[data-keys]" }[event.key];
  const target = found && document.querySelector(found);
  if (!target) return;
  event.preventDefault();
  if (target.showModal) { if (!target.open) target.showModal(); } else target.focus();
}

export function start() {
  document.addEventListener("keydown", press);
}
