// The component of a block of finished HTML. Its links to a selection of this page are followed
// without loading the page anew, as Dash follows its own.
(() => {
  "use strict";
  window.dashboard = {
    Html: ({ html, className }) =>
      window.React.createElement("div", { className, dangerouslySetInnerHTML: { __html: html } }),
  };

  document.addEventListener("click", (event) => {
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const link = event.target.closest?.("#live a[href]");
    if (!plain || event.defaultPrevented || !link || link.target || link.hash) return;
    if (link.origin !== window.location.origin || link.pathname !== window.location.pathname) return;
    event.preventDefault();
    window.history.pushState({}, "", link.href);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  });
})();
