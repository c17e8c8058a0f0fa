"use strict";
// Opens passages, copies questions. The page can be read without it.
(() => {
  const byId = (id) => document.getElementById(id);
  const opened = byId("opened");
  const byHand = byId("by-hand");

  document.documentElement.classList.add("scripted-page");

  const show = (dialog, from) => {
    from.focus(); // not every browser focuses what is clicked; a dialog gives the focus back when it closes
    dialog.showModal();
  };

  const openPassages = (cell) => {
    const source = byId(`${cell.dataset.opens}-read`);
    const copy = source.cloneNode(true);
    copy.removeAttribute("id");
    const here = [...copy.querySelectorAll(".voice")].filter((voice) => voice.dataset.column === cell.dataset.column);
    for (const voice of here) voice.classList.add("here");
    byId("opened-name").textContent = source.dataset.name;
    const finding = source.dataset.finding;
    byId("opened-finding").hidden = !finding;
    byId("opened-finding").href = `#${finding || "findings"}`;
    opened.querySelector(".body").replaceChildren(copy);
    show(opened, cell);
    opened.querySelector(".body").scrollTop = 0;
  };

  const copyText = async (text, button) => {
    try {
      await navigator.clipboard.writeText(text);
      said(button);
    } catch {
      const area = byHand.querySelector("textarea");
      area.value = text;
      show(byHand, button);
      area.focus();
      area.select();
    }
  };

  const said = (button) => {
    byId("said").textContent = "";
    byId("said").textContent = "Copied.";
    button.classList.add("copied");
    setTimeout(() => button.classList.remove("copied"), 2000);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.opens) openPassages(button);
    else if (button.dataset.copies) copyText(byId(button.dataset.copies).value, button);
    else if (button.dataset.text) copyText(button.dataset.text, button);
    else if ("closes" in button.dataset) button.closest("dialog").close();
  });

  byId("opened-finding").addEventListener("click", () => opened.close());

  for (const dialog of [opened, byHand]) {
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close(); // beside the dialog
    });
  }

  // Arrows lead from cell to cell of the picture.
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  document.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    const start = event.target.closest && event.target.closest("button.cell");
    if (!step || !start || event.ctrlKey || event.metaKey || event.altKey) return;
    let row = start.closest("tr");
    let column = start.closest("td").cellIndex;
    event.preventDefault();
    for (;;) {
      if (step[0]) row = step[0] > 0 ? row.nextElementSibling : row.previousElementSibling;
      else column += step[1];
      const cell = row && row.cells[column];
      if (!cell) return;
      const found = cell.querySelector("button.cell");
      if (found) {
        found.focus();
        return;
      }
    }
  });
})();
