import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { Fault } from '../../../claims/parse.ts'
import { type Row, rowsOf } from '../csv-rows.ts'
import { elementsOf, listOrLinesOf } from '../json-elements.ts'
import { peek } from '../peek.ts'

/** A node or a relationship of a property graph, however it was written. */
export interface GraphElement {
  id: string | null
  labels: readonly string[]
  /** Of a relationship. */
  type: string | null
  start: string | null
  end: string | null
  properties: Readonly<Record<string, unknown>>
  line: number
}

const id = z.union([z.string(), z.number()]).transform(String)
const end = z
  .union([id, z.looseObject({ id })])
  .transform((given) => (typeof given === 'string' ? given : given.id))
const properties = z.record(z.string(), z.unknown()).nullish()
const ELEMENT = z.looseObject({
  id: id.nullish(),
  elementId: id.nullish(),
  labels: z.array(z.string()).nullish(),
  label: z.string().nullish(),
  type: z.string().nullish(),
  start: end.nullish(),
  startNode: end.nullish(),
  source: end.nullish(),
  from: end.nullish(),
  end: end.nullish(),
  endNode: end.nullish(),
  target: end.nullish(),
  to: end.nullish(),
  properties,
})

/** The nodes and relationships of one JSON object with both lists, of a list or lines of them, or of CSV with a header of Neo4j's bulk import. */
export async function* graphElementsOf(input: Readable): AsyncGenerator<GraphElement | { fault: Fault }> {
  const { begins, whole } = await peek(input)
  if (!/^[{[]/.test(begins)) yield* csvElementsOf(whole)
  else if (begins.startsWith('[') || /^\{\s*"type"/.test(begins)) yield* jsonElementsOf(listOrLinesOf(whole))
  else yield* jsonElementsOf(elementsOf(whole, LISTS))
}
const LISTS = ['$.nodes.*', '$.relationships.*', '$.links.*', '$.edges.*', '$.rels.*']

async function* jsonElementsOf(
  found: AsyncIterable<{ value: unknown; line: number } | { fault: Fault }>,
): AsyncGenerator<GraphElement | { fault: Fault }> {
  for await (const one of found) {
    if ('fault' in one) yield one
    else {
      const parsed = ELEMENT.safeParse(one.value)
      const message = 'The element is neither a node with an id nor a relationship with two ends.'
      const element = parsed.success ? elementOf(parsed.data, one.line) : null
      yield element ?? { fault: { code: 'BAD_VALUE', message, path: [], line: one.line } }
    }
  }
}

function elementOf(given: z.output<typeof ELEMENT>, line: number): GraphElement | null {
  const start = given.start ?? given.startNode ?? given.source ?? given.from ?? null
  const finish = given.end ?? given.endNode ?? given.target ?? given.to ?? null
  const own = given.id ?? given.elementId ?? null
  if (start === null && own === null) return null
  // In the lines that APOC writes, `type` says which of the two it is, and `label` what a relationship is called.
  const type = given.type === 'relationship' ? (given.label ?? '') : (given.type ?? given.label ?? '')
  return {
    id: own,
    labels: given.labels ?? (given.label ? [given.label] : []),
    type: start === null || finish === null ? null : type,
    start,
    end: finish,
    properties: given.properties ?? {},
    line,
  }
}

async function* csvElementsOf(input: Readable): AsyncGenerator<GraphElement | { fault: Fault }> {
  for await (const row of rowsOf(input)) yield 'fault' in row ? row : csvElement(row)
}

/** Columns such as id:ID, :ID(Person), :LABEL, :START_ID, :TYPE, founded:int, names:string[]. */
function csvElement({ cells, line }: Row): GraphElement {
  const element = { id: null, labels: [], type: null, start: null, end: null } as Omit<
    GraphElement,
    'properties' | 'line'
  >
  const said: Record<string, unknown> = {}
  for (const [column, cell] of cells) {
    const [, name = '', what = '', , space] = /^([^:]*)(?::(\w+(\[\])?)(?:\(([^)]*)\))?)?/.exec(column) ?? []
    const inSpace = space ? `${space}:${cell}` : cell
    if (what === 'ID') element.id = inSpace
    else if (what === 'START_ID') element.start = inSpace
    else if (what === 'END_ID') element.end = inSpace
    else if (what === 'TYPE') element.type = cell
    else if (what === 'LABEL') element.labels = cell.split(';')
    else said[name] = what.endsWith('[]') || what.endsWith('[') ? cell.split(';') : cell
  }
  return { ...element, properties: said, line }
}
