import { csvRow } from '../words/csv-cell.ts'
import { type Column, EDGE_COLUMNS, NODE_COLUMNS } from './columns.ts'
import { type Edge, edgesOf, type Node, nodesOf } from './scene.ts'
import type { View } from './view.ts'

interface ClaimRow {
  edge: Edge
  at: number
}
const evidenceAt = ({ edge, at }: ClaimRow): Edge['evidence'][number] | undefined => edge.evidence[at]

const ENTITIES: readonly Column<Node>[] = [
  { name: 'id', type: 'string', of: ({ id }) => id },
  ...NODE_COLUMNS,
]
const ENDS: readonly Column<Edge>[] = [
  { name: 'from', type: 'string', of: ({ from }) => from.id },
  { name: 'fromName', type: 'string', of: ({ from }) => from.name },
  { name: 'to', type: 'string', of: ({ to }) => to.id },
  { name: 'toName', type: 'string', of: ({ to }) => to.name },
]
const LINKS: readonly Column<Edge>[] = [
  { name: 'id', type: 'string', of: ({ link }) => link.id },
  ...ENDS,
  ...EDGE_COLUMNS,
]
const CLAIMS: readonly Column<ClaimRow>[] = [
  { name: 'claim', type: 'string', of: (row) => evidenceAt(row)?.claim.id ?? null },
  { name: 'link', type: 'string', of: ({ edge }) => edge.link.id },
  { name: 'type', type: 'string', of: ({ edge }) => edge.link.type },
  ...ENDS.map(({ name, type, of }): Column<ClaimRow> => ({ name, type, of: ({ edge }) => of(edge) })),
  { name: 'supports', type: 'boolean', of: (row) => evidenceAt(row)?.claim.supports ?? null },
  { name: 'status', type: 'string', of: (row) => evidenceAt(row)?.claim.status ?? null },
  { name: 'confidence', type: 'double', of: (row) => evidenceAt(row)?.claim.weight ?? null },
  { name: 'source', type: 'string', of: (row) => evidenceAt(row)?.source.id ?? null },
  { name: 'publisher', type: 'string', of: (row) => evidenceAt(row)?.source.publisher ?? null },
  { name: 'title', type: 'string', of: (row) => evidenceAt(row)?.source.title ?? null },
  { name: 'url', type: 'string', of: (row) => evidenceAt(row)?.source.url ?? null },
  { name: 'publishedOn', type: 'string', of: (row) => evidenceAt(row)?.source.publishedOn ?? null },
  { name: 'locator', type: 'string', of: (row) => evidenceAt(row)?.claim.locator ?? null },
  { name: 'quote', type: 'string', of: (row) => evidenceAt(row)?.claim.quote ?? null },
]

/** One table of links, with the names of their ends and their evidence. CSV as RFC 4180 has it. */
export const writeLinks = (view: View): AsyncGenerator<string> => table(LINKS, edgesOf(view))
export const writeEntities = (view: View): AsyncGenerator<string> => table(ENTITIES, nodesOf(view))
/** A row for each claim of each link: who says so, and where. */
export const writeLinkClaims = (view: View): AsyncGenerator<string> => table(CLAIMS, claimRows(view))

async function* claimRows(view: View): AsyncGenerator<ClaimRow> {
  for await (const edge of edgesOf(view)) for (const at of edge.evidence.keys()) yield { edge, at }
}

async function* table<T>(columns: readonly Column<T>[], things: AsyncIterable<T>): AsyncGenerator<string> {
  yield csvRow(columns.map(({ name }) => name))
  for await (const thing of things) yield csvRow(columns.map(({ of }) => of(thing)))
}
