// Starts Scalar with a choice of the documents, and with everything that would call another host turned off.
const korean = {
  common: { description: "설명", httpMethod: "HTTP 메서드", path: "경로" },
  search: {
    label: "검색", inputLabel: "검색어 입력", open: "검색 열기", placeholder: "검색...", clear: "검색 지우기",
    noResults: "결과가 없습니다", navigate: "이동", select: "선택", results: "검색 결과",
  },
  navigation: {
    introduction: "소개", closeGroup: "그룹 닫기", closeMenu: "메뉴 닫기", openGroup: "그룹 열기", openMenu: "메뉴 열기",
    operations: "작업", endpoints: "{name} 엔드포인트", showAllEndpoints: "{name} 엔드포인트 모두 보기", collapsed: "접힘",
  },
  server: { label: "서버", select: "서버 선택" },
  clientLibraries: { heading: "클라이언트 라이브러리", more: "더 보기" },
  operation: {
    body: "본문", cookies: "쿠키", headers: "헤더", pathParameters: "경로 매개변수", queryParameters: "쿼리 매개변수",
    requestBody: "요청 본문", responses: "응답", testRequest: "요청 보내기",
  },
  response: { exampleResponses: "응답 예시", noBody: "본문 없음", showSchema: "스키마 보기", status: "상태" },
  schema: {
    example: "예시", examples: "예시", default: "기본값", schema: "스키마", required: "필수", type: "형식", values: "값",
    nullable: "null 허용", readOnly: "읽기 전용", writeOnly: "쓰기 전용", pattern: "패턴", deprecated: "사용 중단",
    showAllValues: "값 모두 보기", hideValues: "값 숨기기",
  },
  download: { openapi: "OpenAPI 문서 내려받기" },
  models: { label: "모델" },
  actions: { copyLink: "링크 복사", copyToClipboard: "링크 복사", copyEndpointUrl: "엔드포인트 URL 복사", showMore: "더 보기", copied: "복사됨" },
  authentication: {
    title: "인증", authentication: "인증", required: "인증 필요", detailsRequired: "인증 필요", optional: "인증 선택",
    detailsOptional: "인증 선택", oneOf: "다음 중 하나:", allOf: "다음 모두:",
  },
};
const configuration = {
  agent: { disabled: true },
  mcp: { disabled: true },
  localization: language === "ko" ? { locale: "ko", direction: "ltr", translations: korean } : { locale: "en" },
  withDefaultFonts: false,
  telemetry: false,
  persistAuth: false,
  hideClientButton: true,
  showDeveloperTools: "never",
  proxyUrl: "",
  externalUrls: { dashboardUrl: "", registryUrl: "", proxyUrl: "", apiBaseUrl: "" },
};

const sources = documents.map(({ title, url }) => ({
  title,
  slug: url.replace(/^.*\/|\.json$/g, ""),
  url,
  default: url === wanted.url,
}));
Scalar.createApiReference("#api", { ...configuration, sources });
