FROM debian:12-slim AS package
WORKDIR /source
COPY . .
RUN sh scripts/package

FROM debian:12-slim
LABEL org.opencontainers.image.title="gouji"
LABEL org.opencontainers.image.description="Checks annual reports on government information disclosure against their national format"
LABEL org.opencontainers.image.licenses="MIT"
COPY --from=package /source/build/package/gouji_*.deb /tmp/
RUN apt-get update && apt-get install -y --no-install-recommends /tmp/gouji_*.deb git poppler-utils && rm -rf /tmp/gouji_*.deb /var/lib/apt/lists/*
# What is mounted there belongs to another user, whom git would not trust (--changed-since).
RUN git config --system --add safe.directory '*'
WORKDIR /reports
ENTRYPOINT ["gouji"]
CMD ["--help"]
