"use strict";
(() => {
  // a browser lays out so many lines at once; the others are sorted and searched all the same
  let limit = 500;
  const table = document.getElementById("copies");
  const body = table.tBodies[0];
  const rows = Array.from(table.querySelectorAll("tbody tr"));
  const headers = Array.from(table.tHead.rows[0].cells);
  const filter = document.getElementById("filter");
  const status = document.getElementById("status");
  const more = document.getElementById("more");
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const number = new Intl.NumberFormat("en");
  const texts = new Map();
  let order = rows;

  const value = (row, column) => row.cells[column].dataset.v ?? row.cells[column].textContent.trim();

  const text = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  };

  const show = () => {
    const wanted = filter.value.trim().toLowerCase();
    const found = wanted ? order.filter((row) => text(row).includes(wanted)) : order;
    const shown = new Set(found.slice(0, limit));
    for (const row of rows) row.hidden = !shown.has(row);
    const cut = found.length > shown.size;
    more.hidden = !cut;
    status.textContent = wanted || cut ? `${number.format(shown.size)} of ${number.format(rows.length)} shown` : "";
  };

  const sort = (column) => {
    const header = headers[column];
    const numbers = header.dataset.type === "number";
    // numbers are asked for largest first, names from A
    const first = numbers ? "descending" : "ascending";
    const other = numbers ? "ascending" : "descending";
    const way = header.getAttribute("aria-sort") === first ? other : first;
    for (const each of headers) each.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", way);
    const sign = way === "ascending" ? 1 : -1;
    const keyed = rows.map((row) => [value(row, column), row]);
    keyed.sort(([a], [b]) => {
      // what is not known stands last either way
      if (a === "" || b === "") return (a === "") - (b === "");
      return sign * (numbers ? Number(a) - Number(b) : collator.compare(a, b));
    });
    order = keyed.map(([, row]) => row);
    show();
    body.append(...order);
  };

  headers.forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...header.childNodes);
    button.addEventListener("click", () => sort(column));
    header.append(button);
  });

  filter.addEventListener("input", show);
  more.addEventListener("click", () => {
    limit = Infinity;
    show();
  });
  document.getElementById("filter-line").hidden = false;
  show();
  body.append(...order);

  const open = () => {
    const target = document.getElementById(location.hash.slice(1));
    const section = target?.closest("details.full");
    if (section && !section.open) {
      section.open = true;
      target.scrollIntoView();
    }
  };
  window.addEventListener("hashchange", open);
  open();
})();
