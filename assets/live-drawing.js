// A drawing on the page of a view is SVG whose marks are links. When a reader comes to it with a
// pointer, or when the page is idle and the series is long enough to zoom, the same figure is drawn
// by Plotly and takes its place in the same box. A drawing that is used with keys stays as it is.
(() => {
  "use strict";
  const scripts = new Map();
  const load = (src) => {
    if (!scripts.has(src)) {
      scripts.set(src, new Promise((done, failed) => {
        const script = document.createElement("script");
        Object.assign(script, { src, onload: done, onerror: failed });
        document.head.append(script);
      }));
    }
    return scripts.get(src);
  };

  let isPressed = false;
  const released = () => new Promise((done) => {
    if (isPressed) window.addEventListener("pointerup", () => window.setTimeout(done), { once: true });
    else done();
  });
  window.addEventListener("pointerdown", () => { isPressed = true; }, true);
  for (const kind of ["pointerup", "pointercancel"]) {
    window.addEventListener(kind, () => { isPressed = false; }, true);
  }

  const enliven = async (box) => {
    const { plotly, plotlyFigure } = box.dataset;
    const [answer] = await Promise.all([fetch(plotlyFigure), load(plotly)]);
    if (!answer.ok) return;
    const figure = await answer.json();
    const still = box.firstElementChild;
    const live = document.createElement("div");
    live.className = "drawing-live";
    box.append(live);
    await window.Plotly.newPlot(live, figure.data, figure.layout,
      { displayModeBar: false, responsive: true, showTips: false });
    await released();
    if (still.contains(document.activeElement)) {
      window.Plotly.purge(live);
      live.remove();
      return;
    }
    box.dataset.alive = "true";
  };

  for (const box of document.querySelectorAll("[data-plotly-figure]")) {
    let isAsked = false;
    const ask = () => {
      if (isAsked) return;
      isAsked = true;
      enliven(box).catch(() => { isAsked = false; }); // the drawing that stands there stays
    };
    for (const kind of ["pointerenter", "touchstart"]) box.addEventListener(kind, ask, { passive: true });
    if (box.dataset.plotlyWhen === "idle") {
      window.addEventListener("load", () => (window.requestIdleCallback ?? window.setTimeout)(ask));
    }
  }
})();
