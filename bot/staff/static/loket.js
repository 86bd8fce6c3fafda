/* Small helps for staff. Everything also works without this file. */
"use strict";

/* New intakes: say so, don't move anything and leave the focus where it is. */
const fresh = document.querySelector("[data-stream]");
if (fresh && window.EventSource) {
  const source = new EventSource(fresh.dataset.stream + "?sinds=" + encodeURIComponent(fresh.dataset.mark));
  source.addEventListener("nieuw", () => {
    if (fresh.childElementCount) return;
    const link = document.createElement("a");
    link.className = "utrecht-link fresh__link";
    link.href = location.href;
    link.textContent = "Er zijn nieuwe intakes. Ververs de lijst.";
    link.addEventListener("click", (event) => {
      if (!window.htmx) return; // then the link reloads the page
      event.preventDefault();
      window.htmx.ajax("GET", location.href, { target: "#lijst", swap: "innerHTML" });
      link.remove();
    });
    fresh.append(link);
  });
  addEventListener("pagehide", () => source.close());
}

/* Keyboard: j and k walk through the list, / goes to the search box, o picks up, ? tells which keys there are. */
function walk(step) {
  const links = [...document.querySelectorAll(".list__row a")];
  const at = links.indexOf(document.activeElement);
  const next = links[Math.max(0, Math.min(links.length - 1, at + step))];
  if (next) next.focus();
}
const keys = {
  j: () => walk(1),
  k: () => walk(-1),
  "/": () => document.querySelector("#zoek")?.focus(),
  o: () => document.querySelector("#oppakken button")?.focus(),
  "?": () => document.querySelector("#toetsen")?.toggleAttribute("open"),
};
addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

/* Printing shows what is folded. */
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => (one.open = true)));

/* One press is enough: a second one would only give "somebody was first". */
document.querySelectorAll("form[method=post]").forEach((form) =>
  form.addEventListener("submit", () => form.querySelectorAll("button").forEach((button) => (button.disabled = true))),
);
