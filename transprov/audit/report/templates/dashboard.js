"use strict";
(() => {
  const table = document.getElementById("copies");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const headers = Array.from(table.tHead.rows[0].cells);
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  const value = (row, column) => row.cells[column].dataset.v ?? row.cells[column].textContent.trim();

  const sort = (column) => {
    const header = headers[column];
    const numbers = header.dataset.type === "number";
    // numbers are asked for largest first, names from A
    const first = numbers ? "descending" : "ascending";
    const other = numbers ? "ascending" : "descending";
    const order = header.getAttribute("aria-sort") === first ? other : first;
    for (const each of headers) each.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1;
    const keyed = rows.map((row) => [value(row, column), row]);
    keyed.sort(([a], [b]) => {
      // what is not known stands last either way
      if (a === "" || b === "") return (a === "") - (b === "");
      return sign * (numbers ? Number(a) - Number(b) : collator.compare(a, b));
    });
    body.append(...keyed.map(([, row]) => row));
  };

  headers.forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...header.childNodes);
    button.addEventListener("click", () => sort(column));
    header.append(button);
  });

  const filter = document.getElementById("filter");
  const status = document.getElementById("status");
  let texts = null;
  filter.addEventListener("input", () => {
    texts ??= rows.map((row) => row.textContent.toLowerCase());
    const wanted = filter.value.trim().toLowerCase();
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !texts[index].includes(wanted);
      shown += !row.hidden;
    });
    status.textContent = wanted ? `${shown} of ${rows.length} shown` : "";
  });
  document.getElementById("filter-line").hidden = false;

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
