// Dash goes to the top of the page when a link of its own is followed. A link that sorts a table or
// turns its page leads back to the table instead: no further down than the table's own top.
(() => {
  "use strict";
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("a.stay");
      if (!link) return;
      const frame = document.querySelector("#live .table-results");
      const top = frame ? window.scrollY + frame.getBoundingClientRect().top : 0;
      const wanted = Math.min(window.scrollY, top);
      window.setTimeout(() => {
        window.scrollTo(0, wanted);
        document.querySelector("#live .table-frame")?.scrollTo({ top: 0 });
      }, 0);
    },
    true,
  );
})();
