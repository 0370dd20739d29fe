// Before anything is handed in: is there text on this device that has not reached the server?
const place = document.querySelector("[data-unsaved]");

function left() {
  try {
    return Object.keys(window.localStorage).filter((name) => name.startsWith(place.dataset.unsaved));
  } catch (none) { return []; }
}

const sections = left().map((name) => name.slice(place.dataset.unsaved.length));
if (sections.length) {
  const list = place.querySelector("ul");
  for (const link of document.querySelectorAll("#steps a")) {
    if (!sections.some((code) => link.pathname.endsWith(`/form/${code}/`))) continue;
    const item = document.createElement("li");
    item.append(link.cloneNode(true));
    list.append(item);
  }
  place.hidden = false;
  for (const button of document.querySelectorAll("[data-final]")) button.disabled = true;
}
