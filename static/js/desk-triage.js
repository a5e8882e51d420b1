// The triage page by keyboard: cards and passages in step, words selected in the text become a claim's passage.
// Every key presses a control that can be seen.
(function () {
  "use strict";

  const form = document.querySelector("[data-triage]");
  const article = document.querySelector("[data-article]");
  if (!form || !article) { return; }
  const cards = Array.from(form.querySelectorAll(".proposal"));
  const spoken = form.querySelector("[data-spoken]");
  const why = form.querySelector("[data-why]");
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
    why.textContent = "";
    try { window.sessionStorage.setItem(key, current.dataset.claim); } catch { /* storage may be forbidden */ }
    if (scrolls) { showPlace(current); }
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

  form.addEventListener("change", count);

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
    quote.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  }

  // --- keys ---

  // A key that can do nothing says why; said anew, it is read out anew.
  function say(reason) {
    why.textContent = "";
    window.setTimeout(function () { why.textContent = why.dataset[reason]; }, 50);
  }

  function isOpen(card) { return Boolean(card.querySelector("input[name=claim]")); }

  // The first step leads to what is to be decided, not to what is done.
  function go(step) {
    const next = current ? cards[cards.indexOf(current) + step] : cards.find(isOpen) || cards[0];
    if (!next) {
      say(step > 0 ? "last" : "first");
      return;
    }
    make(next, true);
    next.scrollIntoView({ block: "nearest" });
  }

  // What a key needs on the current card, or null after saying why it is not there.
  function find(selector) {
    const found = current && current.querySelector(selector);
    if (!found) { say(current ? "decided" : "none"); }
    return found;
  }

  function press(act) {
    const control = find("[data-act=" + act + "]");
    if (control) { control.click(); }
  }

  // A card's question: its field is where one goes on typing.
  function open(question) {
    const fold = find("[data-fold-of=" + question + "]");
    if (!fold) { return null; }
    fold.open = true;
    fold.querySelector("textarea").focus();
    return fold;
  }

  const KEYS = {
    j: function () { go(1); },
    k: function () { go(-1); },
    x: function () {
      const box = find("input[name=claim]");
      if (box) { box.click(); }
    },
    a: function () {
      if (selected().length) { form.querySelector(".triage-acts [name=accept]").click(); } else { press("accept"); }
    },
    d: function () {
      if (selected().length) { document.getElementById("id_reason").focus(); } else { open("dismiss"); }
    },
    m: function () { press("merge"); },
    s: function () { press("split"); },
    o: function () { press("open"); },
    e: function () {
      const took = current && takeSelection(current);
      const fold = open("passage");
      if (fold && took) { fold.querySelector("button").focus(); }
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

  // Enter on a tick would press the form's first button; in a reason it sends, in words of several lines it breaks one.
  form.addEventListener("keydown", function (event) {
    if (event.key !== "Enter") { return; }
    const fold = event.target.matches("textarea") && event.target.closest("[data-fold-of]");
    if (fold && (event.ctrlKey || event.metaKey || (fold.dataset.foldOf === "dismiss" && !event.shiftKey))) {
      event.preventDefault();
      fold.querySelector("button").click();
    }
    if (event.target.matches("input[type=checkbox]")) { event.preventDefault(); }
  });

  // --- after an act: at the next proposal, with what the act said in sight and spoken ---

  const named = window.location.hash.length > 1 ? document.getElementById(window.location.hash.slice(1)) : null;
  const [visit] = performance.getEntriesByType("navigation");
  // The address of a page that is loaded again still names the card of the last act.
  const left = visit && visit.type !== "navigate" ? remembered() : null;
  const following = form.querySelector("[data-following]");
  const next = form.querySelector("[autofocus]") || (left && (left.querySelector("input[name=claim]") || left)) || (form.contains(named) ? named : null);
  if (next) {
    const card = following || next.closest(".proposal");
    if (card) { make(card, true); }
    next.focus({ preventScroll: true });
    (card || next).scrollIntoView({ block: "nearest" });
  }
  // An answer that is loaded again would send what was refused once more, and bring its message back.
  if (form.dataset.kept === "answer") { window.history.replaceState(null, "", window.location.href); }

  function remembered() {
    let claim = "";
    try { claim = window.sessionStorage.getItem(key); } catch { /* nothing is remembered */ }
    return cards.find(function (card) { return card.dataset.claim === claim; }) || null;
  }

  // Only what changes after the page is there is read out.
  const said = Array.from(form.querySelectorAll(".desk-messages li"), function (line) { return line.textContent; });
  window.setTimeout(function () { spoken.textContent = said.join(" "); }, 300);

  // How much of the window the bar takes, so that no card scrolls under it. On a narrow one only its messages stay.
  const bar = form.querySelector(".triage-bar");
  const lines = form.querySelector(".desk-messages");
  const measure = new ResizeObserver(function () {
    document.documentElement.style.setProperty("--bar-height", (bar.offsetHeight || lines.offsetHeight) + "px");
  });
  measure.observe(bar);
  measure.observe(lines);
  count();
})();
