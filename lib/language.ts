import { remembered } from './remembered'

/**
 * Languages of the datasets, whatever the spelling: English names (VisionArena), BCP-47 codes (140k), markers for
 * "not known". One value a language, so that one facet value stands for all spellings.
 */
export const UNKNOWN_LANGUAGE = 'unknown'

/** The BCP-47 code of a name or code, `unknown` for the markers; undefined for what is neither. */
export function readLanguage(raw: string): string | undefined {
  const text = raw.trim()
  const lower = text.toLowerCase()
  if (NOT_KNOWN.has(lower)) return UNKNOWN_LANGUAGE
  return canonicalCode(ALIASES.get(lower) ?? text) ?? codesByName().get(lower)
}

/** As `readLanguage`, but a spelling nobody knows stays a value of its own, in lower case. */
export function languageCode(raw: string | null): string {
  if (raw === null) return UNKNOWN_LANGUAGE
  return readLanguage(raw) ?? raw.trim().toLowerCase()
}

/** "Chinese (Traditional)" for `zh-Hant`; what is no code stays as it is. */
export const languageName = remembered((code) => {
  if (code === UNKNOWN_LANGUAGE) return 'unknown'
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
})

const NOT_KNOWN = new Set(['', 'und', '<err>', 'unknown', 'none', 'null', 'n/a', 'un', 'undetermined'])

/** Names of language identifiers (CLD, polyglot, fastText) that differ from CLDR's. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['modern greek', 'el'],
  ['chinese (simplified)', 'zh-Hans'],
  ['chinese (traditional)', 'zh-Hant'],
  ['simplified chinese', 'zh-Hans'],
  ['traditional chinese', 'zh-Hant'],
  ['farsi', 'fa'],
  ['persian (farsi)', 'fa'],
  ['burmese', 'my'],
  ['kirghiz', 'ky'],
  ['kyrgyz', 'ky'],
  ['kurdish', 'ku'],
  ['norwegian', 'no'],
  ['norwegian bokmal', 'nb'],
  ['norwegian nynorsk', 'nn'],
  ['oriya', 'or'],
  ['haitian creole', 'ht'],
  ['haitian', 'ht'],
  ['tagalog', 'tl'],
  ['filipino', 'fil'],
  ['uighur', 'ug'],
  ['uyghur', 'ug'],
  ['sinhalese', 'si'],
  ['scots gaelic', 'gd'],
  ['scottish gaelic', 'gd'],
  ['western frisian', 'fy'],
  ['frisian', 'fy'],
  ['serbo_croatian', 'sh'],
  ['serbo-croatian', 'sh'],
  ['hebrew', 'he'],
  ['iw', 'he'],
  ['javanese', 'jv'],
  ['jw', 'jv'],
  ['in', 'id'],
  ['punjabi', 'pa'],
  ['panjabi', 'pa'],
])

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

let byName: Map<string, string> | undefined

function codesByName(): Map<string, string> {
  if (byName) return byName
  byName = new Map()
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const twos = [...letters].flatMap((first) => [...letters].map((second) => first + second))
  const threes = twos.flatMap((two) => [...letters].map((third) => two + third))
  for (const code of [...twos, ...threes]) {
    const name = names.of(code)?.toLowerCase()
    if (name && !byName.has(name)) byName.set(name, Intl.getCanonicalLocales(code)[0] ?? code)
  }
  return byName
}

/** Asking Intl takes 20 µs, and a page writes some hundred addresses of the same few languages. */
const canonical = new Map<string, string | undefined>()
const MOST = 2000

function canonicalCode(text: string): string | undefined {
  if (canonical.has(text)) return canonical.get(text)
  // What readers type has no end; the languages of a dataset do.
  if (canonical.size >= MOST) canonical.clear()
  const code = askedCode(text)
  canonical.set(text, code)
  return code
}

function askedCode(text: string): string | undefined {
  if (!/^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(text)) return undefined
  try {
    const code = Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0]
    const language = code?.split('-')[0]
    return code && language && names.of(language) ? code : undefined
  } catch {
    return undefined
  }
}
