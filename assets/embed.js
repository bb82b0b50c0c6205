// The script of an embed: draws the figure that the page holds as JSON, and tells the page around
// it how high it is. Asks for nothing that a sandboxed frame does not have.
(() => {
  "use strict";
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

  if (drawing && source) {
    if (window.Plotly) draw().catch(unfold);
    else unfold();
  }

  if (window.parent !== window) {
    let told = 0;
    const tell = () => {
      const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
      if (height === told) return;
      told = height;
      window.parent.postMessage({ type: "embed-height", height }, "*");
    };
    new ResizeObserver(tell).observe(document.documentElement);
    tell();
  }

  // Everything that is folded on screen is printed.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const one of closed) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });
})();
