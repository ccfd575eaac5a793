import { typed } from './messages'
import type { Model } from './models'
import { oddTexts } from './odd-text'
import { fairVote, type OddRow } from './odd-vision'
import type { Raw, RawRow } from './parquet-shard'
import { TEXT_POLICY } from './policy'
import { random, uuid } from './random'

/** The odd rows of the text votes: the oldest of all. */
export function oddVotes(seed: number, models: readonly Model[]): OddRow[] {
  const plain = (id: string, more: RawRow): RawRow => {
    const from = random(seed, 'odd vote', id)
    return {
      id: uuid(from),
      ...fairVote(from, models, TEXT_POLICY),
      evaluation_session_id: uuid(from),
      evaluation_order: 1,
      ...talk('A question for a test.', 'An answer.', 'Another answer.'),
      conv_metadata: null,
      category_tag: null,
      language: 'en',
      is_code: false,
      ...more,
    }
  }
  const nothing: Raw = { role: 'user', content: [] }
  const rows: OddRow[] = [
    ...oddTexts().map(({ what, user, answer }) => ({ what, row: plain(what, talk(user, answer, 'No.')) })),
    {
      what: 'empty content lists',
      row: plain('one', {
        conversation_a: [nothing, { role: 'assistant', content: [] }],
        conversation_b: [nothing, { role: 'assistant', content: [] }],
        full_conversation: [
          { user: nothing, model_side_a: { role: 'assistant', content: [] }, model_side_b: null },
        ],
      }),
    },
    {
      what: 'null content',
      row: plain('two', {
        conversation_a: [{ role: 'user', content: null }],
        conversation_b: [{ role: 'user', content: [null] }],
      }),
    },
    {
      what: 'empty conversations',
      row: plain('three', { conversation_a: [], conversation_b: [], full_conversation: [] }),
    },
    {
      what: 'no conversations',
      row: plain('four', { conversation_a: null, conversation_b: null, full_conversation: null }),
    },
    {
      what: 'an image block',
      row: plain('five', {
        conversation_a: [
          {
            role: 'user',
            content: [
              { type: 'image', text: null, image: 'https://images.invalid/a.png', mimeType: 'image/png' },
              { type: 'text', text: 'What is this?', image: null, mimeType: null },
            ],
          },
          typed('assistant', 'I cannot see it.'),
        ],
      }),
    },
    {
      what: 'two text blocks in one message',
      row: plain('six', {
        conversation_a: [
          { role: 'user', content: [block('First part.'), block('Second part.')] },
          typed('assistant', 'Both read.'),
        ],
      }),
    },
    { what: 'nulls in the metadata', row: plain('seven', { conv_metadata: {}, category_tag: {} }) },
    {
      what: 'negative token counts',
      row: plain('eight', {
        conv_metadata: {
          sum_user_tokens: -1,
          sum_assistant_a_tokens: 0,
          sum_assistant_b_tokens: -5,
          turns: 1,
        },
      }),
    },
    {
      what: 'null scores',
      row: plain('nine', {
        category_tag: {
          'if_v0.1': { if: null, score: null },
          'creative_writing_v0.1': { creative_writing: null, score: null },
        },
      }),
    },
    { what: 'language <err>', row: plain('ten', { language: '<err>' }) },
    { what: 'no language', row: plain('eleven', { language: null }) },
    { what: 'no order', row: plain('twelve', { evaluation_order: null }) },
    { what: 'no session', row: plain('thirteen', { evaluation_session_id: null, evaluation_order: null }) },
    {
      what: 'order 3 of a session whose 1 and 2 are missing',
      row: plain('fourteen', {
        evaluation_order: 3,
        full_conversation: [
          turn('Earlier question', 'x', 'y'),
          turn('Next question', 'x', 'y'),
          turn('A question for a test.', 'An answer.', 'Another answer.'),
        ],
        conv_metadata: { turns: 1, sum_user_tokens: 12 },
      }),
    },
    { what: 'a repeated id', row: plain('fifteen', { id: 'repeated-id' }) },
    { what: 'a repeated id', row: plain('sixteen', { id: 'repeated-id' }) },
    { what: 'a missing id', row: plain('seventeen', { id: null }) },
    { what: 'no winner', row: plain('eighteen', { winner: null }) },
    {
      what: 'a model against itself',
      row: plain('nineteen', { model_a: models[0]?.name, model_b: models[0]?.name }),
    },
    { what: 'both bad in another spelling', row: plain('twenty', { winner: 'tie (bothbad)' }) },
    {
      what: 'a model with odd signs',
      row: plain('twenty-one', { model_b: 'org/odd model: v1 (test) & "more"' }),
    },
    { what: 'is_code unknown', row: plain('twenty-two', { is_code: null }) },
    { what: 'no time', row: plain('twenty-three', { timestamp: null }) },
  ]
  return rows.map(({ what, row }, i) => ({
    what,
    row: 'timestamp' in row ? row : { ...row, timestamp: OLDEST + BigInt(i) * 60_000_000n },
  }))
}

const OLDEST = BigInt(Date.parse('2025-04-16T22:00:00Z')) * 1000n

function talk(user: string, a: string | Uint8Array, b: string): RawRow {
  return {
    conversation_a: [typed('user', user), message('assistant', a)],
    conversation_b: [
      { ...typed('user', user), num_tokens: 6 },
      { ...typed('assistant', b), num_tokens: null },
    ],
    full_conversation: [
      {
        user: typed('user', user),
        model_side_a: message('assistant', a),
        model_side_b: typed('assistant', b),
      },
    ],
  }
}

function turn(user: string, a: string, b: string): Raw {
  return {
    user: typed('user', user),
    model_side_a: typed('assistant', a),
    model_side_b: typed('assistant', b),
  }
}

function message(role: string, text: string | Uint8Array): Raw {
  return { role, content: [block(text)] }
}

function block(text: string | Uint8Array): Raw {
  return { type: 'text', text, image: null, mimeType: null }
}
