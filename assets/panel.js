// While the evidence panel is open, the page behind it takes no focus and is not read out: the tab
// key stays in the panel, in both directions. The page is free again the moment the panel begins to
// close, so that the focus can go back to where it came from.
(() => {
  "use strict";
  const page = [...document.querySelectorAll("#live, .masthead, .foot")];
  const isOpen = () => document.querySelector(".evidence-panel.show") !== null;
  const follow = () => {
    for (const one of page) one.inert = isOpen();
  };
  const inside = new MutationObserver(follow);
  const body = new MutationObserver(() => {
    const panel = document.querySelector(".evidence-panel");
    if (panel) inside.observe(panel, { attributes: true, attributeFilter: ["class"] });
    follow();
  });
  body.observe(document.body, { childList: true });
})();
