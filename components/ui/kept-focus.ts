/**
 * Remembers where a link of a list stands whose markup is written anew once the link was followed; the answer finds its
 * like: the same link of the same line under the same heading.
 */
export function placeOf(link: HTMLAnchorElement): () => HTMLElement | undefined {
  const line = link.closest('li')
  const summary = link.closest(OUTERMOST)?.querySelector('summary')
  const at = line ? [...line.querySelectorAll('a')].indexOf(link) : -1
  const heading = summary?.textContent
  const words = wordsOf(line)
  return () => {
    if (!line || at < 0) return undefined
    const lists = [...document.querySelectorAll(OUTERMOST)].filter(
      (list) => list.querySelector('summary')?.textContent === heading,
    )
    const like = lists
      .flatMap((list) => [...list.querySelectorAll('li')])
      .find((one) => wordsOf(one) === words)
    return like?.querySelectorAll('a')[at]
  }
}

function wordsOf(line: Element | null | undefined): string | null | undefined {
  return line?.querySelector('a > span')?.textContent
}

/** The rest of a long list is folded once more inside it. */
const OUTERMOST = 'details:not(details details)'
