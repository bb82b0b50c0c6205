// For the pages of others: gives every embed of ours the height that it asks for. Listens to
// frames that were loaded from where this script is from, takes a number and nothing else.
(() => {
  "use strict";
  const TALLEST = 20000; // pixels
  const home = new URL(".", document.currentScript.src);
  // A sandboxed frame has no origin of its own, and says "null".
  const origins = ["null", home.origin];
  const isOurs = (frame) =>
    frame.src.startsWith(home.href) && /^[a-z]+\/embed\//.test(frame.src.slice(home.href.length));
  const frames = () => [...document.getElementsByTagName("iframe")].filter(isOurs);

  window.addEventListener("message", (event) => {
    const { type, height } = event.data ?? {};
    if (type !== "embed-height" || !Number.isFinite(height) || height <= 0) return;
    if (!origins.includes(event.origin)) return;
    const frame = frames().find((one) => one.contentWindow === event.source);
    if (frame) frame.style.height = `${Math.min(Math.ceil(height), TALLEST)}px`;
  });

  // An embed that stood before this script was there has said its height to nobody: ask.
  const ask = (frame) => frame.contentWindow?.postMessage({ type: "embed-height?" }, "*");
  for (const frame of frames()) ask(frame);
  const loaded = ({ target }) => {
    if (target instanceof HTMLIFrameElement && isOurs(target)) ask(target);
  };
  document.addEventListener("load", loaded, true); // of frames it does not bubble
})();
