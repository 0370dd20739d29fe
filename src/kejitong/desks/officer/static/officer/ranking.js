// The sheet is reckoned anew while one goes on writing: what was written meanwhile is put back.
let sent = new Map();
let late = new Map();

const isSheet = (event) => event.detail.target && event.detail.target.id === "ranking";
const fields = () => document.querySelectorAll("#ranking :is(input, textarea)[id]");
const said = (field) => (field.type === "radio" ? field.checked : field.value);
const written = () => new Map(Array.from(fields(), (field) => [field.id, said(field)]));

document.addEventListener("htmx:beforeRequest", (event) => {
  if (isSheet(event)) sent = written();
});

document.addEventListener("htmx:beforeSwap", (event) => {
  if (!isSheet(event)) return;
  late = new Map([...written()].filter(([id, now]) => sent.has(id) && sent.get(id) !== now));
});

document.addEventListener("htmx:afterSwap", () => {
  if (!late.size) return;
  for (const field of fields()) {
    if (late.has(field.id)) field[field.type === "radio" ? "checked" : "value"] = late.get(field.id);
  }
  late = new Map();
  document.querySelector("#ranking form").dispatchEvent(new Event("change"));
});
