// A file may be dropped anywhere on the form; without this script it is chosen as usual.
function adopt(form) {
  const field = form.querySelector("input[type=file]");
  const mark = (over) => (event) => {
    event.preventDefault();
    form.classList.toggle("is-over", over);
  };
  form.addEventListener("dragover", mark(true));
  form.addEventListener("dragleave", mark(false));
  form.addEventListener("drop", (event) => {
    mark(false)(event);
    if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
  });
}

for (const form of document.querySelectorAll("[data-drop]")) adopt(form);
