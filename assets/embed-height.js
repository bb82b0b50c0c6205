// For the pages of others: gives every embed of ours the height that it asks for. Listens to
// frames that were loaded from where this script is from, takes a number and nothing else.
(() => {
  "use strict";
  const TALLEST = 20000; // pixels
  const home = new URL(".", document.currentScript.src).href;
  const isOurs = (frame) => frame.src.startsWith(home) && /^(en|zh)\/embed\//.test(frame.src.slice(home.length));

  window.addEventListener("message", (event) => {
    const { type, height } = event.data ?? {};
    if (type !== "embed-height" || !Number.isFinite(height) || height <= 0) return;
    const frames = [...document.getElementsByTagName("iframe")];
    const frame = frames.find((one) => one.contentWindow === event.source);
    if (frame && isOurs(frame)) frame.style.height = `${Math.min(Math.ceil(height), TALLEST)}px`;
  });
})();
