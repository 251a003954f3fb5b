import { readFileSync } from 'node:fs'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { prepareStore } from '../../src/claims/store.ts'
import { importFiles } from '../../src/intake/import.ts'
import { exported, tempFile } from '../support/export.ts'
import { someOf } from '../support/hostile/try-reads.ts'
import { RECORDS } from '../support/hostile/world.ts'
import { HOSTILE, SEED } from '../support/hostile-texts.ts'
import { testGraph, wipe } from '../support/neo4j.ts'
import { recordAll } from '../support/recording.ts'

// Whatever stands in a file comes back letter by letter or is refused by its line, and nothing else is written with it.
const graph = testGraph()
afterAll(() => graph.close())
beforeEach(async () => {
  await wipe(graph)
  await prepareStore(graph)
  await recordAll(graph, ...RECORDS)
})

const claim = (n: number, more: object): object => ({
  claim: {
    link: 'ROLE',
    from: 'ann',
    to: 'beta',
    status: 'REPORTED',
    source: 'paper',
    locator: `line ${n}`,
    attributes: { role: 'CHAIR' },
    ...more,
  },
})
const entity = (n: number, more: object): object => ({
  entity: { id: `e-${n}`, kind: 'COMPANY', name: `E ${n}`, ...more },
})
const source = (n: number, more: object): object => ({ source: { id: `s-${n}`, kind: 'NEWS', ...more } })
const agreement = (n: number, more: object): object => ({
  claim: {
    status: 'REPORTED',
    source: 'paper',
    agreement: { id: `d-${n}`, kind: 'LOAN', parties: [{ role: 'LENDER', entity: 'beta' }], ...more },
  },
})
/** Every column that a line of claims has for a text. */
const COLUMNS: readonly ((n: number, text: string) => object)[] = [
  ...['id', 'publisher', 'title', 'url', 'publishedOn', 'retrievedAt', 'kind', 'reliability'].map(
    (column) => (n: number, text: string) => source(n, { [column]: text }),
  ),
  ...['id', 'kind', 'name', 'form', 'family', 'country'].map(
    (column) => (n: number, text: string) => entity(n, { [column]: text }),
  ),
  (n, text) => entity(n, { aliases: [text] }),
  (n, text) => entity(n, { identifiers: [{ scheme: text, value: `${n}` }] }),
  (n, text) => entity(n, { identifiers: [{ scheme: 'CIK', value: text }] }),
  ...[
    'link',
    'from',
    'to',
    'status',
    'source',
    'locator',
    'quote',
    'note',
    'validFrom',
    'validTo',
    'recordedAt',
    'recordedBy',
    'recordedBecause',
    'retractedAt',
    'retractedBecause',
  ].map((column) => (n: number, text: string) => claim(n, { [column]: text })),
  ...['role', 'title'].map(
    (column) => (n: number, text: string) => claim(n, { attributes: { role: 'CHAIR', [column]: text } }),
  ),
  ...['round', 'instrument', 'on'].map(
    (column) => (n: number, text: string) => claim(n, { link: 'INVESTMENT', attributes: { [column]: text } }),
  ),
  (n, text) => claim(n, { link: 'OWNERSHIP', attributes: { interests: [text] } }),
  (n, text) => claim(n, { link: 'RIVALRY', from: 'gamma', attributes: { market: text } }),
  (n, text) => claim(n, { link: 'INVESTMENT', attributes: { amount: { min: 1, currency: text } } }),
  ...['id', 'name', 'kind', 'stage', 'announcedOn', 'signedOn'].map(
    (column) => (n: number, text: string) => agreement(n, { [column]: text }),
  ),
  (n, text) => agreement(n, { parties: [{ role: text, entity: 'beta' }] }),
  (n, text) => agreement(n, { parties: [{ role: 'LENDER', entity: text }] }),
  (n, text) => agreement(n, { covers: [text] }),
  (n, text) => agreement(n, { statements: [{ topic: text, text: 'x' }] }),
  (n, text) => agreement(n, { statements: [{ topic: 'PURPOSE', text }] }),
  (_n, text) => ({
    event: { kind: 'RETRACT', at: '2026-02-01T00:00:00Z', by: text, because: text, claim: text },
  }),
  (n, text) => ({ [text]: { id: `x-${n}` } }),
  (n, text) => Object.defineProperty(source(n, {}), text, { value: 'x', enumerable: true }),
]
const leavesOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value === null || typeof value !== 'object'
      ? []
      : Object.values(value).flatMap(leavesOf)

interface Refused {
  line: number
  code: string
  reason: string
}
/** Imports lines; those that are refused, by number. */
async function load(lines: readonly string[], format = 'claims'): Promise<Map<number, Refused>> {
  const rejects = tempFile('rejects.jsonl', '')
  await importFiles(graph, [tempFile('given.jsonl', lines.join('\n'))], { rejects, format })
  const refused = readFileSync(rejects, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Refused)
  return new Map(refused.map((one) => [one.line, one]))
}

test(`every text in every column comes back letter by letter, or its line is told (seed ${SEED})`, async () => {
  const texts = COLUMNS.flatMap((column, i) =>
    someOf(1, SEED + i).map((what) => [column, what.text] as const),
  )
  const everyText = HOSTILE.map(({ text }, i) => [COLUMNS[(i + SEED) % COLUMNS.length], text] as const)
  const tries = [...texts, ...everyText].flatMap(([column, text], n) =>
    column ? [{ text, line: JSON.stringify(column(n, text)) }] : [],
  )
  const refused = await load(tries.map(({ line }) => line))
  expect(refused.size).toBeGreaterThan(100)
  expect(
    [...refused.values()].filter(
      ({ reason, code }) => reason.length < 10 || reason.length > 5_000 || !/^[A-Z_]+$/.test(code),
    ),
  ).toEqual([])
  const back = new Set(
    (await exported(graph, 'claims'))
      .split('\n')
      .filter((line) => line !== '')
      .flatMap((line) => leavesOf(JSON.parse(line))),
  )
  const lost = tries.filter(
    ({ text }, i) => !refused.has(i + 1) && !back.has(text) && !back.has(text.normalize('NFC')),
  )
  expect(lost).toEqual([])
  expect(tries.length - refused.size).toBeGreaterThan(200)
}, 240_000)
