// A button copies the words of the element that it names. Where the clipboard is closed (an address
// without TLS, an old browser), the words are selected, so that the keyboard can copy them.
(() => {
  "use strict";
  const select = (element) => {
    const selection = window.getSelection();
    selection.removeAllRanges();
    const range = document.createRange();
    range.selectNodeContents(element);
    selection.addRange(range);
  };

  const copy = async (element) => {
    try {
      await navigator.clipboard.writeText(element.textContent);
      return true;
    } catch {
      select(element);
      return document.execCommand("copy");
    }
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button[data-copies]");
    const element = button && document.getElementById(button.dataset.copies);
    if (!element) return;
    const said = (await copy(element)) ? button.dataset.copied : button.dataset.selected;
    const status = button.parentElement.querySelector("[role=status]");
    if (status) status.textContent = said;
  });
})();
