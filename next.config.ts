import type { NextConfig } from 'next'

const config: NextConfig = {
  // DuckDB and sharp load native libraries: they must stay outside the bundle.
  serverExternalPackages: ['@duckdb/node-api', '@duckdb/node-bindings', 'sharp'],
  // Two servers of one checkout (a test's beside one's own) need a build folder each.
  distDir: process.env.RINGSIDE_BUILD ?? '.next',
  // Types are held by `npm test`; a reader's first start need not wait for them.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // Titles belong in the head of the first answer for every reader, not only for robots.
  htmlLimitedBots: /.*/,
}

export default config
