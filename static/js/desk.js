// Comfort for the desk's pages; every page works without it.
// Shows the marked quote in its window, offers keys on the triage page, asks before typed words are left, and
// renews what the worker is busy with.
(function () {
  "use strict";

  document.querySelectorAll("[data-window]").forEach(function (box) {
    const mark = box.querySelector("mark");
    if (mark) {
      box.scrollTop = Math.max(0, mark.offsetTop - box.clientHeight / 3);
    }
  });

  // Each of these forms holds words that another form's button would leave behind.
  const typed = new Set();
  document.querySelectorAll("#claim_form, .comment-form").forEach(function (form) {
    form.addEventListener("input", function () { typed.add(form); });
    form.addEventListener("submit", function () { typed.delete(form); });
  });
  window.addEventListener("beforeunload", function (event) {
    if (typed.size) { event.preventDefault(); }
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

  const triage = document.querySelector("[data-triage]");
  if (!triage) { return; }
  const rows = Array.from(triage.querySelectorAll(".proposal"));
  let current = -1;

  function go(step) {
    if (!rows.length) { return; }
    if (rows[current]) { rows[current].classList.remove("is-current"); }
    current = Math.min(rows.length - 1, Math.max(0, current + step));
    rows[current].classList.add("is-current");
    rows[current].scrollIntoView({ block: "nearest" });
    const place = document.getElementById("place-" + rows[current].id.replace("proposal-", ""));
    const box = place && place.closest(".desk-window");
    if (box) { box.scrollTop = Math.max(0, place.offsetTop - box.clientHeight / 3); }
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.target.closest("textarea, select, input:not([type=checkbox]), [contenteditable], .select2-container")) { return; }
    if (event.key === "j") { go(1); }
    if (event.key === "k") { go(-1); }
    if (event.key === "x" && rows[current]) {
      const box = rows[current].querySelector("input[type=checkbox]");
      if (box) { box.checked = !box.checked; }
    }
    if (event.key === "a") { press("accept"); }
    if (event.key === "d") { document.getElementById("id_reason")?.focus(); event.preventDefault(); }
  });

  function press(name) {
    const button = triage.querySelector("button[name=" + name + "]");
    if (button) { button.focus(); }
  }
})();
