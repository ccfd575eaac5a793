import type { Locator } from '@playwright/test'

/** What every cell of the matrix says when it is pointed at. */
export async function cellWords(matrix: Locator): Promise<string[]> {
  // Scripts have taken the matrix over once one cell is the one to tab to.
  await matrix.locator('a[tabindex="0"]').first().waitFor()
  return matrix.locator('td a').evaluateAll((links) =>
    links.map((link) => {
      link.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
      return link.getAttribute('title') ?? ''
    }),
  )
}
