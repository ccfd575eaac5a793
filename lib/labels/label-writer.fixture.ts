import { appendEvents } from './label-file'

/** For a test that kills it: appends events for ever and says which ones the disk has. */
const [file = '', who = ''] = process.argv.slice(2)
for (let n = 0; ; n++) {
  await appendEvents(file, [
    { at: new Date().toISOString(), who, kind: 'label', row: `${who}-${n}`, label: 'kept', on: true },
  ])
  process.stdout.write(`${n}\n`)
}
