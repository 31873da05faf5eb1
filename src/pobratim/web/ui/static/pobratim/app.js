// "/" puts the cursor into the search, as in most registers; everything else works without a script.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const field = document.querySelector("#find");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

// A cell of a paper shows where it was read, a line of its text opens its record; the list under the paper leads to
// the records without a script.
const links = document.getElementById("records");
if (links) {
  const records = JSON.parse(links.textContent);
  const panel = document.getElementById("evidence");
  const show = (cell) => {
    const row = cell.closest("[data-records]");
    const query = new URLSearchParams();
    for (const name of row.dataset.records.split(" ")) if (records[name]) query.append("record", records[name].record);
    for (const name of cell.dataset.fields.split(" ")) query.append("field", name);
    for (const other of document.querySelectorAll(".sheet .shown")) other.classList.remove("shown");
    cell.classList.add("shown");
    htmx.ajax("GET", `${panel.dataset.address}?${query}`, { target: panel, swap: "innerHTML" });
  };
  panel.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) panel.replaceChildren();
  });
  for (const cell of document.querySelectorAll(".sheet tr[data-records] > td[data-fields]")) {
    const known = cell.closest("tr").dataset.records.split(" ").some((name) => records[name]);
    if (!known || !cell.textContent.trim() || cell.dataset.fields === "row_number") continue;
    cell.classList.add("linked");
    cell.tabIndex = 0;
    cell.addEventListener("click", () => String(getSelection()) || show(cell));
    cell.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      show(cell);
    });
  }
  for (const element of document.querySelectorAll(".sheet > .paper > p[data-records]")) {
    const record = records[element.dataset.records.split(" ")[0]];
    if (!record) continue;
    element.classList.add("linked");
    element.title = record.label;
    element.addEventListener("click", (event) => {
      if (String(getSelection())) return;
      event.stopPropagation();
      location.assign(record.url);
    });
  }
}

// The rest of the menu opens without a script; a click elsewhere, going on with Tab, or Escape closes it.
const rest = document.querySelector(".top .more details");
const leave = (event) => {
  if (rest?.open && !rest.contains(event.target)) rest.open = false;
};
for (const name of ["click", "focusin"]) document.addEventListener(name, leave);
rest?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  rest.open = false;
  rest.querySelector("summary").focus();
});

// Filters that are not set stay out of the address, so that a list can be sent as a short link.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb !== "get") return;
  const parameters = event.detail.parameters;
  for (const [name, value] of Object.entries(parameters)) {
    if (value === "") delete parameters[name];
  }
});
document.addEventListener("formdata", (event) => {
  if (event.target.method !== "get") return;
  for (const [name, value] of [...event.formData]) {
    if (value === "") event.formData.delete(name);
  }
});

// A heap of files: what is dropped, folders and all, is chosen as if by hand; sending shows how far it is.
const entriesIn = async (entry) => {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const inside = [];
  for (;;) {
    // A folder is told in portions, in no order.
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) break;
    inside.push(...some);
  }
  const found = [];
  for (const inner of inside.sort((a, b) => a.name.localeCompare(b.name))) found.push(...(await entriesIn(inner)));
  return found;
};
const chosen = (form) => {
  const number = [...form.querySelectorAll("input[type=file]")].reduce((sum, input) => sum + input.files.length, 0);
  const status = form.querySelector(".chosen");
  status.hidden = !number;
  status.textContent = `${status.dataset.text} ${number}`;
};
for (const name of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(name, async (event) => {
    const zone = event.target.closest?.(".drop");
    if (!zone) return;
    event.preventDefault();
    zone.classList.toggle("over", name === "dragover");
    if (name !== "drop") return;
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    const heap = new DataTransfer();
    for (const entry of entries) for (const file of await entriesIn(entry)) heap.items.add(file);
    zone.querySelector("input[type=file]").files = heap.files;
    chosen(zone.closest("form"));
  });
}
document.addEventListener("change", (event) => {
  if (event.target.matches?.(".drop input[type=file]")) chosen(event.target.form);
});
document.addEventListener("htmx:xhr:progress", (event) => {
  const bar = event.target.querySelector?.("progress");
  if (!bar || !event.detail.lengthComputable) return;
  bar.hidden = false;
  bar.value = (event.detail.loaded / event.detail.total) * 100;
});

// A city chosen beside a list of cities becomes a line of it.
document.addEventListener("change", (event) => {
  const list = document.getElementById(event.target.dataset?.addsTo ?? "");
  const name = event.target.value?.trim();
  if (!list || !name) return;
  const lines = list.value.split("\n").map((line) => line.trim()).filter(Boolean);
  if (!lines.includes(name)) list.value = [...lines, name].join("\n");
  event.target.value = "";
});
// A row copied from Word carries its cells in the clipboard: they are sent beside the text.
document.addEventListener("paste", (event) => {
  const fragment = event.target.matches?.("#quick_words") && event.target.form.elements.fragment;
  if (fragment) fragment.value = event.clipboardData.getData("text/html").slice(0, 20000);
});
document.addEventListener("input", (event) => {
  // What was typed after pasting is no longer what the clipboard held.
  if (event.target.matches?.("#quick_words") && event.inputType !== "insertFromPaste") event.target.form.elements.fragment.value = "";
});
