import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PageShell } from '@/components/shell/page-shell'
import { Outside } from '@/components/ui/outside'
import { REFERENCE_VOTES } from '@/lib/ratings/center'
import { PRIOR } from '@/lib/ratings/fit'
import { POINTS, Z95 } from '@/lib/ratings/points'

export const metadata: Metadata = { title: 'Methods' }

export default function Page() {
  return (
    <PageShell>
      <article className="mx-auto max-w-3xl px-4 pb-16 pt-8 leading-relaxed">
        <h1 className="text-xl font-semibold tracking-tight">Methods</h1>
        <p className="mt-2 text-soft">
          How every number about votes is made. The choices named here are links above each board and words in
          its address, so two people who quote one address quote one number.
        </p>

        <Part id="votes" title="Which votes count">
          <p>
            A vote is a battle that somebody judged: A won, B won, tie, or both bad. Battles without a vote
            and battles of a model with itself say nothing about strength: they are left out and counted under
            the board. A label nobody knows is named as a problem of its file and never taken for a tie.
          </p>
          <p>
            <Word>ties=half</Word> counts a tie and both bad alike as half a win for either side, as every
            published arena board does. <Word>ties=drop</Word> leaves both out, which stretches ratings: on
            real arena data about one and a half times.
          </p>
          <p>
            Where a view chooses votes by how they ended, a rating would only repeat that choice. Such a view
            shows counts and shares.
          </p>
        </Part>

        <Part id="rating" title="Rating">
          <p>
            The model is Bradley and Terry’s (1952): the chance that a beats b depends on the difference of
            two strengths alone.
          </p>
          <Formula>P(a beats b) = 1 / (1 + exp(θb − θa))</Formula>
          <p>
            The strengths are those that make the seen votes likeliest, found by Newton’s method on counts of
            pairs, to about a millionth of a point. In points:
          </p>
          <Formula>rating = 1000 + (400 / ln 10) · θ = 1000 + {POINTS.toFixed(4)} · θ</Formula>
          <p>
            A lead of 400 points is odds of ten to one. <Word>weights=pair</Word> weighs each vote of a pair
            with 1 / max(votes of the pair, 50), so that models that met very often do not outweigh the rest.
          </p>
        </Part>

        <Part id="zero" title="Zero point">
          <p>
            Only differences of ratings mean something, so a zero point is a choice.{' '}
            <Word>center=reference</Word> sets the mean of the well-sampled models to 1000: those of the main
            group with at least {REFERENCE_VOTES} votes; where there are none, the main group. One model with
            two votes would else move all others. <Word>center=mean</Word> takes all models, as arena-rank
            does. <Word>anchor=MODEL:SCORE</Word> fixes one model; where it has no vote the zero point is the
            usual one, and the line under the board says so.
          </p>
        </Part>

        <Part id="intervals" title="Intervals">
          <p>
            Bounds are ±{Z95} standard errors. <Word>interval=sandwich</Word> (White 1982) takes the spread
            from the votes themselves and covers 94 to 95 % from a few hundred votes on.{' '}
            <Word>interval=fisher</Word> takes it from the model, which is too wide where many votes are ties.
          </p>
          <p>
            <Word>cluster=session</Word> or <Word>cluster=user</Word> lets all votes of one session or person
            count as one observation, since people repeat themselves (Liang and Zeger 1986).
          </p>
          <p>
            For a model outside the main group, with fewer than 20 votes or with ties alone a sandwich is far
            too narrow: two wins of two would have no spread at all. There the wider of the sandwich and the
            interval under the prior below is shown.
          </p>
        </Part>

        <Part id="ranks" title="Ranks">
          <p>
            As on the arena: the best rank of a model is one more than the number of models whose lower bound
            lies above its upper bound; its worst rank counts those its lower bound cannot exclude. 3–7 means
            that these votes allow any place from 3 to 7.
          </p>
        </Part>

        <Part id="provisional" title="Provisional models, and slices too small">
          <p>
            A largest likelihood exists only if every model of a group can be reached from every other by a
            chain of wins and half ties (Ford 1957). A model that won or lost everything has no such chain.
            Random slices of 200 votes lack it nearly always, of 1,000 about every other time. Then a prior of{' '}
            {Math.sqrt(1 / PRIOR).toFixed(0)} nats ({(Math.sqrt(1 / PRIOR) * POINTS).toFixed(0)} points) holds
            all strengths, the line under the board says so, and every model outside the largest connected
            group is marked provisional with its reason.
          </p>
        </Part>

        <Part id="style" title="Style control">
          <p>
            <Word>style=length</Word> and <Word>style=full</Word> add to the difference of strengths what the
            difference in style is worth: length in tokens, and for full also headers, lists and bold, each as
          </p>
          <Formula>(count of A − count of B) / (count of A + count of B + 1)</Formula>
          <p>
            standardised over the view. The coefficients are maximum likelihood, without a penalty. FastChat
            shrinks them a little and arena-rank a lot (its penalty stands on the mean loss), so published
            style-controlled boards differ from this by up to some thirty points. Votes without counts are
            left out and counted.
          </p>
        </Part>

        <Part id="difference" title="Against the rest">
          <p>
            A filtered view is compared with all other votes of the dataset, not with the whole, which would
            contain it. Both boards are put on one zero point: the models that are well sampled in both. The
            error of a difference is √(se² + se²); ▲ and ▼ mark more than three of them. Many models looked at
            in many slices are many chances for a large one.
          </p>
        </Part>

        <Part id="compare" title="Two views compared">
          <p>
            With <Word>against=</Word> the other view may be any: the rest, everything, or the votes of
            another choice. Ratings are compared as against the rest. The rating “there” is the one here less
            the difference, so it stands on the zero point of this board. Where the two have votes in common
            they are not independent, and no interval is given.
          </p>
          <p>
            Facets compare shares of rows, chats as well as votes: p₁ of n₁ rows here, p₂ of n₂ there, a
            facet’s own filter not left out. The interval of the difference combines the Wilson intervals (l,
            u) of both shares, method 10 of Newcombe (1998):
          </p>
          <Formula>p₁ − p₂ − √((p₁ − l₁)² + (u₂ − p₂)²) … p₁ − p₂ + √((u₁ − p₁)² + (p₂ − l₂)²)</Formula>
          <p>
            It takes rows for independent, which several rows of one user or session are not quite. ▲ and ▼
            mark differences whose interval of three standard errors (z = 3) leaves out zero.
          </p>
        </Part>

        <Part id="quality" title="Doubtful data">
          <p>
            What is odd about a row is read off once, when the index is made, and opened by <Word>odd=</Word>.
            Sessions, ids and questions are looked at in the whole dataset, whatever the view. The capped
            boards keep of each question its newest votes, one or ten, and are put on the zero point of the
            plain board; one holds the other’s votes, so there is no interval.
          </p>
          <p>
            Fragility asks for the fewest votes whose removal swaps two neighbours (arXiv 2508.11847). Votes
            are sorted by what they add to the distance,
          </p>
          <Formula>(y − π)·(h_low − h_high), h = A·(e_above − e_below)</Formula>
          <p>
            taken away from the top, and the number is confirmed by fitting what is left. It is an upper
            bound: no quicker way to the smallest set is known. Style control is let go here.
          </p>
        </Part>

        <Part id="breakdown" title="By category, language and the like">
          <p>
            For each value of a filter (<Word>slices=</Word>) the votes of the view that have it are fitted,
            and those that have it not; both boards are put on one zero point, the models with 30 votes in
            both.
          </p>
          <Formula>difference = θ(inside) − θ(rest), error = √(se² + se²), z = difference / error</Formula>
          <p>
            The two hold different votes, so their errors add up as those of independent things. |z| {'>'} 3
            is marked; by chance alone one comparison in 370 is, and the page says how many it makes. A vote
            may have several categories, so these are not independent of one another. Of many values the
            twelve with most votes are shown.
          </p>
          <p>
            How votes ended is counted over all rows of a value, battles of a model with itself too, so that
            each part is the length of the list it opens. By place in the session this is the look for
            fatigue: shares by <Word>evaluation_order</Word>.
          </p>
        </Part>

        <Part id="side" title="Side">
          <p>Whether the left answer wins for standing there, first as a raw count of decisive votes,</p>
          <Formula>z = (A − B) / √(A + B)</Formula>
          <p>
            then as a constant in the fit, which takes into account which models stood left. Its worth in
            points has the error of the sandwich.
          </p>
          <Formula>P(A wins) = 1 / (1 + exp(θB − θA − γ)), worth = (400 / ln 10) · γ</Formula>
        </Part>

        <Part id="length" title="Length">
          <p>
            Of the decisive votes between answers of different length, the share that went to the longer one,
            by steps of log(tokens A / tokens B) with ends at 1.1, 1.25, 1.5, 2 and 4 either way, with
            Wilson’s interval. Ties and both bad stand in the table, and by tokens of difference in the bars.
            <Word>longer=</Word> asks whose answer it was, and <Word>times=</Word> how many times as long as
            the other, in thousandths with the rest cut off: a point of the curve opens its own votes by the
            two. A better model may also write longer; what length alone is worth is what style control says.
          </p>
        </Part>

        <Part id="time" title="Over time">
          <p>
            Ratings by week (by month or year where weeks are too thin) are fits of their own, of the votes of
            that week alone, all measured from one reference set: the models of the main group with{' '}
            {REFERENCE_VOTES} votes in every fitted week, whose mean is 1000. Weeks under a hundred votes are
            left open. A model may seem to drift because the others of the set do.
          </p>
        </Part>

        <Part id="coverage" title="What votes can carry">
          <p>
            Two models cannot be told apart where they stand closer than 1.96 · √2 standard errors of the
            middle model. Groups are the components of the graph whose edges are the pairs that met: between
            two of them no rating compares.
          </p>
        </Part>

        <Part id="versus" title="Head to head">
          <p>
            The share of one model among the votes between the two, with Wilson’s interval, beside what the
            board of the whole view expects of the pair. The distance is counted in standard deviations,
          </p>
          <Formula>(W − N·π) / √(N·π·(1 − π)·(1 − ρ))</Formula>
          <p>
            with W the wins and half ties of N votes, π the expected share and ρ the share of ties in the
            view. The error of the difference of two ratings takes their covariance into account; it is not
            read off two overlapping intervals.
          </p>
          <p>
            “The one with more won” counts decisive votes on two answers of unequal length, headers, lists or
            bold. The votes are listed by surprise: −log₂ of the chance that the plain fit of the whole
            dataset gave to how they ended, so no filter changes it.
          </p>
        </Part>

        <Part id="models" title="One model">
          <p>
            Rating and rank are those of the board of the view; those of a category are read off a board of
            the votes of that category alone, with a zero point of its own. Opponents are ordered by the
            nearer end of Wilson’s interval: the best have the highest lower end, the worst the lowest upper
            end, so that a few lucky votes head no list. Typical wins and losses are those that surprised
            least, one of each opponent; those against the odds surprised most.
          </p>
          <p>
            Style is the median and the mean per answer, of the model’s answers and of all other answers in
            the same view.
          </p>
        </Part>

        <Part id="matrix" title="Matrix">
          <p>
            A cell is (wins + ties / 2) / votes of the row’s model against the column’s, or wins / (wins +
            losses) under <Word>ties=drop</Word>, with Wilson’s interval (1927), which is honest for few
            votes. Under ten votes it stays grey. <Word>cells=</Word> shows instead the votes, the share of
            ties or of both bad among all votes of the two, or the residual: how far the pair lies from what
            two strengths say of it, in the standard deviations named under head to head. Beyond ±3 the one
            number a model has misses something. Style control expects more of a vote than its pair tells, so
            there it is not shown.
          </p>
        </Part>

        <Part id="surprise" title="Expectation and surprise of one vote">
          <p>
            What a fit of the whole dataset expects of one battle: tie and both bad by their share of all
            votes, the same for every pair; what is left is split by the strengths of the two models. Plain
            fit, ties half a win, the vote itself among those fitted.
          </p>
          <Formula>P(A wins) = (1 − P(tie) − P(both bad)) / (1 + exp(θB − θA))</Formula>
          <Formula>surprise = −log₂ P(what happened), in bits</Formula>
          <p>
            One bit is a coin’s toss, three bits one in eight. The surprise of every vote is stored with the
            index, so no filter changes it. A battle without a vote and a model against itself have none.
            Where a view is filtered, its own prediction stands beside the first one, unless it chose its
            votes by their result or its votes do not tie both models to the others by wins and losses.
          </p>
          <p>
            Ties that count as half a win draw strengths together, so these chances lean to the middle: on
            votes made with a quarter of ties, a win that was given 93 % of the decided votes came true in 97
            %. The order of votes by surprise is not touched by it.
          </p>
        </Part>

        <Part id="presets" title="Named policies">
          <p>
            <em>Ringside</em> is the first word of every choice. <em>arena-rank</em> is what{' '}
            <Outside href="https://github.com/lmarena/arena-rank" label="lmarena/arena-rank" /> computes by
            default: the mean of all models is 1000, all else the same.
          </p>
        </Part>

        <Part id="sources" title="Sources">
          <ul className="list-disc pl-5">
            <li>
              R. A. Bradley, M. E. Terry: Rank Analysis of Incomplete Block Designs. Biometrika 39 (1952)
            </li>
            <li>
              L. R. Ford: Solution of a Ranking Problem from Binary Comparisons. Am. Math. Monthly 64 (1957)
            </li>
            <li>H. White: Maximum Likelihood Estimation of Misspecified Models. Econometrica 50 (1982)</li>
            <li>K.-Y. Liang, S. L. Zeger: Longitudinal Data Analysis Using GLMs. Biometrika 73 (1986)</li>
            <li>E. B. Wilson: Probable Inference. J. Am. Stat. Assoc. 22 (1927)</li>
            <li>
              W.-L. Chiang et al.: Chatbot Arena (
              <Outside href="https://arxiv.org/abs/2403.04132" label="arXiv 2403.04132" />)
            </li>
            <li>
              C. Chou et al.: VisionArena (
              <Outside href="https://arxiv.org/abs/2412.08687" label="arXiv 2412.08687" />)
            </li>
            <li>
              <Outside href="https://github.com/lm-sys/FastChat" label="lm-sys/FastChat" />: rating_systems.py
            </li>
          </ul>
        </Part>
      </article>
    </PageShell>
  )
}

function Part({
  id,
  title,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <section id={id} className="mt-8 scroll-mt-16">
      <h2 className="text-base font-semibold">{title}</h2>
      <div className="mt-1 grid gap-2 text-soft">{children}</div>
    </section>
  )
}

function Formula({ children }: { readonly children: ReactNode }) {
  return <p className="overflow-x-auto rounded bg-sunken px-3 py-2 font-mono text-sm text-ink">{children}</p>
}

function Word({ children }: { readonly children: string }) {
  return <code className="font-mono text-sm text-ink">{children}</code>
}
