// The link to another language, and that to the choice of a deck, lead to what is selected now:
// filters change the address of a page after it was made.
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".language-link, .picker-open");
    if (link) link.search = window.location.search;
  }, true);
})();
