/** A leading `!`, a comma, `..` and a backslash are written with `\` where they are meant as letters. */
export function readEscaped(text: string): string {
  return text.replace(/\\([\\!,.])/g, '$1')
}

export function writeEscaped(text: string, many: boolean): string {
  const safe = text.replaceAll('\\', '\\\\').replace(/^!/, '\\!')
  return many ? safe.replaceAll(',', '\\,') : safe
}

/** Splits at commas that are not escaped. */
export function splitMany(text: string): string[] {
  const parts: string[] = ['']
  for (const piece of text.match(/\\.|[^\\]|\\$/gsu) ?? []) {
    if (piece === ',') parts.push('')
    else parts[parts.length - 1] += piece
  }
  return parts
}
