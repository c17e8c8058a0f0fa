"use strict";
// Sorts and filters long tables, and prints what is folded. The page can be read without it.
(() => {
  // Long tables are sorted by their heads and filtered by what is typed above them.
  const order = (table, column, falling) => {
    const body = table.tBodies[0];
    const text = (row) => row.cells[column].textContent.trim();
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    const rows = [...body.rows].sort((left, right) => compare(text(left), text(right)) * (falling ? -1 : 1));
    body.append(...rows);
  };

  for (const table of document.querySelectorAll("table.long")) {
    const heads = [...table.tHead.rows[0].cells];
    for (const [column, head] of heads.entries()) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sorts";
      button.textContent = head.textContent;
      button.addEventListener("click", () => {
        const falling = head.getAttribute("aria-sort") === "ascending";
        for (const each of heads) each.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", falling ? "descending" : "ascending");
        order(table, column, falling);
      });
      head.replaceChildren(button);
    }
    const label = document.createElement("label");
    label.className = "filter screen";
    const input = document.createElement("input");
    input.type = "search";
    label.append("Show rows with ", input);
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLowerCase();
      for (const row of table.tBodies[0].rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
    });
    table.closest(".wide").before(label);
  }

  // Print what is folded; fold it again afterwards.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open]):not(.screen)")];
    for (const each of folded) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of folded) each.open = false;
    folded = [];
  });
})();
