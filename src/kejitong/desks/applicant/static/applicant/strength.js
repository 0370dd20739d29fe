// Says how strong a password is while it is typed; the server has the last word.
const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/];

function judged(word) {
  const kinds = KINDS.filter((kind) => kind.test(word)).length;
  if (!word) return "";
  if (word.length < 10) return `还差${10 - word.length}个字符`;
  if (/^\d+$/.test(word)) return "不能全是数字";
  if (new Set(word).size < 5) return "弱：重复的字符太多";
  if (word.length >= 14 && kinds >= 2) return "强";
  return kinds >= 3 ? "强" : "中：再长一些，或加上另一类字符会更好";
}

for (const field of document.querySelectorAll("[data-strength]")) {
  const place = document.getElementById(field.dataset.strength);
  field.addEventListener("input", () => { place.textContent = judged(field.value); });
}
