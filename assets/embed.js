// The script of an embed, which nothing on the page needs: it tells the page around it how high it
// is, and unfolds for print what is folded. Asks for nothing that a sandboxed frame does not have.
(() => {
  "use strict";
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

  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const one of closed) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });
})();
