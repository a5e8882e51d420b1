// What was typed and ticked in a form outlasts a reload and a look at another page, until the form is sent.
// The answer to a sent form carries what is not done yet, so from then on that is kept.
(function () {
  "use strict";

  function preset(select) {
    const options = Array.from(select.options);
    const chosen = options.find(function (option) { return option.defaultSelected; }) || options[0];
    return chosen ? chosen.value : "";
  }

  document.querySelectorAll("form[data-kept]").forEach(function (form) {
    const key = "desk-kept:" + window.location.pathname;
    const isAnswer = form.dataset.kept === "answer";

    function boxes() { return Array.from(form.querySelectorAll("input[type=checkbox]")); }
    function fields() { return Array.from(form.querySelectorAll("input[type=text], textarea, select")); }

    // What the page held before anything was typed: a hidden twin says so, else it is the page's own value.
    function read(field) {
      const twin = form.elements.namedItem("initial-" + field.name);
      if (twin) { return twin.value; }
      if (field.matches("select")) { return isAnswer ? null : preset(field); }
      return isAnswer ? "" : field.defaultValue;
    }

    function keep() {
      const kept = { ticked: {}, typed: {} };
      boxes().forEach(function (box) {
        if (isAnswer ? box.checked : box.checked !== box.defaultChecked) { kept.ticked[box.id] = box.checked; }
      });
      fields().forEach(function (field) { if (field.value !== read(field)) { kept.typed[field.name] = field.value; } });
      try { window.sessionStorage.setItem(key, JSON.stringify(kept)); } catch { /* storage may be forbidden */ }
    }

    function restore() {
      let kept = null;
      try { kept = JSON.parse(window.sessionStorage.getItem(key)); } catch { /* nothing was kept */ }
      if (!kept) { return; }
      boxes().forEach(function (box) { if (Object.hasOwn(kept.ticked, box.id)) { box.checked = kept.ticked[box.id]; } });
      fields().forEach(function (field) {
        if (!Object.hasOwn(kept.typed, field.name)) { return; }
        field.value = kept.typed[field.name];
        const folded = field.closest("details");
        if (folded) { folded.open = true; }
      });
    }

    restore();
    keep();
    form.addEventListener("input", keep);
    form.addEventListener("change", keep);
    form.addEventListener("submit", function () {
      try { window.sessionStorage.removeItem(key); } catch { /* as above */ }
    });
  });
})();
