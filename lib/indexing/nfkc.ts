/**
 * A regular expression class of the characters that NFKC changes but NFC leaves alone (ligatures, full-width forms,
 * superscripts, no-break spaces …), read off the running Unicode tables.
 */
export function compatibilityCharacters(): string {
  const ranges: [number, number][] = []
  for (let point = 0x80; point <= 0x2fa1f; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue
    const character = String.fromCodePoint(point)
    if (character.normalize('NFKC') === character.normalize('NFC')) continue
    const last = ranges.at(-1)
    if (last && last[1] === point - 1) last[1] = point
    else ranges.push([point, point])
  }
  const escaped = (point: number) => `\\x{${point.toString(16)}}`
  const members = ranges.map(([low, high]) =>
    low === high ? escaped(low) : `${escaped(low)}-${escaped(high)}`,
  )
  return `[${members.join('')}]`
}
