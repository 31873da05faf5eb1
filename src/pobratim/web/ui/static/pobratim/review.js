// The review of a document: a card and the words it was read from light up together; letters do what the buttons do.
// Keys are told by their place on the keyboard, so that they work in a Russian layout too.
const cards = () => [...document.querySelectorAll("#found article.card")];
const places = new Map();
for (const passage of document.querySelectorAll("#source .passage")) {
  for (const name of passage.dataset.cards.split(" ")) {
    if (!places.has(name)) places.set(name, []);
    places.get(name).push(passage);
  }
}
let selected = "";
let acted = "";

const show = (element) => {
  // Panes scroll each on its own where they stand side by side; where one stands under the other, the page does.
  const pane = element.closest("#source, #found");
  const scrolls = pane && pane.scrollHeight > pane.clientHeight + 1 && getComputedStyle(pane).overflowY === "auto";
  if (!scrolls) {
    if (element.matches(".card")) element.scrollIntoView({ block: "nearest", behavior: "instant" });
    return;
  }
  const place = element.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  // What stays at the top of a pane while it scrolls covers part of it.
  const covered = pane.querySelector(".standing")?.offsetHeight ?? 40;
  if (place.top >= frame.top + covered && place.bottom <= frame.bottom - 10) return;
  pane.scrollBy({ top: place.top - frame.top - frame.height / 3, behavior: "instant" });
};
const select = (card, { source = true, focus = true, scroll = true } = {}) => {
  if (!card) return;
  for (const lit of document.querySelectorAll(".selected, .passage.lit")) lit.classList.remove("selected", "lit");
  selected = card.id;
  card.classList.add("selected");
  // Whoever comes back from another page comes back to the card they were at.
  history.replaceState(history.state, "", `#${card.id}`);
  const passages = places.get(card.id) ?? [];
  for (const passage of passages) passage.classList.add("lit");
  // A heading may belong to many cards: show the words that are this card's own first.
  const own = passages.find((passage) => passage.dataset.cards.split(" ")[0] === card.id) ?? passages[0];
  if (source && own) show(own);
  if (focus) card.focus({ preventScroll: true });
  if (scroll) show(card);
};
const current = () => document.getElementById(selected);
const step = (by) => {
  const all = cards();
  const at = all.indexOf(current());
  select(all[Math.min(all.length - 1, Math.max(0, at + by))]);
};
const press = (card, act) => card?.querySelector(`button[value="${act}"]`)?.click();
const takes = 'button[value="undo"], button[value="part"]';
const undo = () => (current()?.querySelector(takes) ?? document.getElementById(acted)?.querySelector(takes))?.click();
const keys = {
  KeyJ: () => step(1),
  KeyK: () => step(-1),
  KeyA: () => press(current(), "accept"),
  KeyX: () => press(current(), "withdraw"),
  KeyE: () => current()?.querySelector("a.edit")?.click(),
  KeyM: () => current()?.querySelector("a.merge")?.click(),
  KeyU: undo,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const help = document.getElementById("keys");
  if (event.key === "?" && help) help.open = !help.open;
  else if (!event.shiftKey && keys[event.code] && !event.repeat) keys[event.code]();
  else if (!event.shiftKey && ["KeyJ", "KeyK"].includes(event.code)) keys[event.code]();
  else return;
  event.preventDefault();
});
document.addEventListener("click", (event) => {
  const passage = event.target.closest("#source .passage");
  if (passage) {
    const names = passage.dataset.cards.split(" ");
    // Another click on the same words goes on to the next card read from them.
    const at = names.indexOf(selected);
    const card = [...names.slice(at + 1), ...names].map((name) => document.getElementById(name)).find(Boolean);
    if (!card) return;
    event.preventDefault();
    select(card, { source: false });
    return;
  }
  // On a narrow screen the switch leads to the words of the card one is at, and back.
  const pane = event.target.closest(".switch a")?.hash;
  const there = pane && (pane === "#source" ? document.querySelector(".passage.lit") : current());
  if (there) {
    event.preventDefault();
    there.scrollIntoView({ block: "center", behavior: "instant" });
    return;
  }
  const card = event.target.closest("#found .card");
  if (card && !event.target.closest("a, button, summary") && !String(getSelection())) select(card);
});
document.addEventListener("focusin", (event) => {
  const passage = event.target.closest("#source .passage");
  const card = passage ? document.getElementById(passage.dataset.cards.split(" ")[0]) : event.target.closest("#found .card");
  if (card && card.id !== selected) select(card, { source: !passage, focus: false });
});
document.addEventListener("submit", (event) => {
  const card = event.target.closest("article.card");
  if (!card) return;
  acted = card.id;
  card.dataset.act = event.submitter?.value ?? "";
});
document.addEventListener("htmx:beforeSwap", (event) => {
  const card = event.detail.target;
  if (card.matches?.("article.card")) document.body.dataset.act = card.dataset.act ?? "";
});
document.addEventListener("htmx:load", (event) => {
  const card = event.detail.elt;
  if (!card.matches?.("#found article.card")) return;
  const act = document.body.dataset.act;
  const goesOn = ["accept", "withdraw"].includes(act) && !card.querySelector("[role=alert]");
  const all = cards();
  const later = [...all.slice(all.indexOf(card) + 1), ...all].find((other) => !other.classList.contains("done"));
  select(goesOn && later ? later : card);
});

const asked = document.getElementById(location.hash.slice(1));
select(asked?.matches(".card") ? asked : cards().find((card) => !card.classList.contains("done")) ?? cards()[0], {
  focus: Boolean(asked),
  scroll: Boolean(asked),
});
