// The recording page: keeps every turn of the chat beside it, shows what was understood, and hands it all to the form.
const $ = (id) => document.getElementById(id);
const KEY = `rechtdoor-stappen-${document.querySelector("main").dataset.municipality}`;
let turns = [];

const listed = (value) => [].concat(value ?? []).filter((one) => one !== "");
const facts = (found) => Object.entries(found ?? {}).filter(([, value]) => listed(value).length);

function heard({ intent, domains, about, crisis, facts: found } = {}) {
  const known = facts(found).map(([name, value]) => `${name}: ${listed(value).join(", ")}`);
  return [intent, listed(domains).join(", "), about, crisis, ...known].filter(Boolean).join(" · ");
}

const DID = { start: "Begin", reload: "Pagina opnieuw geopend", erase: "Gesprek gewist" };

function shown({ how, said, understood, state }) {
  const item = document.createElement("li"), what = document.createElement("b"), rest = document.createElement("p");
  what.textContent = DID[how] ?? (how === "button" ? `[${said}]` : said);
  rest.textContent = [how === "typed" && heard(understood ?? {}), state?.question ? `vraag: ${state.question}` : `fase: ${state?.phase ?? "–"}`]
    .filter(Boolean).join(" → ");
  item.append(what, rest);
  return item;
}

function show() {
  $("heard").replaceChildren(...turns.map(shown));
  const acts = turns.filter(({ how }) => how !== "start").map(({ how, said = "", payload = "" }) => ({ how, said, payload }));
  $("recording").value = JSON.stringify({ acts, state: turns.findLast(({ state }) => state)?.state });
}

document.addEventListener("turn", ({ detail: { how, said, payload, understood, state } }) => {
  if (how === "start") turns = [];
  else if (how === "reload") turns = JSON.parse(localStorage.getItem(KEY) ?? "[]");
  turns.push({ how, said, payload, understood, state });
  localStorage.setItem(KEY, JSON.stringify(turns));
  show();
});

$("again").addEventListener("click", () => {
  localStorage.removeItem(KEY);
  document.dispatchEvent(new Event("restart"));
});
