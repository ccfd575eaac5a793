/** The start of an answer as running text: the marks of Markdown say nothing on one line. */
export function plainPreview(text: string): string {
  return text
    .replace(/\|(\s*:?-+:?\s*\|)+/g, ' ')
    .replace(/```[\w+-]*/g, ' ')
    .replace(/(^|\s)#{1,6}\s+/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/(\s*\|\s*)+/g, ' · ')
    .replace(/^[\s·]+|[\s·]+$/g, '')
    .replace(/\s+/g, ' ')
}
