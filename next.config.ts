import type { NextConfig } from 'next'

const config: NextConfig = {
  // DuckDB and sharp load native libraries: they must stay outside the bundle.
  serverExternalPackages: ['@duckdb/node-api', '@duckdb/node-bindings', 'sharp', 'pino'],
  poweredByHeader: false,
  // Titles belong in the head of the first answer for every reader, not only for robots.
  htmlLimitedBots: /.*/,
}

export default config
