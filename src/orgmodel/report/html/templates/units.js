"use strict";
// Finds units, and makes a matrix of what the roles of a unit hold. The page can be read without it.
(() => {
  const all = document.querySelector(".units");

  const made = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  // What a role holds is written as "A:0,3 (R):7", the numbers being those of domains.
  const held = (role) =>
    role.dataset.holds.split(" ").flatMap((part) => {
      const [letter, domains] = part.split(":");
      return domains.split(",").map((domain) => [Number(domain), letter]);
    });

  const matrix = (unit, domains) => {
    const roles = [...unit.querySelectorAll("[data-holds]")];
    const cells = roles.map((role) => {
      const found = new Map();
      for (const [domain, letter] of held(role)) found.set(domain, [...(found.get(domain) || []), letter]);
      return found;
    });
    const rows = [...new Set(cells.flatMap((each) => [...each.keys()]))].sort((left, right) => left - right);
    const table = made("table", "", { class: roles.length > 9 ? "raci turned" : "raci" });
    const head = table.createTHead().insertRow();
    head.append(made("th", "Domain", { scope: "col", class: "corner" }));
    for (const role of roles) {
      const cell = made("th", "", { scope: "col" });
      cell.append(made("span", role.querySelector("bdi").textContent));
      head.append(cell);
    }
    const body = table.createTBody();
    for (const domain of rows) {
      const row = body.insertRow();
      row.append(made("th", domains[domain], { scope: "row" }));
      for (const each of cells) row.insertCell().textContent = (each.get(domain) || []).join("/");
    }
    const name = unit.querySelector("summary bdi").textContent;
    const wide = made("div", "", { class: "wide grid tall", tabindex: "0", role: "region", "aria-label": `RACI: ${name}` });
    wide.append(table);
    return wide;
  };

  const offer = (unit, domains) => {
    if (!unit.querySelector("[data-holds]") || unit.querySelector(".shows")) return;
    const button = made("button", "Show as a RACI matrix", { type: "button", class: "shows", "aria-expanded": "false" });
    button.addEventListener("click", () => {
      const shown = unit.querySelector(".grid");
      if (shown) shown.remove();
      else button.after(matrix(unit, domains));
      button.setAttribute("aria-expanded", String(!shown));
      button.textContent = shown ? "Show as a RACI matrix" : "Hide the RACI matrix";
    });
    unit.querySelector(".within").prepend(button);
  };

  const find = (texts, wanted) => {
    const others = all.querySelector(".others");
    let found = 0;
    for (const [unit, text] of texts) {
      unit.hidden = !text.includes(wanted);
      found += !unit.hidden;
    }
    if (others) {
      others.hidden = !others.querySelector(".unit-fold:not([hidden])");
      others.open = Boolean(wanted) && !others.hidden;
    }
    return found;
  };

  if (all) {
    const domains = JSON.parse(all.dataset.domains);
    for (const unit of all.querySelectorAll(".unit-fold")) unit.addEventListener("toggle", () => offer(unit, domains));
    const label = made("label", "Find a unit, a role or a domain ", { class: "filter screen" });
    const input = made("input", "", { type: "search" });
    const texts = new Map();
    const said = made("span", "", { role: "status", class: "quiet" });
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLowerCase();
      if (!texts.size) for (const unit of all.querySelectorAll(".unit-fold")) texts.set(unit, unit.textContent.toLowerCase());
      const found = find(texts, wanted);
      said.textContent = wanted ? ` ${found} ${found === 1 ? "unit" : "units"}` : "";
    });
    label.append(input);
    all.before(label, said);
  }

  // A link leads to what is folded or filtered away, too.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let each = target; each; each = each.parentElement) {
      if (each.tagName === "DETAILS") each.open = true;
      each.hidden = false;
    }
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", reveal);
  if (location.hash) reveal();
})();
