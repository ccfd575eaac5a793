import { mediaHref, rowMediaHref } from '@/lib/view'

/** A picture by its content, or by its place in a row while hashes are not known yet. */
export type PictureAt =
  | { readonly kind: 'hash'; readonly hash: string }
  | { readonly kind: 'row'; readonly id: string; readonly n: number }

/** The address of a picture's bytes. */
export function pictureHref(
  slug: string,
  at: PictureAt,
  query: Parameters<typeof mediaHref>[2] = {},
): string {
  return at.kind === 'hash' ? mediaHref(slug, at.hash, query) : rowMediaHref(slug, at.id, at.n, query)
}
