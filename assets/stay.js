// Dash goes to the top of the page when a link of its own is followed, and draws the table anew. A
// link that sorts it or turns its page leads back to it instead: no further down than the table's
// own top, and with the focus where it was, or on the table where that is no more.
(() => {
  "use strict";
  const results = () => document.querySelector("#live .table-results");
  const frame = () => document.querySelector("#live .table-frame");

  const keepFocus = (link) => {
    const head = link.closest("th");
    const again = () =>
      head && results()?.querySelector(`th.${CSS.escape(head.className)} a`);
    const drawn = new MutationObserver(() => {
      if (link.isConnected) return;
      drawn.disconnect();
      if (document.activeElement === document.body) {
        (again() ?? frame())?.focus({ preventScroll: true });
      }
    });
    drawn.observe(results(), { childList: true, subtree: true });
  };

  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("#live a.stay");
      if (!link || !results()) return;
      const top = window.scrollY + results().getBoundingClientRect().top;
      const wanted = Math.min(window.scrollY, top);
      keepFocus(link);
      window.setTimeout(() => {
        window.scrollTo(0, wanted);
        frame()?.scrollTo({ top: 0 });
      }, 0);
    },
    true,
  );
})();
