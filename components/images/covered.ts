import { cookies } from 'next/headers'

interface Warned {
  readonly slug: string
  readonly description: { readonly warning?: string }
}

/** Name of the cookie that remembers that a reader wants to see the images of a dataset. */
export function imagesCookie(slug: string): string {
  return `show-images-${encodeURIComponent(slug)}`
}

/** True where the dataset warns of its content and the reader has not asked for its images yet. */
export async function areImagesCovered({ slug, description }: Warned): Promise<boolean> {
  if (!description.warning) return false
  return (await cookies()).get(imagesCookie(slug))?.value !== '1'
}
