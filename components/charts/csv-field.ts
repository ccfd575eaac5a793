/** One field of CSV (RFC 4180). Spreadsheets take a leading `=`, `+`, `-` or `@` for a formula; an apostrophe keeps a name a name. */
export function csvField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
