"use strict";

const steps = [...document.querySelectorAll(".step")];
const nodes = [...document.querySelectorAll(".node")];
const edges = [...document.querySelectorAll(".edge")];
const graph = document.getElementById("graph");
const hint = document.getElementById("hint");
const definitions = document.getElementById("definitions").content;
const formButton = document.getElementById("form");

// The address may say where to begin: page.html#7 is the seventh step.
let at = Math.max(0, (parseInt(location.hash.slice(1), 10) || 1) - 1);

const form = () => document.body.dataset.form;
const visible = () => steps.filter(step => [form(), "both"].includes(step.dataset.view));
const names = element => (element.dataset.nodes || "").split(" ").filter(name => name);
const toggle = (elements, style, test) => elements.forEach(element => element.classList.toggle(style, test(element)));

/** Whether a step follows a factor or what is handed down, not a value. */
const isBackward = step => /^(chain|factor|substitute|numbers|matrix\.|delta|loop\.delta|result|fact|collapse)/.test(step.dataset.rule);

function between(edge, of, by) {
  return edge.dataset.to === of && edge.dataset.from === by;
}

function show() {
  const shown = visible();
  at = Math.max(0, Math.min(at, shown.length - 1));
  const current = shown[at];
  const lit = names(current);
  const seen = new Set(shown.slice(0, at + 1).flatMap(names));
  toggle(steps, "current", step => step === current);
  toggle(steps, "done", step => shown.indexOf(step) < at);
  toggle(steps, "later", step => shown.indexOf(step) > at);
  toggle(nodes, "lit", node => lit.includes(node.dataset.node));
  toggle(nodes, "known", node => seen.has(node.dataset.node) || shown.slice(0, at + 1).some(isBackward));
  graph.classList.toggle("backward", isBackward(current));
  toggle(edges, "lit", edge => isBackward(current) && lit.includes(edge.dataset.to) && lit.includes(edge.dataset.from));
  const reached = shown.slice(0, at + 1).filter(step => step.dataset.of);
  toggle([...document.querySelectorAll("#product .factor")], "lit", factor =>
      reached.some(step => step.dataset.of === factor.dataset.of && step.dataset.by === factor.dataset.by));
  document.getElementById("place").value = `${at + 1} / ${shown.length}`;
  document.getElementById("back").disabled = at === 0;
  document.getElementById("next").disabled = at === shown.length - 1;
  formButton.textContent = formButton.dataset[form()];
  reveal(lit);
  const list = current.parentElement;
  list.scrollTop = current.offsetTop - list.offsetTop + current.offsetHeight - list.clientHeight + 40;
}

/** Brings the lit nodes into the picture where it is wider than the screen. */
function reveal(lit) {
  const node = nodes.find(candidate => candidate.dataset.node === lit[0]);
  if (!node) return;
  const box = node.getBoundingClientRect();
  const frame = graph.getBoundingClientRect();
  if (box.left < frame.left || box.right > frame.right) graph.scrollLeft += box.left - frame.left - frame.width / 2;
}

function go(place) {
  at = place;
  show();
}

function switchForm() {
  const before = steps.indexOf(visible()[at]);
  document.body.dataset.form = form() === "component" ? "matrix" : "component";
  const next = visible().findIndex(step => steps.indexOf(step) >= before);
  go(next < 0 ? visible().length - 1 : next);
}

function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
}

/** Shows the node of a factor, what it is and what its value is. */
function explain(factor) {
  const { of, by } = factor.dataset;
  toggle(nodes, "shown", node => node.dataset.node === of || node.dataset.node === by);
  toggle(edges, "shown", edge => between(edge, of, by));
  const definition = [...definitions.children].find(element => element.dataset.node === of);
  hint.replaceChildren(...(definition ? [definition.firstElementChild.cloneNode(true)] : []));
  hint.hidden = !definition;
  const box = factor.getBoundingClientRect();
  hint.style.top = `${Math.min(box.bottom + 6, innerHeight - hint.offsetHeight - 6)}px`;
  hint.style.left = `${Math.max(6, Math.min(box.left, innerWidth - hint.offsetWidth - 6))}px`;
}

function leave() {
  toggle([...nodes, ...edges], "shown", () => false);
  hint.hidden = true;
}

for (const factor of document.querySelectorAll(".factor")) {
  factor.setAttribute("tabindex", "0");
  factor.addEventListener("pointerenter", () => explain(factor));
  factor.addEventListener("focus", () => explain(factor));
  factor.addEventListener("pointerleave", leave);
  factor.addEventListener("blur", leave);
}

for (const step of steps) step.addEventListener("click", () => go(visible().indexOf(step)));
for (const node of nodes) {
  node.addEventListener("click", () => {
    const place = visible().findIndex(step => names(step).includes(node.dataset.node) && step.dataset.rule === "define");
    if (place >= 0) go(place);
  });
}

document.getElementById("back").addEventListener("click", () => go(at - 1));
document.getElementById("next").addEventListener("click", () => go(at + 1));
formButton.addEventListener("click", switchForm);
document.getElementById("theme").addEventListener("click", switchTheme);

const keys = {
  ArrowRight: () => go(at + 1),
  ArrowLeft: () => go(at - 1),
  Home: () => go(0),
  End: () => go(visible().length - 1),
  m: switchForm,
  d: switchTheme,
};

addEventListener("keydown", event => {
  const action = keys[event.key];
  if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  action();
});

addEventListener("resize", show);
show();
