'use client' // needs the browser to know which vote is in sight

import type { ReactNode } from 'react'

/** From vote to vote of a session, by press or by `[` and `]`. */
export function VoteSteps(): ReactNode {
  const look =
    'vote-step grid size-8 place-items-center rounded border border-line bg-surface hover:border-line-strong'
  return (
    <span className="flex gap-1">
      <button
        type="button"
        className={look}
        onClick={() => step(-1)}
        aria-label="Previous vote"
        title="Previous vote ([)"
        data-key="["
        data-key-label="previous vote"
      >
        ↑
      </button>
      <button
        type="button"
        className={look}
        onClick={() => step(1)}
        aria-label="Next vote"
        title="Next vote (])"
        data-key="]"
        data-key-label="next vote"
      >
        ↓
      </button>
    </span>
  )
}

/** Where a vote's head comes to rest below what sticks to the top. */
const REST = 120

function step(by: 1 | -1): void {
  const votes = [...document.querySelectorAll<HTMLElement>('[data-vote]')]
  const above = votes.filter((vote) => vote.getBoundingClientRect().top < REST - 1)
  const here = votes.findLastIndex((vote) => Math.abs(vote.getBoundingClientRect().top - REST) <= 2)
  const target = by > 0 ? votes[Math.max(here, above.length - 1) + 1] : above.at(-1)
  target?.scrollIntoView()
}
