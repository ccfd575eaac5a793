import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Rules whose answer depends on colours; all others say the same of a page in light and in dark. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

interface Looked {
  /** Of which tags; every rule of axe otherwise. */
  readonly tags?: readonly string[]
  /** For a page that was looked at whole in its other colours. */
  readonly coloursOnly?: boolean
}

export const WCAG_AA = ['wcag2a', 'wcag2aa', 'wcag21aa']

/**
 * Axe finds nothing on the page. All rules run over all nodes; only what is reported is less: names of nodes that pass
 * took two thirds of the time, and so did a second page for frames of other hosts, of which there are none.
 */
export async function expectAccessible(page: Page, { tags, coloursOnly }: Looked = {}): Promise<void> {
  const runOnly = coloursOnly
    ? { type: 'rule' as const, values: COLOUR_RULES }
    : tags && { type: 'tag' as const, values: [...tags] }
  const { violations, passes } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'], ...(runOnly ? { runOnly } : {}) })
    .analyze()
  expect(passes.length, 'rules that were asked').toBeGreaterThan(0)
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)).toEqual([])
}
