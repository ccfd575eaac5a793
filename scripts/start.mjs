// Plain Node and no packages: this runs before anything is installed. Old Nodes must get as far as the check below.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Ringside: Node ${process.versions.node} is too old. It needs 20.19 or newer: https://nodejs.org`,
  )
  process.exit(1)
}
const { start } = await import('./starting/start.mjs')
await start()
