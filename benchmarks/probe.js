// When drawings become visible, what moves, and how long the main thread is kept: read by browser.py.
(() => {
  const probe = {
    drawings: [], plotly: [], changed: 0, clicked: 0,
    lcp: null, shift: 0, tasks: [],
  };
  window.benchProbe = probe;

  const observe = (type, use) => {
    new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true });
  };
  observe("largest-contentful-paint", (entry) => { probe.lcp = entry.startTime; });
  observe("layout-shift", (entry) => { if (!entry.hadRecentInput) probe.shift += entry.value; });
  observe("longtask", (entry) => { probe.tasks.push([entry.startTime, entry.duration]); });

  // The document, and the shadow trees that some tools draw in.
  const roots = [document];

  const isDrawing = (element) => {
    const { width, height, right, bottom } = element.getBoundingClientRect();
    return width >= 120 && height >= 40 && right > 0 && bottom > 0 && (
      element.tagName === "CANVAS" || element.querySelectorAll("path,rect,line,circle").length > 2
    );
  };
  const count = () => {
    const plotly = new Set();
    const others = new Set();
    for (const element of roots.flatMap((root) => [...root.querySelectorAll("svg, canvas")])) {
      if (element.parentElement?.closest("svg") || !isDrawing(element)) continue;
      const plot = element.closest(".js-plotly-plot");
      (plot ? plotly : others).add(plot || element);
    }
    return [plotly.size + others.size, plotly.size];
  };

  let waiting = false;
  const look = () => {
    waiting = false;
    const now = performance.now();
    const [drawings, plotly] = count();
    // The first time at which there were as many: one that takes another's place is not new.
    while (probe.drawings.length < drawings) probe.drawings.push(now);
    while (probe.plotly.length < plotly) probe.plotly.push(now);
  };
  const later = () => {
    probe.changed = performance.now();
    if (!waiting) { waiting = true; requestAnimationFrame(look); }
  };
  const watch = (root) => new MutationObserver(later).observe(root, { childList: true, subtree: true });
  watch(document);
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    roots.push(root);
    watch(root);
    return root;
  };
  document.addEventListener("load", later, true);
  document.addEventListener("click", () => { probe.clicked = performance.now(); }, true);
})();
