// What both viewers show; the document that is read stands in the address, so that it can be shared and passed to the other viewer.
const { documents, language } = JSON.parse(document.getElementById("settings").textContent);
const asked = new URLSearchParams(location.search).get("document");
const wanted = documents.find(({ title }) => title === asked) ?? documents[0];

function remember(title) {
  const address = new URL(location.href);
  address.searchParams.set("document", title);
  history.replaceState(history.state, "", address);
  document.getElementById("other").search = new URLSearchParams({ document: title }).toString();
}

remember(wanted.title);
