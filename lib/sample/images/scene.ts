/** What a picture shows, so that questions can be asked about it and answered truly. */
export interface Scene {
  readonly kind: SceneKind
  readonly width: number
  readonly height: number
  readonly svg: string
  readonly format: 'png' | 'jpeg' | 'webp'
  /** A noun phrase: "a bar chart of museum visitors". */
  readonly subject: string
  /** The words written largest on it. */
  readonly title: string
  /** Readings in the picture's own words: label and value. */
  readonly facts: readonly (readonly [label: string, value: string])[]
  /** The preset set such a picture would come from, null for an upload. */
  readonly preset: string | null
  readonly categories: readonly string[]
  readonly asks: readonly Ask[]
}

/** A question about the picture, its true short answer, and how one gets there. */
export interface Ask {
  readonly question: string
  readonly answer: string
  readonly because: string
}

export type SceneKind =
  | 'chart'
  | 'document'
  | 'map'
  | 'homework'
  | 'comic'
  | 'painting'
  | 'street'
  | 'circuit'
  | 'screen'

export interface Palette {
  readonly paper: string
  readonly ink: string
  readonly soft: string
  readonly rule: string
  readonly accents: readonly [string, string, string, string, string, string]
}

export const PALETTES: readonly Palette[] = [
  {
    paper: '#fbf8f1',
    ink: '#23272f',
    soft: '#767b85',
    rule: '#e4ddcf',
    accents: ['#2f5d8c', '#d9822b', '#5b8c5a', '#b5485d', '#7c6baf', '#3c9d9b'],
  },
  {
    paper: '#ffffff',
    ink: '#1d2433',
    soft: '#7a8599',
    rule: '#e6eaf1',
    accents: ['#3f6ae0', '#f0a03c', '#1fa37a', '#e0574f', '#8a63d2', '#27b0c9'],
  },
  {
    paper: '#f4f1ea',
    ink: '#2c2a29',
    soft: '#857c72',
    rule: '#ddd4c4',
    accents: ['#a23e48', '#e08e45', '#4f6d7a', '#6a994e', '#bc6c25', '#386641'],
  },
  {
    paper: '#11192a',
    ink: '#eef2fb',
    soft: '#8f9bb5',
    rule: '#26324a',
    accents: ['#5db7f5', '#ffb454', '#7ee0a8', '#ff7b8b', '#b79cff', '#54e0d8'],
  },
  {
    paper: '#eef5f2',
    ink: '#17312b',
    soft: '#66807a',
    rule: '#d3e3dd',
    accents: ['#0f766e', '#f2a65a', '#3a6ea5', '#c8553d', '#6d597a', '#84a98c'],
  },
]
