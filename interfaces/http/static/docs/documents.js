// The choice of a document, for both viewers; it stands in the address, so that it can be shared and passed to the other viewer.
const { documents, language } = JSON.parse(document.getElementById("settings").textContent);
const choice = document.getElementById("documents");
const other = document.getElementById("other");

function remember() {
  const title = choice.selectedOptions[0].text;
  const address = new URL(location.href);
  address.searchParams.set("document", title);
  history.replaceState(null, "", address);
  other.search = new URLSearchParams({ document: title }).toString();
}

function onChoice(show) {
  choice.addEventListener("change", () => {
    location.hash = "";
    remember();
    show(choice.value);
  });
}

const wanted = new URLSearchParams(location.search).get("document");
documents.forEach(({ title, url }) => choice.add(new Option(title, url, false, title === wanted)));
remember();
