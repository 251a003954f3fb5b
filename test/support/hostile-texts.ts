import { ADDRESSES } from './hostile/addresses.ts'
import { MARKDOWN, SPREADSHEETS } from './hostile/documents.ts'
import { MERMAID, SVG } from './hostile/drawings.ts'
import { HTML } from './hostile/html.ts'
import type { Hostiles } from './hostile/kinds.ts'
import { LENGTHS, LETTERS, WORLD } from './hostile/letters.ts'
import { PROGRAMS, PROTOCOLS } from './hostile/programs.ts'
import { CYPHER, GRAPHQL, LUCENE } from './hostile/queries.ts'

/**
 * Texts that somebody may have written into a name, a title, a quote, a note, or into a question: each of them breaks something that does not
 * take it for a text. Tests of every surface, of every argument and of every column run through all of them.
 */
const TEXTS = {
  HTML,
  SVG,
  MERMAID,
  MARKDOWN,
  SPREADSHEETS,
  ADDRESSES,
  LETTERS,
  WORLD,
  LENGTHS,
  PROGRAMS,
  PROTOCOLS,
  CYPHER,
  LUCENE,
  GRAPHQL,
} satisfies Record<string, Hostiles>
export type Kind = keyof typeof TEXTS
export const KINDS = Object.keys(TEXTS) as Kind[]

export interface Hostile {
  kind: Kind
  name: string
  text: string
}
export const HOSTILE: readonly Hostile[] = Object.entries(TEXTS).flatMap(([kind, texts]) =>
  Object.entries(texts).map(([name, text]) => ({ kind: kind as Kind, name, text })),
)
export const HOSTILE_TEXTS: readonly string[] = HOSTILE.map(({ text }) => text).filter((text) => text !== '')

/** What a page, a picture or a wiki may take for more: enough where each text costs a browser time. */
const MARKUP: ReadonlySet<Kind> = new Set(['HTML', 'SVG', 'MERMAID', 'MARKDOWN', 'ADDRESSES'])
export const MARKUP_TEXTS: readonly string[] = HOSTILE.filter(({ kind }) => MARKUP.has(kind)).map(
  ({ text }) => text,
)

/** As long as a body may be, nearly: of one word, of many, and of signs of four bytes. */
export const HUGE: Hostiles = {
  'one word of a megabyte': 'a'.repeat(990_000),
  'a megabyte of short words': 'ab '.repeat(330_000),
  'a megabyte of words with typos': 'abcdef '.repeat(141_000),
  'a megabyte of emoji': '🚀'.repeat(247_000),
  'a megabyte of brackets': '('.repeat(990_000),
  'a megabyte of quotes': '"'.repeat(400_000),
  'a megabyte of marks': `a${'\u{301}\u{323}'.repeat(245_000)}`,
}
