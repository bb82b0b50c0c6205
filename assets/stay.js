// Dash goes to the top of the page when a link of its own is followed, and draws the table anew. A
// link that sorts it or turns its page leads back to it instead: no further down than the table's
// own top, and with the focus where it was, or on the table where that is no more.
(() => {
  "use strict";
  const results = () => document.querySelector("#live .table-results");
  const frame = () => document.querySelector("#live .table-frame");

  const sameHead = (link) => {
    const head = link.closest("th");
    return () => (head && results()?.querySelector(`th.${CSS.escape(head.className)} a`)) ?? frame();
  };

  const keepFocus = (link, within, again) => {
    const drawn = new MutationObserver(() => {
      if (link.isConnected) return;
      drawn.disconnect();
      if (document.activeElement === document.body) {
        again()?.focus({ preventScroll: true });
      }
    });
    drawn.observe(within, { childList: true, subtree: true });
  };

  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("#live a.stay");
      if (!link || !results()) return;
      const top = window.scrollY + results().getBoundingClientRect().top;
      const wanted = Math.min(window.scrollY, top);
      keepFocus(link, results(), sameHead(link));
      window.setTimeout(() => {
        window.scrollTo(0, wanted);
        frame()?.scrollTo({ top: 0 });
      }, 0);
    },
    true,
  );
})();

// A search is asked for while it is still being typed. What follows within a moment and changes
// nothing else takes the place of the address before it: going back undoes the search, not a letter.
(() => {
  "use strict";
  const MOMENT = 1500; // milliseconds between two halves of one search
  const push = history.pushState.bind(history);
  let typed = -Infinity;

  const without = (address, key) => {
    const url = new URL(address, window.location.href);
    url.searchParams.delete(key);
    url.searchParams.sort();
    return url.href;
  };

  history.pushState = (state, title, address) => {
    const here = window.location.href;
    const searched = address && without(address, "q") === without(here, "q");
    const again = searched && performance.now() - typed < MOMENT;
    typed = searched ? performance.now() : -Infinity;
    (again ? history.replaceState.bind(history) : push)(state, title, address);
  };
})();
