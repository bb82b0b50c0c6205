// What has an address of its own (a view given away, the choice of a deck) is shown on other pages
// as a dialog: a link or a form with data-dialog fetches the same address as a part of a page.
(() => {
  "use strict";
  let dialog = null;

  const made = () => {
    if (dialog) return dialog;
    dialog = document.createElement("dialog");
    dialog.className = "page-dialog";
    dialog.setAttribute("aria-labelledby", "part-title");
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close(); // the page beside it
    });
    document.body.append(dialog);
    return dialog;
  };

  // What has the focus is drawn anew: it is found again by what it says and does. A link that has
  // gone leaves the focus to the other one beside it.
  const sameAgain = () => {
    const at = document.activeElement;
    if (!dialog?.contains(at)) return () => null;
    const names = ["name", "value", "aria-label", "id"].filter((name) => at.hasAttribute(name));
    const same = names.map((name) => `[${name}="${CSS.escape(at.getAttribute(name))}"]`).join("");
    const row = at.closest("li")?.querySelector("input")?.value;
    return () =>
      (same && dialog.querySelector(at.localName + same)) ||
      (row && dialog.querySelector(`li:has(input[value="${CSS.escape(row)}"]) a`)) ||
      (at.matches(".tabs a") ? dialog.querySelector(".tabs [aria-current]") : null);
  };

  let newest = 0;
  const show = async (address) => {
    const number = ++newest;
    const url = new URL(address, window.location.href);
    url.searchParams.set("part", "dialog");
    const again = sameAgain();
    try {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(answer.statusText);
      const part = await answer.text();
      if (number !== newest) return;
      made().innerHTML = part;
    } catch {
      window.location.assign(address); // the page says what is wrong
      return;
    }
    if (!dialog.open) dialog.showModal();
    again()?.focus();
  };

  const isPlain = (event) =>
    event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

  document.addEventListener("click", (event) => {
    if (!isPlain(event)) return;
    const link = event.target.closest?.("a[data-dialog]");
    if (link && (dialog?.contains(link) || !link.closest(".part"))) {
      event.preventDefault();
      show(link.href);
    } else if (dialog && event.target.closest?.(".page-dialog .part-close")) {
      event.preventDefault();
      dialog.close();
    }
  });

  document.addEventListener("change", (event) => {
    const form = event.target.closest?.(".page-dialog form[data-dialog]");
    if (!form || (form.matches(".picker") && !form.querySelector("[name=views]:checked"))) return;
    const wanted = new URL(form.dataset.dialog || form.action, window.location.href);
    wanted.search = new URLSearchParams(new FormData(form)).toString();
    show(wanted.href);
  });
})();
