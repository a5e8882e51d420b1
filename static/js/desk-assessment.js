// Shows while one types what readers will see of an assessment. Without it the form is the same, without the preview.
(function () {
  "use strict";

  const form = document.querySelector(".assessment-form");
  const preview = form && form.querySelector("[data-preview]");
  if (!preview) { return; }
  const explanation = form.querySelector("[name=explanation]");
  const links = preview.querySelector("[data-preview-links]");
  const accuracy = preview.querySelector("[data-preview-accuracy]");
  const text = preview.querySelector("[data-preview-explanation]");

  // The chosen card's mark and word, copied as they are shown.
  function chosen(field) {
    const card = field.querySelector(".verdict-card:has(input:checked)");
    const shown = document.createElement("span");
    if (card) {
      shown.append(card.querySelector(".mark").cloneNode(true), " ", card.querySelector(".verdict-word").textContent);
    }
    return shown;
  }

  function show() {
    const fields = Array.from(form.querySelectorAll(".verdict-field"));
    const last = fields.pop();
    const list = document.createElement("ul");
    fields.forEach(function (field) {
      const item = document.createElement("li");
      item.append(chosen(field), " · ", field.dataset.name);
      list.append(item);
    });
    links.replaceChildren(list);
    accuracy.replaceChildren(chosen(last));
    const paragraphs = explanation.value.split(/\n\s*\n/).filter(function (part) { return part.trim(); });
    text.replaceChildren.apply(text, (paragraphs.length ? paragraphs : [text.dataset.empty]).map(function (part) {
      const paragraph = document.createElement("p");
      paragraph.textContent = part;
      return paragraph;
    }));
  }

  form.addEventListener("input", show);
  form.addEventListener("change", show);
  preview.hidden = false;
  show();
})();
