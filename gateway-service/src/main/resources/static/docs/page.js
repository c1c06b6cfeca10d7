// Shows the chosen document: OpenAPI in the viewer, AsyncAPI as it is written.
const links = [...document.querySelectorAll("nav a")];
const source = document.getElementById("source");
const place = document.getElementById("document");

async function show() {
  const chosen = links.find((link) => link.hash === location.hash) ?? links[0];
  for (const link of links) link.removeAttribute("aria-current");
  chosen.setAttribute("aria-current", "true");
  source.href = chosen.dataset.document;

  const room = document.createElement("div");
  place.replaceChildren(room);
  if (chosen.dataset.document.endsWith(".json")) {
    SwaggerUIBundle({
      url: chosen.dataset.document,
      domNode: room,
      deepLinking: false,
      validatorUrl: null,
    });
  } else {
    const answer = await fetch(chosen.dataset.document);
    const text = document.createElement("pre");
    text.textContent = answer.ok ? await answer.text() : `This document is not here (${answer.status}).`;
    room.append(text);
  }
}

addEventListener("hashchange", show);
show();
