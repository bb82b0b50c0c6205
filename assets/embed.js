// The script of an embed: draws the figure that the page holds as JSON, and tells the page around
// it how high it is. Asks for nothing that a sandboxed frame does not have.
(() => {
  "use strict";
  const PAPER = 660; // pixels that are left for a drawing on A4 and on letter paper
  const drawing = document.querySelector(".drawing");
  const source = document.getElementById("figure");

  const draw = () => {
    const { data, layout } = JSON.parse(source.textContent);
    return window.Plotly.newPlot(drawing, data, layout, {
      displayModeBar: false,
      responsive: true,
      showTips: false,
    });
  };

  // Without the library the figures are still there, as a table.
  const unfold = () => {
    drawing.parentElement.remove();
    document.querySelector("details.data").open = true;
  };

  // What is hidden has no width, and text in it cannot be measured: it is drawn once it is shown.
  const drawWhenShown = () => {
    const shown = new ResizeObserver(() => {
      if (drawing.clientWidth === 0) return;
      shown.disconnect();
      draw().catch(unfold);
    });
    shown.observe(drawing);
  };

  if (drawing && source) {
    if (!window.Plotly) unfold();
    else if (drawing.clientWidth > 0) draw().catch(unfold);
    else drawWhenShown();
  }

  if (window.parent !== window) {
    let told = 0;
    const tell = () => {
      const { width, height } = document.documentElement.getBoundingClientRect();
      if (width === 0 || Math.ceil(height) === told) return;
      told = Math.ceil(height);
      window.parent.postMessage({ type: "embed-height", height: told }, "*");
    };
    new ResizeObserver(tell).observe(document.documentElement);
    tell();
    // Whoever began to listen only now asks for what was said before.
    window.addEventListener("message", (event) => {
      if (event.source !== window.parent || event.data?.type !== "embed-height?") return;
      told = 0;
      tell();
    });
  }

  // Everything that is folded on screen is printed, and nothing is wider than the paper.
  let closed = [];
  let narrowed = false;
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const one of closed) one.open = true;
    narrowed = Boolean(drawing?.querySelector(".main-svg")) && drawing.clientWidth > PAPER;
    if (narrowed) window.Plotly.relayout(drawing, { width: PAPER });
  });
  window.addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
    if (!narrowed) return;
    delete drawing.layout.width; // a drawing with a width of its own keeps it
    window.Plotly.Plots.resize(drawing);
  });
})();
