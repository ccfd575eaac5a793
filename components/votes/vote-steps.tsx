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

/** A vote comes to rest at its scroll margin, below what sticks to the top. */
function step(by: 1 | -1): void {
  const votes = [...document.querySelectorAll<HTMLElement>('[data-vote]')].map((vote) => ({
    vote,
    away: vote.getBoundingClientRect().top - Number.parseFloat(getComputedStyle(vote).scrollMarginTop),
  }))
  const target = by > 0 ? votes.find(({ away }) => away > 2) : votes.findLast(({ away }) => away < -2)
  target?.vote.scrollIntoView()
}
