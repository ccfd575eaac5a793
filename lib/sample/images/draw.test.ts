import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawn, sceneOf } from './draw'

const SCENES = Array.from({ length: 60 }, (_, number) => sceneOf(5, number))

test('every kind of picture turns up', () => {
  expect([...new Set(SCENES.map((scene) => scene.kind))].sort()).toEqual([
    'chart',
    'circuit',
    'comic',
    'document',
    'homework',
    'map',
    'painting',
    'screen',
    'street',
  ])
  expect(new Set(SCENES.map((scene) => scene.format))).toEqual(new Set(['png', 'jpeg', 'webp']))
})

test('a picture is a whole file of its format, no wider than wanted, and the same each time', async () => {
  for (const scene of SCENES.slice(0, 12)) {
    const file = await drawn(scene, 200)
    const { format, width, height } = await sharp(file).metadata()
    expect(format).toBe(scene.format)
    expect(Math.max(width, height)).toBe(200)
    expect(await drawn(scene, 200)).toEqual(file)
  }
})

test('lettering is drawn without the fonts of the machine', () => {
  for (const scene of SCENES) expect(scene.svg).not.toMatch(/<text|font-family|NaN|undefined/)
})

test('every picture can be asked about', () => {
  for (const { asks, facts, subject } of SCENES) {
    expect(asks.length, subject).toBeGreaterThan(1)
    expect(facts.length, subject).toBeGreaterThan(0)
    for (const ask of asks)
      expect(`${ask.question}${ask.answer}${ask.because}`).not.toMatch(/NaN|undefined|\[object/)
  }
})
