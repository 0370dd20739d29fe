// How far an upload has come; a chosen file is sent at once.
document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-upload]");
  if (form && event.target.files && event.target.files.length) form.querySelector("[type=submit]").click();
});
document.addEventListener("htmx:xhr:progress", (event) => {
  const bar = event.target.querySelector && event.target.querySelector("progress");
  if (!bar || !event.detail.lengthComputable) return;
  bar.hidden = false;
  bar.value = Math.round((100 * event.detail.loaded) / event.detail.total);
});
document.addEventListener("htmx:sendError", (event) => {
  const form = event.target.closest("[data-upload]");
  if (form) form.querySelector(".field-help").textContent = "没有连上网，文件没有传上去；连上以后请再选一次。";
});
document.addEventListener("htmx:responseError", (event) => {
  const form = event.target.closest("[data-upload]");
  if (form) form.querySelector(".field-help").textContent = "没有传上去，请稍后再试；文件太大的，请先压缩。";
});
