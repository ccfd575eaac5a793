// Plain Node and no packages: this installs them.
import { main } from './testing/main.mjs'

await main(['types', 'lint', 'unit'])
