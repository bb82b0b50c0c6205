// Links to figures (data-figure) open what is known of the figure beside the page, which stays usable:
// the same words as on the figure's own page, where the links lead without this script. Marks that
// plotly draws name their figure in customdata. The address keeps what stands open: #figure=...
(() => {
  "use strict";
  const FIGURES = document.body.dataset.figures; // where the pages of figures begin
  const HASH = "#figure=";
  const heard = new WeakSet(); // drawings of plotly
  let panel = null;
  let opener = null; // what was clicked: the focus goes back there

  const keep = (hash) => {
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, "", pathname + search + hash);
  };

  const close = () => {
    if (!panel) return;
    panel.remove();
    panel = null;
    document.body.classList.remove("has-panel");
    keep("");
    const shown = [...document.querySelectorAll("main [data-figure]")].filter((one) => one.checkVisibility());
    const same = shown.find((one) => one.dataset.figure === opener?.dataset.figure);
    (opener?.isConnected ? opener : (same ?? document.getElementById("main")))?.focus({ preventScroll: true });
  };

  const show = (content) => {
    panel ??= document.createElement("aside");
    panel.className = `evidence-panel ${content.className.replace("evidence", "")}`;
    panel.tabIndex = -1;
    panel.setAttribute("aria-labelledby", "evidence-title");
    panel.replaceChildren(content);
    document.body.append(panel);
    document.body.classList.add("has-panel");
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
    opener?.scrollIntoView({ block: "nearest" }); // what it explains stays in sight
  };

  const open = async (figure, from) => {
    const href = FIGURES + encodeURI(figure);
    try {
      const answer = await fetch(`${href}?part=evidence`);
      const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
      const content = parsed.querySelector(".evidence");
      if (!content) throw new Error(answer.status);
      if (!panel?.contains(from)) opener = from;
      show(content);
      keep(HASH + encodeURIComponent(figure));
    } catch {
      window.location.assign(href);
    }
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".panel-close")) close();
    const link = event.target.closest?.("a[data-figure]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link.dataset.figure, link);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) close();
  });

  // A drawing of plotly says itself which mark was clicked; it is asked once the pointer comes.
  document.addEventListener("pointerover", (event) => {
    const plot = event.target.closest?.(".js-plotly-plot");
    if (!plot?.on || heard.has(plot)) return;
    heard.add(plot);
    plot.tabIndex = -1;
    plot.on("plotly_click", ({ points: [{ customdata }] }) => {
      const figure = [customdata].flat()[0];
      if (figure) open(figure, plot);
    });
  });

  const asked = window.location.hash;
  if (asked.startsWith(HASH)) open(decodeURIComponent(asked.slice(HASH.length)), null);
})();
