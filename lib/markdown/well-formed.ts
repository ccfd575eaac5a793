/**
 * The text as it can be sent to a browser: NUL and lone surrogates, which HTML and UTF-8 cannot carry, become
 * U+FFFD. Same length in UTF-16 units as the input.
 */
export function wellFormed(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}
