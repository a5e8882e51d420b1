// Comfort for the desk's pages; every page works without it.
// Shows the marked quote in its window, keeps sections as they were left, says what is not saved yet and asks
// before typed words are left, and renews what the worker is busy with.
(function () {
  "use strict";

  document.querySelectorAll("[data-window]").forEach(function (box) {
    const mark = box.querySelector("mark");
    if (mark) { box.scrollTop = Math.max(0, mark.offsetTop - box.clientHeight / 3); }
  });

  // Storage may be forbidden; then nothing is remembered.
  function remembered(key) {
    try { return window.sessionStorage.getItem(key); } catch { return null; }
  }
  function remember(key, value) {
    try { window.sessionStorage.setItem(key, value); } catch { /* not remembered */ }
  }

  // A section stays as it was left, on the next claim too; one that holds an error is open.
  document.querySelectorAll("details[data-fold]").forEach(function (fold) {
    const key = "desk-fold:" + fold.id;
    const last = remembered(key);
    if (last && !fold.querySelector(".errorlist")) { fold.open = last === "open"; }
    fold.addEventListener("toggle", function () { remember(key, fold.open ? "open" : "closed"); });
  });

  function showTarget() {
    const target = window.location.hash.length > 1 && document.getElementById(window.location.hash.slice(1));
    if (!target) { return; }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) { fold.open = true; }
    target.scrollIntoView({ block: "start" });
  }
  window.addEventListener("hashchange", showTarget);
  // What was refused is read first, whatever place the address names.
  const first = document.querySelector("[data-read-first]");
  if (first) { first.focus(); } else { showTarget(); }

  // Each of these forms holds words that another form's button would leave behind.
  const typed = new Set();
  document.querySelectorAll("#claim_form, .comment-form, .assessment-form").forEach(function (form) {
    const state = form.querySelector("[data-save-state]");
    function note() {
      typed.add(form);
      if (state && !state.textContent) {
        state.textContent = state.dataset.unsaved;
        state.parentElement.classList.add("is-unsaved");
      }
    }
    form.addEventListener("input", note);
    form.addEventListener("change", note);
    form.addEventListener("formset:added", note);
    form.addEventListener("formset:removed", note);
    form.addEventListener("submit", function () { typed.delete(form); });
    // What was refused is shown again, and is still stored nowhere.
    if (form.querySelector(".errornote, .errorlist")) { note(); }
  });
  window.addEventListener("beforeunload", function (event) {
    if (typed.size) { event.preventDefault(); }
  });

  // The admin's searching selects take their name from the label above them, whenever one is made.
  function nameSelect(box) {
    const select = box.previousElementSibling;
    const label = select && select.id && document.querySelector('label[for="' + select.id + '"]');
    if (!label) { return; }
    label.id = label.id || select.id + "_label";
    box.querySelectorAll("[role=combobox], [role=textbox]").forEach(function (part) {
      const shown = part.getAttribute("role") === "combobox" && part.getAttribute("aria-labelledby");
      part.setAttribute("aria-labelledby", shown ? label.id + " " + shown : label.id);
    });
    box.querySelectorAll("input[type=search]").forEach(function (field) { field.setAttribute("aria-labelledby", label.id); });
  }
  document.querySelectorAll(".select2-container").forEach(nameSelect);
  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      change.addedNodes.forEach(function (node) {
        if (node.nodeType === Node.ELEMENT_NODE && node.matches("select + .select2-container")) { nameSelect(node); }
      });
    });
  }).observe(document.body, { childList: true, subtree: true });

  // A menu closes with Escape and gives the focus back to the line that opened it.
  document.addEventListener("keydown", function (event) {
    const menu = event.key === "Escape" && event.target.closest && event.target.closest("details.menu[open], details.account[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // Only the section: renewing the page would lose what was typed beside it.
  function renewLater(section) {
    if (!section || !section.dataset.renewedBy) { return; }
    window.setTimeout(function () {
      fetch(section.dataset.renewedBy, { credentials: "same-origin" })
        .then(function (answer) { return answer.ok && !answer.redirected ? answer.text() : ""; })
        .then(function (html) {
          const renewed = new DOMParser().parseFromString(html, "text/html").getElementById(section.id);
          if (!renewed) { return; }
          section.replaceWith(renewed);
          renewLater(renewed);
        })
        .catch(function () { /* the link to look again stays */ });
    }, 2000);
  }
  renewLater(document.querySelector("[data-renewed-by]"));
})();
