// Pairs that may be one: letters do what the buttons do. Keys are told by their place, so that they work in a Russian layout.
const pairs = () => [...document.querySelectorAll("article.pair")];
const current = () => document.querySelector("article.pair.selected");
let acted = "";

const select = (pair, { focus = true } = {}) => {
  if (!pair) return;
  current()?.classList.remove("selected");
  pair.classList.add("selected");
  if (!focus) return;
  pair.focus({ preventScroll: true });
  pair.scrollIntoView({ block: "nearest", behavior: "instant" });
};
const step = (by) => {
  const all = pairs();
  select(all[Math.min(all.length - 1, Math.max(0, all.indexOf(current()) + by))]);
};
const press = (pair, decision) => pair?.querySelector(`button[value="${decision}"]`)?.click();
const undo = () => press(current()?.querySelector('button[value="undo"]') ? current() : document.getElementById(acted), "undo");
const keys = {
  KeyJ: () => step(1),
  KeyK: () => step(-1),
  KeyS: () => press(current(), "same"),
  KeyD: () => press(current(), "different"),
  KeyN: () => press(current(), "unsure"),
  KeyU: undo,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const help = document.querySelector("details.keys");
  if (event.key === "?" && help) help.open = !help.open;
  else if (!event.shiftKey && keys[event.code] && (!event.repeat || "JK".includes(event.code.slice(3)))) keys[event.code]();
  else return;
  event.preventDefault();
});
document.addEventListener("submit", (event) => {
  const pair = event.target.closest("article.pair");
  if (!pair) return;
  acted = pair.id;
  document.body.dataset.act = event.submitter?.value ?? "";
});
document.addEventListener("click", (event) => select(event.target.closest("article.pair"), { focus: false }));
document.addEventListener("focusin", (event) => select(event.target.closest("article.pair"), { focus: false }));
document.addEventListener("htmx:load", (event) => {
  const pair = event.detail.elt;
  if (!pair.matches?.("article.pair")) {
    select(pairs().find((other) => !other.classList.contains("done")), { focus: false });
    return;
  }
  const all = pairs();
  const later = all.slice(all.indexOf(pair) + 1).find((other) => !other.classList.contains("done"));
  select(document.body.dataset.act !== "undo" && later ? later : pair);
});

select(pairs().find((pair) => !pair.classList.contains("done")) ?? pairs()[0], { focus: false });
