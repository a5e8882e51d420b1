// The chain of a claim by its order: a link moves up or down, and what each relies on follows from that.
// Only where the chain is one line; else, and without this, the select in each card says it.
(function () {
  "use strict";

  const group = document.querySelector("[data-chain]");
  if (!group) { return; }

  function field(card, name) { return card.querySelector("[name^=attributions-][name$=-" + name + "]"); }
  function stored() { return Array.from(group.querySelectorAll(".card.has_original")); }

  // The links of one place in a text, from the publisher on.
  function chains() {
    const found = new Map();
    stored().forEach(function (card) {
      const place = field(card, "appearance").value;
      found.set(place, (found.get(place) || []).concat(card));
    });
    return Array.from(found.values());
  }

  function isOneLine(cards) {
    return cards.length > 1 && cards.every(function (card, at) {
      const next = cards[at + 1];
      return field(card, "cites").value === (next ? field(next, "id").value : "");
    });
  }

  function name(card) { return card.querySelector("summary strong").textContent; }

  function relink(cards) {
    cards.forEach(function (card, at) {
      const next = cards[at + 1];
      const cites = field(card, "cites");
      cites.value = next ? field(next, "id").value : "";
      cites.dispatchEvent(new Event("change", { bubbles: true }));
      const said = card.querySelector("[data-relies-on]");
      said.hidden = !next;
      if (next) { said.querySelector("b").textContent = name(next); }
      // Who relies on another does not speak first-hand; the card opens, so that the change is seen.
      const firstHand = field(card, "first_hand");
      if (next && firstHand.value === "yes") {
        firstHand.value = "no";
        card.querySelector("details").open = true;
      }
      card.querySelector(".card-link").classList.toggle("card-link--relies", Boolean(next));
    });
    offer();
  }

  function move(cards, at, step) {
    const other = cards[at + step];
    const card = cards[at];
    if (step < 0) { other.before(card); } else { other.after(card); }
    const moved = cards.slice();
    moved[at] = other;
    moved[at + step] = card;
    relink(moved);
    const again = card.querySelector("[data-step='" + step + "']:not(:disabled)") || card.querySelector("[data-step]:not(:disabled)");
    if (again) { again.focus(); }
  }

  function button(cards, at, step, words) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "card-step";
    made.dataset.step = step;
    made.textContent = step < 0 ? "↑" : "↓";
    made.setAttribute("aria-label", words + ": " + name(cards[at]));
    made.title = words;
    made.disabled = !cards[at + step];
    made.addEventListener("click", function () { move(cards, at, step); });
    return made;
  }

  function offer() {
    group.querySelectorAll(".card-steps").forEach(function (old) { old.remove(); });
    chains().filter(isOneLine).forEach(function (cards) {
      cards.forEach(function (card, at) {
        const steps = document.createElement("div");
        steps.className = "card-steps";
        steps.append(button(cards, at, -1, group.dataset.up), button(cards, at, 1, group.dataset.down));
        card.append(steps);
      });
    });
  }

  group.addEventListener("change", function (event) {
    if (event.isTrusted && /-(cites|appearance)$/.test(event.target.name)) { offer(); }
  });
  offer();
})();
