/** What a pasted link says of itself: a title and a sentence. */
export interface LinkPreview {
  readonly title: string
  readonly description: string
  readonly openGraph: {
    readonly title: string
    readonly description: string
    readonly siteName: string
    readonly type: 'website'
  }
}

/**
 * For `generateMetadata`. Made of a view's words and names alone: a chat program that fetches a preview must not get
 * any row's text or image by it.
 */
export function linkPreview(words: string, dataset: string, what: string): LinkPreview {
  const title = `${words} · ${dataset}`
  const description = `${what} ${dataset}, read with Ringside.`
  return { title, description, openGraph: { title, description, siteName: 'Ringside', type: 'website' } }
}
