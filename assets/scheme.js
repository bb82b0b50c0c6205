// Light or dark: what was chosen here before, else what the system says. Runs before anything is
// painted, so that no page flashes in the wrong scheme.
(() => {
  "use strict";
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  const chosen = () => {
    try {
      return window.localStorage.getItem("scheme");
    } catch {
      return null; // storage is closed in some frames and private windows
    }
  };

  const apply = () => {
    root.dataset.bsTheme = chosen() ?? (system.matches ? "dark" : "light");
  };

  const choose = () => {
    const next = root.dataset.bsTheme === "dark" ? "light" : "dark";
    try {
      window.localStorage.setItem("scheme", next);
    } catch {
      // the choice holds for this page alone
    }
    root.dataset.bsTheme = next;
  };

  apply();
  system.addEventListener("change", apply);
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".scheme-switch")) choose();
  });
})();
