// Keys that every page of the desk has: / goes to the search, ? shows the keys of the page.
// Words being typed are left alone. A dialog closes with Escape and gives the focus back by itself.
(function () {
  "use strict";

  const TYPING = "textarea, select, input:not([type=checkbox]):not([type=radio]), [contenteditable], .select2-container";
  const search = document.getElementById("desk-search");
  const keys = document.getElementById("desk-keys");
  const button = document.querySelector("[data-open-keys]");

  function open() {
    if (keys && !keys.open) { keys.showModal(); }
  }

  if (button && keys) {
    button.hidden = false;
    button.addEventListener("click", open);
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) { return; }
    if (event.target.closest(TYPING) || (keys && keys.open)) { return; }
    if (event.key === "/" && search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
    if (event.key === "?") {
      event.preventDefault();
      open();
    }
  });
})();
