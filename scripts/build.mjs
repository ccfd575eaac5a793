import path from 'node:path'
import { build } from './starting/build.mjs'
import { install, isInstalled } from './starting/install.mjs'
import { alone } from './starting/lock.mjs'
import { root } from './starting/start.mjs'
import { giveUp } from './starting/trouble.mjs'

await alone(path.join(root, '.cache'), async () => {
  if (!isInstalled(root)) await install(root)
  await build(root)
}).catch(giveUp)
