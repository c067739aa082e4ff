// Starts Swagger UI with a drop-down of the documents; a sign-in holds when another document is chosen.
const ui = SwaggerUIBundle({
  urls: documents.map(({ title, url }) => ({ name: title, url })),
  "urls.primaryName": wanted.title,
  dom_id: "#api",
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
  deepLinking: true,
  docExpansion: "none",
  filter: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  requestInterceptor: (request) => {
    request.headers["Accept-Language"] = language;
    return request;
  },
  onComplete: () => {
    const shown = documents.find(({ url }) => url === ui.specSelectors.url());
    if (shown) remember(shown.title);
  },
});
