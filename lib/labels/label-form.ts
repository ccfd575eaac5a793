import { readShownVote, sidesSwapped, storedVote } from './blind'
import { type LabelEvent, LONGEST_NOTE } from './event'
import { readReaderName } from './reader-name'

/** What a form of a row page says, as events. `action` is that of the button that sent it. */
export function eventsOfForm(
  form: URLSearchParams,
  { at, who, row, has }: { at: string; who: string; row: string; has: (label: string) => boolean },
): LabelEvent[] {
  const [action = '', value = ''] = splitAction(form.get('action') ?? '')
  const common = { at, who }
  switch (action) {
    case 'toggle': {
      const label = readReaderName(value)
      return label ? [{ ...common, kind: 'label', row, label, on: !has(label) }] : []
    }
    case 'add': {
      const label = readReaderName(form.get('label'))
      return label ? [{ ...common, kind: 'label', row, label, on: true }] : []
    }
    case 'read':
      return [{ ...common, kind: 'read', row }]
    case 'note':
      return [{ ...common, kind: 'note', row, text: (form.get('note') ?? '').slice(0, LONGEST_NOTE) }]
    case 'vote': {
      const shown = readShownVote(value)
      const seed = Number(form.get('seed'))
      return shown ? [{ ...common, kind: 'vote', row, vote: storedVote(shown, sidesSwapped(seed, row)) }] : []
    }
    default:
      return []
  }
}

/** `toggle:false refusal` */
function splitAction(text: string): readonly [string, string] {
  const colon = text.indexOf(':')
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)]
}
