// The chat page: a thin client of /api/v1. The conversation's key stays in this browser, so a reload goes on.
const $ = (id) => document.getElementById(id);
const main = document.querySelector("main");
const log = $("log"), choices = $("choices"), form = $("form"), field = $("message"), typing = $("typing");
const RECORDING = "record" in main.dataset; // a tester's page: it hears every turn, and what was understood
const STORE = RECORDING ? `rechtdoor-opname-${main.dataset.municipality}` : "rechtdoor";
const TEXTS = JSON.parse($("texts").textContent); // the page_ sentences of bot/chat/texts.yml
const PATIENCE = 14500; // milliseconds; then the way to a person, even when the server says nothing
let conversation = null;
let busy = false;
let early = ""; // what was sent before the conversation was there
let there = false; // whether the conversation can be talked in

const kept = () => JSON.parse(sessionStorage.getItem(STORE) || localStorage.getItem(STORE) || "null");
function keep(value, shared = false) {
  localStorage.removeItem(STORE);
  sessionStorage.removeItem(STORE);
  if (value) (shared ? sessionStorage : localStorage).setItem(STORE, JSON.stringify(value));
}

function tell(how, what = {}) {
  if (RECORDING) document.dispatchEvent(new CustomEvent("turn", { detail: { how, ...what } }));
}

async function api(method, path, body, key) {
  const headers = { "Content-Type": "application/json" };
  if (conversation) headers.Authorization = `Bearer ${conversation.token}`;
  if (key) headers["Idempotency-Key"] = key;
  const answer = await fetch(`/api/v1${path}`, { method, headers, body: body && JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE) });
  const data = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(data.detail), { status: answer.status, detail: data.detail });
  return data;
}

function bubble(sender, text) {
  const item = document.createElement("div");
  item.className = `bubble ${sender}`;
  const who = document.createElement("span");
  who.className = "visually-hidden";
  who.textContent = `${sender === "resident" ? TEXTS.you : TEXTS.bot}: `;
  item.append(who);
  for (const line of text.split(/\n+/)) {
    const part = document.createElement("p");
    linkNumbers(part, line);
    item.append(part);
  }
  log.append(item);
  return item;
}

function linkNumbers(element, line) {
  // emergency numbers can be tapped
  for (const piece of line.split(/(\b(?:112|113|0800[- ]\d{4})\b)/)) {
    if (/^(112|113|0800[- ]\d{4})$/.test(piece)) {
      const link = document.createElement("a");
      link.href = `tel:${piece.replace(/\D/, "")}`;
      link.textContent = piece;
      element.append(link);
    } else element.append(piece);
  }
}

function show(messages) {
  choices.replaceChildren();
  for (const message of messages) {
    const item = bubble(message.sender, message.text);
    if (message.buttons.length) offer(message.buttons);
    log.lastBubble = item;
  }
  scroll();
}

function offer(buttons) {
  choices.replaceChildren(...buttons.map(({ title, payload }) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = title;
    button.className = ["overslaan", "weet_niet"].includes(payload) ? "choice quiet" : "choice";
    button.addEventListener("click", () => send({ payload }, title));
    return button;
  }));
}

function scroll() {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  form.scrollIntoView({ block: "end", behavior: calm ? "auto" : "smooth" });
}

async function waiting(work) {
  busy = true;
  form.setAttribute("aria-busy", "true");
  const start = setTimeout(() => say(TEXTS.busy), 400);
  const slow = setTimeout(() => say(TEXTS.slow), Number(main.dataset.soft) * 1000);
  try { return await work(); }
  finally {
    clearTimeout(start); clearTimeout(slow);
    typing.hidden = true; typing.textContent = "";
    form.removeAttribute("aria-busy");
    busy = false;
  }
}

function say(text) { typing.textContent = text; typing.hidden = false; scroll(); }

async function send(body, shownText, key = crypto.randomUUID()) {
  if (busy) return;
  document.querySelectorAll(".notice").forEach((notice) => notice.remove());
  const mine = bubble("resident", shownText);
  const offered = [...choices.children];
  choices.replaceChildren();
  field.value = "";
  try {
    const reply = await waiting(() => api("POST", `/conversations/${conversation.id}/messages${RECORDING ? "?understood=true" : ""}`, body, key));
    show(reply.messages);
    update(reply);
    tell(body.text ? "typed" : "button", { said: shownText, payload: body.payload, ...reply });
  } catch (error) {
    mine.remove();
    choices.replaceChildren(...offered);
    if (body.text) field.value = body.text;
    failed(error, () => send(body, shownText, key));
  }
  field.focus({ preventScroll: true });
}

function update({ state }) {
  conversation.state = state;
  main.dataset.question = state.question || "";
  offerPaper(state);
  if (state.erased) { keep(null); ended(); }
  else keep({ id: conversation.id, token: conversation.token }, state.crisis === "geweld");
}

function offerPaper({ reference, code, crisis }) {
  // with violence nothing that stays on a shared device
  const paper = $("paper");
  paper.hidden = !reference || !code || crisis === "geweld";
  paper.elements.kenmerk.value = reference || "";
  paper.elements.code.value = code || "";
}

function ended() {
  form.hidden = true;
  const again = document.createElement("button");
  again.type = "button"; again.className = "choice"; again.textContent = TEXTS.new;
  again.addEventListener("click", restart);
  queueMicrotask(() => choices.replaceChildren(again));
}

function failed(error, retry) {
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.setAttribute("role", "alert");
  const text = document.createElement("p");
  text.textContent = error.detail || TEXTS.trouble;
  notice.append(text);
  const button = document.createElement("button");
  button.type = "button"; button.className = "choice";
  const gone = [401, 404].includes(error.status);
  button.textContent = gone ? TEXTS.new : TEXTS.again;
  button.addEventListener("click", () => { notice.remove(); gone ? restart() : retry(); });
  if (error.status !== 400) notice.append(button);
  log.append(notice);
  scroll();
}

async function begin() {
  try {
    const begun = await waiting(() => api("POST", "/conversations", { municipality: main.dataset.municipality }));
    conversation = { id: begun.id, token: begun.token };
    update(begun);
    show(begun.messages);
    tell("start", begun);
    ready();
  } catch (error) { failed(error, begin); }
}

async function resume() {
  try {
    const found = await waiting(() => api("GET", `/conversations/${conversation.id}`));
    update(found);
    show(found.messages);
    tell("reload", found);
    const last = found.messages.at(-1);
    if (!last?.buttons.length) choices.replaceChildren();
    ready();
  } catch (error) {
    if ([401, 404].includes(error.status)) restart();
    else failed(error, resume);
  }
}

function ready() {
  // what was sent too early goes now, unless it was changed since
  there = true;
  if (early && field.value.trim() === early) form.requestSubmit();
  early = "";
}

function restart() {
  keep(null); conversation = null; there = false; form.hidden = false;
  log.replaceChildren(); choices.replaceChildren();
  begin();
}

async function erase() {
  if (!conversation || busy) return;
  try {
    await waiting(() => api("DELETE", `/conversations/${conversation.id}`));
    log.replaceChildren(); keep(null);
    tell("erase");
    bubble("bot", TEXTS.erased);
    ended();
  } catch (error) { failed(error, erase); }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (!there) early = text;
  else if (text) send({ text }, text);
});
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); form.requestSubmit(); }
});
document.addEventListener("restart", () => { if (!busy) restart(); });
$("erase").addEventListener("click", erase);
$("leave").addEventListener("click", () => { sessionStorage.removeItem(STORE); location.replace("https://www.rijksoverheid.nl"); });

conversation = kept();
conversation ? resume() : begin();
