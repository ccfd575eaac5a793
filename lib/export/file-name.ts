/** Characters of a name; with the ending it stays well under the 255 bytes of common file systems. */
const LONGEST = 120

/**
 * A file named after what is in it: "arena-140k 1,204 votes where language is Polish" becomes
 * `arena-140k-1204-votes-where-language-is-polish.csv`. Letters of every script stay; nothing that a shell, a path or
 * a header could take for its own does.
 */
export function exportFileName(slug: string, words: string, extension: string): string {
  const name = `${slug} ${words}`
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/(?<=\d),(?=\d{3})/g, '')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  const cut = [...name].slice(0, LONGEST).join('')
  return `${cut.replaceAll(/^-+|-+$/g, '') || 'rows'}.${extension}`
}

/** RFC 6266: a plain name for old readers, the true one encoded beside it. */
export function attachment(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`
}
