// Comfort for readers; every page works without it.
// Filters a list without loading the page anew, opens the card of a checked passage, copies a citation or code.
(function () {
  "use strict";

  document.querySelectorAll("[data-copies]").forEach(function (button) {
    const source = document.getElementById(button.dataset.copies);
    if (!source || !navigator.clipboard) { return; }
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(source.textContent.trim()).then(function () {
        say(button.dataset.done);
        button.textContent = button.dataset.done;
      }, function () { /* not allowed: the words stand there to be marked */ });
    });
  });

  // Without the script a passage leads to its entry below the text, and only the word beside it opens the card.
  document.querySelectorAll("[data-card]").forEach(function (passage) {
    const card = document.getElementById(passage.dataset.card);
    if (!card || !card.showPopover) { return; }
    passage.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
      event.preventDefault();
      card.showPopover({ source: passage });
    });
  });

  function say(words) {
    const status = document.querySelector("[data-says]");
    if (status) { status.textContent = words; }
  }

  const path = location.pathname;
  if (!document.querySelector("[data-list]")) { return; }
  let asked = null;

  function renew(address, isBack) {
    const list = document.querySelector("[data-list]");
    const focused = document.activeElement ? document.activeElement.id : "";
    if (asked) { asked.abort(); }
    const mine = asked = new AbortController();
    list.setAttribute("aria-busy", "true");
    fetch(address, { signal: mine.signal, credentials: "same-origin" })
      .then(function (answer) { return answer.ok || answer.status === 400 ? answer.text() : Promise.reject(answer); })
      .then(function (html) {
        const renewed = new DOMParser().parseFromString(html, "text/html");
        const fresh = renewed.querySelector("[data-list]");
        if (!fresh) { throw new Error("no list"); }
        fresh.querySelectorAll("details[id]").forEach(function (details) {
          const before = document.getElementById(details.id);
          if (before) { details.open = before.open; }
        });
        list.replaceWith(fresh);
        if (!isBack) { history.pushState({}, "", address); }
        const there = focused && document.getElementById(focused);
        if (there) { there.focus({ preventScroll: true }); }
        const count = fresh.querySelector("[data-count]");
        if (count) { say(count.textContent.trim().replace(/\s+/g, " ")); }
      })
      .catch(function () {
        // A newer question took over, or the page has to be loaded as if there were no script.
        if (!mine.signal.aborted) { location.assign(address); }
      });
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("[data-list] a[data-renews]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
    event.preventDefault();
    renew(link.href, false);
  });

  document.addEventListener("submit", function (event) {
    const form = event.target.closest("[data-list] form");
    if (!form) { return; }
    event.preventDefault();
    const asks = new URLSearchParams();
    new FormData(form).forEach(function (value, name) { if (value) { asks.append(name, value); } });
    const query = asks.toString();
    renew(query ? path + "?" + query : path, false);
  });

  window.addEventListener("popstate", function () {
    if (location.pathname === path) { renew(location.href, true); }
  });
})();
