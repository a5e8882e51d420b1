"use strict";

// Puts Swagger UI in place of the fallback text. No inline script: the content security policy forbids it.
const place = document.getElementById("api-docs");
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
follow();
dark.addEventListener("change", follow);
window.SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  deepLinking: true,
  // Forty schemas stand in one line until somebody opens them.
  defaultModelsExpandDepth: 0,
});
