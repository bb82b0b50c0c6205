// Draws what stands on the page as JSON: for pages that have no server behind them.
(() => {
  "use strict";
  const config = { displayModeBar: false, responsive: true, showTips: false };
  for (const place of document.querySelectorAll(".drawing[data-drawing]")) {
    const source = document.getElementById(place.dataset.drawing);
    const { data, layout } = JSON.parse(source.textContent);
    window.Plotly.newPlot(place, data, layout, config);
  }
})();
