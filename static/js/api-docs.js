"use strict";

// Puts Swagger UI in place of the fallback text. No inline script: the content security policy forbids it.
const place = document.getElementById("api-docs");
window.SwaggerUIBundle({ url: place.dataset.schema, domNode: place, deepLinking: true });
