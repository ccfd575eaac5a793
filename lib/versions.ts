import packageJson from '../package.json'
import { duckdbVersion } from './db'
import { INDEX_VERSION } from './indexing/files'

/** What is running, for `/api/health` and the foot of the pages. */
export function versions() {
  return {
    ringside: packageJson.version,
    index: INDEX_VERSION,
    duckdb: duckdbVersion(),
    node: process.version.replace(/^v/, ''),
  }
}
