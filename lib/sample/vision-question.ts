import type { Ask, Scene } from './images/scene'
import { type Tongue, tongueOf } from './languages'
import type { Manner, Model } from './models'
import { type Random, random } from './random'
import type { Bank } from './text/bank'
import { bankOf } from './text/banks'
import { NOTES } from './text/notes'
import { filled, slotsOf } from './text/slots'

/** A question about a picture: the same picture and variant are always the same question. */
export interface PictureQuestion {
  readonly scene: Scene
  readonly tongue: Tongue
  readonly bank: Bank
  /** What is asked turn by turn, as many as anyone ever asks. */
  readonly ask: Ask
  readonly text: string
}

export const VARIANTS = 3

export function pictureQuestion(
  seed: number,
  scene: Scene,
  picture: number,
  variant: number,
): PictureQuestion {
  const from = random(seed, 'picture question', picture, variant)
  const tongue = variant === 0 && scene.preset ? { code: 'en', name: 'English' } : tongueOf(from, 'vision')
  const bank = bankOf(tongue.code)
  const ask = scene.asks[variant % scene.asks.length] ?? { question: '', answer: '', because: '' }
  const known = bank.code === tongue.code
  if (bank.code !== 'en') {
    const text = titled(from.pick(bank.pictures[scene.kind].asks), scene)
    return { scene, tongue, bank, ask, text }
  }
  const wish = from.chance(0.3) ? ` ${filled(from.pick(bank.words.wishes), slotsOf(from))}` : ''
  const language = known ? '' : ` Please answer in ${tongue.name}, or in English if that is easier.`
  return { scene, tongue, bank, ask, text: ask.question + wish + language }
}

/** What the user says in a later turn, from 1. */
export function pictureFollowUp(question: PictureQuestion, turn: number, from: Random): string {
  if (question.bank.code !== 'en' || turn > 2 || from.chance(0.4))
    return from.pick(question.bank.words.followUps)
  return (
    question.scene.asks[(question.scene.asks.indexOf(question.ask) + turn) % question.scene.asks.length]
      ?.question ?? 'Go on.'
  )
}

export function pictureAnswer(from: Random, question: PictureQuestion, model: Model, prompt: string): string {
  const { scene, bank } = question
  const manner = model.manner
  if (bank.code === 'en' && from.chance(0.006)) return REFUSAL
  const asked = scene.asks.find((one) => prompt.startsWith(one.question))
  const followUp = bank.words.followUps.indexOf(prompt)
  const parts: string[] = []
  const heads = from.chance(manner.headers)
  if (followUp >= 0) parts.push(bank.words.replies[followUp % bank.words.replies.length] ?? '')
  else if (from.chance(manner.opener)) parts.push(from.pick(bank.words.openers))
  const wrong = from.chance(0.5 / (1 + Math.exp(model.strength * 1.6 + 0.6)))
  if (bank.code === 'en') {
    const ask = asked ?? question.ask
    const said = wrong ? misread(from, ask.answer) : ask.answer
    parts.push(from.chance(manner.bold) && !/[`$*\n]/.test(said) ? `**${said}**` : said)
    if (manner.length > 0.6 || from.chance(0.3))
      parts.push((heads ? `## How I got there\n\n` : '') + ask.because)
  } else {
    parts.push(titled(bank.pictures[scene.kind].answer, scene))
    if (scene.kind === 'homework') parts.push(solutions(scene))
  }
  if (from.chance(Math.min(1, manner.length * 0.75)) || bank.code !== 'en')
    parts.push(shown(from, question, manner, heads, wrong))
  if (bank.code === 'en') {
    const notes = from.shuffled(NOTES[scene.kind])
    const wanted = Math.round(manner.length * 2.1 * from.real(0.4, 1.3) - 0.6)
    if (wanted > 0) parts.push(background(from, notes.slice(0, wanted), manner, heads))
  }
  if (from.chance(manner.closer)) parts.push(from.pick(bank.words.closers))
  return parts.filter(Boolean).join('\n\n')
}

export const REFUSAL =
  "I'm sorry, but I can't help with that picture. If you describe what you need, I will gladly try in another way."

function background(
  from: Random,
  notes: readonly (readonly [string, string])[],
  manner: Manner,
  heads: boolean,
): string {
  const lead = heads ? '## Background\n\n' : ''
  if (!from.chance(manner.bullets)) return lead + notes.map(([, text]) => text).join('\n\n')
  return (
    lead +
    notes.map(([title, text]) => `- ${from.chance(manner.bold) ? `**${title}**` : title}: ${text}`).join('\n')
  )
}

function shown(
  from: Random,
  question: PictureQuestion,
  manner: Manner,
  heads: boolean,
  wrong: boolean,
): string {
  const facts = question.scene.facts.map(([label, value]): [string, string] => [
    label,
    wrong && from.chance(0.4) ? misread(from, value) : value,
  ])
  const { shows, headings } = question.bank.words
  const lead = heads ? `## ${headings[4] ?? shows}` : shows
  if (facts.length > 2 && from.chance(manner.blocks * 0.7)) {
    return `${lead}\n\n| | |\n|---|---|\n${facts.map(([label, value]) => `| ${label} | ${value.replaceAll('|', '\\|')} |`).join('\n')}`
  }
  if (from.chance(manner.bullets)) {
    return `${lead}\n\n${facts.map(([label, value]) => `- ${from.chance(manner.bold) ? `**${label}**` : label}: ${value}`).join('\n')}`
  }
  return `${heads ? `${lead}\n\n` : `${lead} `}${facts.map(([label, value]) => `${label}: ${value}`).join('; ')}.`
}

/** The results alone: formulas need no translation. */
function solutions(scene: Scene): string {
  return scene.asks
    .map(
      ({ answer }, i) => `${i + 1}. ${answer.replace(/ or |, (?=\$)/g, ' / ').replace(/ \(.*\)|\.$/g, '')}`,
    )
    .join('\n')
}

/** One digit read wrongly, as weak models do. */
function misread(from: Random, text: string): string {
  const digits = [...text.matchAll(/\d/g)]
  if (digits.length === 0) return text
  const at = from.pick(digits).index
  return text.slice(0, at) + ((Number(text.charAt(at)) + from.between(1, 8)) % 10) + text.slice(at + 1)
}

function titled(text: string, scene: Scene): string {
  return text.replaceAll('{title}', scene.title).replaceAll('{fact}', scene.facts[0]?.[0] ?? scene.title)
}
