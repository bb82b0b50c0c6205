// The link to another language leads to what is selected now: filters change the address of a page
// after it was made.
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".language-link");
    if (link) link.search = window.location.search;
  });
})();
