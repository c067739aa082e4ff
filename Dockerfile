# The API, the worker and the migrations are one image; the command says which.
FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app

RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/cxg cxg

COPY pyproject.toml requirements.lock README.md ./
COPY domain domain
COPY application application
COPY infrastructure infrastructure
COPY interfaces interfaces
# Editable: catalogues, migrations and the pages of the API's documentation are read where they lie.
RUN pip install --constraint requirements.lock --editable . \
    && python -m compileall -q domain application infrastructure interfaces \
    && cxg openapi --prebuild

USER cxg
ENV CXG_HOST=0.0.0.0 CXG_DATA_DIR=/var/lib/cxg
EXPOSE 8000
STOPSIGNAL SIGTERM
ENTRYPOINT ["cxg"]
CMD ["serve"]
