// The first response holds the whole page as HTML. Dash makes the same page again, alive, out of
// sight; once its drawings stand, it takes the place of the first one in a single step.
(() => {
  "use strict";
  const first = document.getElementById("first-paint");
  const live = document.getElementById("live");
  const PATIENCE = 4000; // milliseconds; a drawing that takes longer is drawn in sight

  const isReady = () => {
    if (!live.querySelector("main")) return false;
    return [...live.querySelectorAll(".drawing")].every((one) => one.querySelector(".main-svg"));
  };

  const handOver = () => {
    if (!first.isConnected || !live.querySelector("main")) return;
    observer.disconnect();
    const turned = [...first.querySelectorAll("details")].map((one) => one.open);
    first.remove();
    live.classList.remove("waiting");
    live.querySelectorAll("details").forEach((one, at) => {
      one.open = turned[at] ?? one.open; // what was unfolded meanwhile stays unfolded
    });
    document.documentElement.dataset.alive = "true";
  };

  const observer = new MutationObserver(() => {
    if (isReady()) handOver();
    else if (live.querySelector("main")) window.setTimeout(handOver, PATIENCE);
  });
  observer.observe(live, { childList: true, subtree: true });

  // Everything that is folded on screen is printed, and every drawing is set for the sheet: a
  // browser lays a page out anew for its paper, but not what plotly has drawn for the window.
  const SHEET = 650; // pixels between the margins of an A4 sheet and of the page on it
  let closed = [];
  let drawn = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const one of closed) one.open = true;
    drawn = [...document.querySelectorAll(".js-plotly-plot")];
    for (const one of drawn) window.Plotly.relayout(one, { autosize: false, width: SHEET });
  });
  window.addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
    for (const one of drawn) window.Plotly.relayout(one, { autosize: true, width: null });
  });
})();
