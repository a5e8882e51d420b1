// The triage page by keyboard: cards and passages in step, words selected in the text become a claim's passage,
// and what was typed or selected outlasts a reload. Every key presses a control that can be seen.
(function () {
  "use strict";

  const form = document.querySelector("[data-triage]");
  const article = document.querySelector("[data-article]");
  if (!form || !article) { return; }
  const cards = Array.from(form.querySelectorAll(".proposal"));
  const key = "desk-triage:" + window.location.pathname;
  let current = null;

  function boxes() { return Array.from(form.querySelectorAll("input[name=claim]")); }
  function selected() { return boxes().filter(function (box) { return box.checked; }); }

  // --- in step: a card and its words in the text ---

  function marks(number) {
    return Array.from(article.querySelectorAll("mark")).filter(function (mark) {
      return mark.dataset.numbers.split(" ").includes(number);
    });
  }

  function light(number) {
    article.querySelectorAll("mark.is-lit").forEach(function (mark) { mark.classList.remove("is-lit"); });
    if (number) { marks(number).forEach(function (mark) { mark.classList.add("is-lit"); }); }
  }

  function showPlace(card) {
    const place = document.getElementById("place-" + card.dataset.number);
    if (place) { article.scrollTop = Math.max(0, place.offsetTop - article.clientHeight / 3); }
  }

  function make(card, scrolls) {
    if (current) {
      current.classList.remove("is-current");
      current.removeAttribute("aria-current");
    }
    current = card;
    current.classList.add("is-current");
    current.setAttribute("aria-current", "true");
    light(current.dataset.number);
    if (scrolls) { showPlace(current); }
    save();
  }

  cards.forEach(function (card) {
    card.addEventListener("mouseenter", function () { light(card.dataset.number); });
    card.addEventListener("mouseleave", function () { light(current && current.dataset.number); });
    card.addEventListener("focusin", function () { if (card !== current) { make(card, true); } });
  });
  article.addEventListener("mouseover", function (event) {
    const mark = event.target.closest("mark");
    cards.forEach(function (card) {
      card.classList.toggle("is-lit", Boolean(mark) && mark.dataset.numbers.split(" ").includes(card.dataset.number));
    });
  });
  article.addEventListener("mouseleave", function () {
    cards.forEach(function (card) { card.classList.remove("is-lit"); });
  });
  article.addEventListener("click", function (event) {
    const mark = event.target.closest("mark");
    if (!mark || !window.getSelection().isCollapsed) { return; }
    const card = cards.find(function (one) { return one.dataset.number === mark.dataset.numbers.split(" ")[0]; });
    if (card) {
      make(card, false);
      card.scrollIntoView({ block: "center" });
    }
  });

  // --- what was typed and selected outlasts a reload, until it is sent ---

  function save() {
    const kept = { current: current && current.dataset.claim, checked: selected().map(function (box) { return box.value; }), typed: {} };
    form.querySelectorAll("input[type=text], textarea").forEach(function (field) {
      if (field.value !== field.defaultValue) { kept.typed[field.name] = field.value; }
    });
    try { window.sessionStorage.setItem(key, JSON.stringify(kept)); } catch { /* storage may be forbidden */ }
  }

  function restore() {
    let kept = null;
    try { kept = JSON.parse(window.sessionStorage.getItem(key)); } catch { /* nothing was kept */ }
    if (!kept) { return; }
    boxes().forEach(function (box) { if (kept.checked.includes(box.value)) { box.checked = true; } });
    Object.keys(kept.typed).forEach(function (name) {
      const field = form.elements.namedItem(name);
      if (field && "value" in field) {
        field.value = kept.typed[name];
        const folded = field.closest("details");
        if (folded) { folded.open = true; }
      }
    });
    const at = cards.findIndex(function (card) { return card.dataset.claim === kept.current; });
    // A proposal that was decided makes room for the next one that is not.
    const open = cards.slice(at < 0 ? 0 : at).find(function (card) { return !card.classList.contains("proposal--done"); });
    if (at >= 0) {
      make(open || cards[at], true);
      current.scrollIntoView({ block: "nearest" });
    }
  }

  form.addEventListener("input", save);
  form.addEventListener("change", function () {
    save();
    count();
  });
  form.addEventListener("submit", function () {
    // The answer carries what was refused; what was done must not come back.
    try { window.sessionStorage.setItem(key, JSON.stringify({ current: current && current.dataset.claim, checked: [], typed: {} })); } catch { /* as above */ }
  });

  const counter = form.querySelector("[data-selected]");
  function count() {
    if (counter) { counter.textContent = selected().length ? counter.dataset.selected + " " + selected().length : ""; }
  }

  // --- words selected in the text, as code points of the article ---

  function codePoints(text) { return Array.from(text).length; }

  function position(node, offset) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const piece = element && element.closest("[data-begin]");
    if (!piece || !article.contains(piece)) { return null; }
    const text = node.nodeType === Node.TEXT_NODE ? node.data.slice(0, offset) : "";
    return Number(piece.dataset.begin) + codePoints(text);
  }

  function takeSelection(card) {
    const selection = window.getSelection();
    const quote = card.querySelector("textarea[name^=quote_]");
    if (!quote || selection.isCollapsed || !selection.rangeCount) { return false; }
    const range = selection.getRangeAt(0);
    let start = position(range.startContainer, range.startOffset);
    let end = position(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) { return false; }
    // The text without the numbers in its margin.
    const words = Array.from(Array.from(article.querySelectorAll("[data-begin]"), function (piece) { return piece.textContent; }).join(""));
    while (start < end && !words[start].trim()) { start += 1; }
    while (end > start && !words[end - 1].trim()) { end -= 1; }
    quote.value = words.slice(start, end).join("");
    card.querySelector("[name^=start_]").value = start;
    card.querySelector("[name^=end_]").value = end;
    save();
    return true;
  }

  // --- keys ---

  function go(step) {
    const at = current ? cards.indexOf(current) : -1;
    const next = cards[Math.min(cards.length - 1, Math.max(0, at + step))];
    if (next) {
      make(next, true);
      next.scrollIntoView({ block: "nearest" });
    }
  }

  function press(act) {
    const control = current && current.querySelector("[data-act=" + act + "]");
    if (control) { control.click(); }
  }

  const KEYS = {
    j: function () { go(1); },
    k: function () { go(-1); },
    x: function () {
      const box = current && current.querySelector("input[name=claim]");
      if (box) { box.click(); }
    },
    a: function () {
      if (selected().length) { form.querySelector(".triage-acts [name=accept]").click(); } else { press("accept"); }
    },
    d: function () {
      const reason = document.getElementById("id_reason");
      const box = current && current.querySelector("input[name=claim]");
      if (!selected().length && box) { box.click(); }
      if (reason && selected().length) { reason.focus(); }
    },
    m: function () { press("merge"); },
    s: function () { press("split"); },
    o: function () { press("open"); },
    e: function () {
      const passage = current && current.querySelector(".proposal-passage");
      if (!passage) { return; }
      passage.open = true;
      if (takeSelection(current)) { passage.querySelector("[name=span]").focus(); } else { passage.querySelector("textarea").focus(); }
    },
  };

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) { return; }
    if (event.target.closest("textarea, select, input:not([type=checkbox]), [contenteditable], .select2-container, dialog")) { return; }
    if (Object.hasOwn(KEYS, event.key)) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });

  restore();
  count();
})();
