// "/" puts the cursor into the page's filter, as in most registers; everything else works without a script.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const field = document.querySelector("#id_q");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

// A row of a paper opens the record it was printed from; the list under the paper does the same without a script.
const links = document.getElementById("records");
if (links) {
  const records = JSON.parse(links.textContent);
  for (const element of document.querySelectorAll(".sheet tr[data-records], .sheet p[data-records]")) {
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

// On a narrow screen the menu is wider than the page: show the entry one is at.
document.querySelector(".top [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });

// Filters that are not set stay out of the address, so that a list can be sent as a short link.
document.addEventListener("htmx:configRequest", (event) => {
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
