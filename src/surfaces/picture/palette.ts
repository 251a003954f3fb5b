import type { EntityKind, LinkType } from '../../generated/schema-types.ts'
import type { Theme } from '../look.ts'
import type { Tone } from './picture.ts'

/** The colours of a theme. Each also has a shape, a dash or a word beside it: none is needed to tell two things apart. */
export interface Palette {
  paper: string
  tones: Readonly<Record<Tone, string>>
  nodes: Readonly<Record<EntityKind, { fill: string; stroke: string }>>
  edges: Readonly<Record<LinkType, string>>
  ended: string
  sign: { fill: string; ink: string }
}

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    paper: '#ffffff',
    tones: { ink: '#16202b', muted: '#4a5664' },
    nodes: {
      COMPANY: { fill: '#e8f0fa', stroke: '#2b5c96' },
      PERSON: { fill: '#f2eafa', stroke: '#6a3fa3' },
      FACILITY: { fill: '#e6f4ec', stroke: '#21714a' },
      PRODUCT: { fill: '#fcebf1', stroke: '#a0325f' },
      MARKET: { fill: '#e3f4f5', stroke: '#16707a' },
      AGREEMENT: { fill: '#fdf8e8', stroke: '#86672a' },
    },
    edges: {
      PARTY: '#7a5f2b',
      OWNERSHIP: '#2b5c96',
      INVESTMENT: '#1d7a45',
      RIVALRY: '#b3322b',
      ROLE: '#6a3fa3',
      OPERATION: '#21714a',
      OFFERING: '#a0325f',
      COVERS: '#5a6675',
      COMPETES_IN: '#16707a',
    },
    ended: '#6b7683',
    sign: { fill: '#b3322b', ink: '#ffffff' },
  },
  dark: {
    paper: '#12181f',
    tones: { ink: '#eef2f6', muted: '#b4bfcb' },
    nodes: {
      COMPANY: { fill: '#1c2f47', stroke: '#7fb0ea' },
      PERSON: { fill: '#2f2344', stroke: '#bd9bea' },
      FACILITY: { fill: '#183626', stroke: '#6fc795' },
      PRODUCT: { fill: '#3d2030', stroke: '#ec91b5' },
      MARKET: { fill: '#15363a', stroke: '#69c6d0' },
      AGREEMENT: { fill: '#332c1a', stroke: '#d6b56c' },
    },
    edges: {
      PARTY: '#cfae68',
      OWNERSHIP: '#7fb0ea',
      INVESTMENT: '#63c68d',
      RIVALRY: '#f28b82',
      ROLE: '#bd9bea',
      OPERATION: '#6fc795',
      OFFERING: '#ec91b5',
      COVERS: '#a9b4c0',
      COMPETES_IN: '#69c6d0',
    },
    ended: '#929eab',
    sign: { fill: '#f28b82', ink: '#12181f' },
  },
}

/** Each colour of both themes; which of the two counts is left to the page that the picture stands in. */
export const ADAPTIVE = both(PALETTES.light, PALETTES.dark)

function both<T extends object>(light: T, dark: T): T {
  const others = new Map<string, unknown>(Object.entries(dark))
  return Object.fromEntries(
    Object.entries(light).map(([name, colour]: [string, unknown]) => {
      const other = others.get(name)
      const isGroup = typeof colour === 'object' && colour && typeof other === 'object' && other
      return [name, isGroup ? both(colour, other) : `light-dark(${String(colour)}, ${String(other)})`]
    }),
  ) as T
}
