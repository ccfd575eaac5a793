/**
 * True for what RE2 and JavaScript read alike: no look-around, no back-references, no counts over 1,000. All else that is
 * typed between slashes is plain text.
 */
export function isSafePattern(source: string): boolean {
  if (/\(\?[^:]|\\[1-9kuc]|\{\d{4}/.test(source.replaceAll('\\\\', ''))) return false
  try {
    new RegExp(source, 'u')
    return true
  } catch {
    return false
  }
}
