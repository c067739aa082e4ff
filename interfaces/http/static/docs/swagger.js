// Starts Swagger UI on the chosen document; a sign-in holds when another document is chosen.
const ui = SwaggerUIBundle({
  url: choice.value,
  dom_id: "#api",
  presets: [SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
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
});

onChoice((url) => {
  ui.specActions.updateUrl(url);
  ui.specActions.download(url);
});
