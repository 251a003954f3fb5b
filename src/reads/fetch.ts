import type { Graph } from '../graph/graph.ts'
import { Compiler, finished } from './compile.ts'
import { type Branch, type Extent, isCut, type Place, type Row } from './plan.ts'
import { type Items, settleBranch } from './settle.ts'

/**
 * One part of a statement: where it begins, as Cypher that ends with the variables `key` and `n` in scope, what it returns, and who
 * takes it. The parts of one statement stand side by side, so that many look-ups are one round trip.
 */
export interface Part {
  begin(compiler: Compiler): string
  value(compiler: Compiler): string
  take(key: string, value: unknown): void
}

/** Beyond this Neo4j takes longer to plan one text than to answer one for each level. */
const MAX_BRANCHES = 8

/** Whether a selection is read in one go. Where the claims decide what holds, what lies beyond is known only when they have. */
export const atOnce = ({ branches, wide }: Extent): boolean => branches <= MAX_BRANCHES && !wide

/** Parts that are planned as one statement: a text of more might not be planned before its read times out. */
const MAX_PARTS = 12
/** Neo4j plans on one core per statement; more at once would starve everything else. */
const AT_ONCE = 2

/** Runs parts in one round trip; of very many, a few statements, side by side. */
export async function fetchParts(
  graph: Graph,
  name: string,
  parts: readonly Part[],
  whole: boolean,
): Promise<void> {
  const chunks: Part[][] = []
  for (let i = 0; i < parts.length; i += MAX_PARTS) chunks.push(parts.slice(i, i + MAX_PARTS))
  for (let i = 0; i < chunks.length; i += AT_ONCE) {
    await Promise.all(chunks.slice(i, i + AT_ONCE).map((chunk) => fetchTogether(graph, name, chunk, whole)))
  }
}

async function fetchTogether(
  graph: Graph,
  name: string,
  parts: readonly Part[],
  whole: boolean,
): Promise<void> {
  const compiler = new Compiler(!whole)
  const texts = parts.map(
    (part, i) => `${part.begin(compiler)} RETURN ${i} AS part, key, ${part.value(compiler)} AS value`,
  )
  const rows = await graph.read({ name, text: finished(texts.join('\nUNION ALL\n')) }, compiler.params)
  for (const [part, key, value] of rows) parts[part as number]?.take(key as string, value)
}

/** Fetches what hangs at these rows, level by level: one round trip for each, however many rows there are. */
export async function fetchLevels(graph: Graph, name: string, found: readonly Found[]): Promise<void> {
  let level = found
  for (let depth = 1; level.length > 0; depth++) {
    const pending = new Map<Branch, Pending>()
    for (const { place, row } of level) gather(place, row, pending)
    const list = [...pending.values()].sort((a, b) => (a.shape < b.shape ? -1 : 1))
    await fetchParts(graph, `${name}-${depth}`, list.map(partOf), false)
    level = list.flatMap(({ branch, rows, index }) =>
      rows.flatMap((row) =>
        ((row[index] as Items | null)?.items ?? []).map((item) => ({ place: branch.place, row: item.row })),
      ),
    )
  }
}

export interface Found {
  place: Place
  row: Row
}
interface Pending {
  branch: Branch
  parent: Place
  rows: Row[]
  index: number
  shape: string
}

/** Branches of a row, and of what came with it, that are still to be fetched. */
function gather(place: Place, row: Row, pending: Map<Branch, Pending>): void {
  for (const { index, branch } of place.slots.values()) {
    if (!branch) continue
    if (isCut(branch)) {
      const known = pending.get(branch) ?? { branch, parent: place, rows: [], index, shape: shapeOf(branch) }
      known.rows.push(row)
      pending.set(branch, known)
      continue
    }
    const value = row[index]
    if (value === null || value === undefined) continue
    const below = branch.name === 'evidence' ? (value as Row[]) : [value as Row]
    for (const one of below) gather(branch.place, one, pending)
  }
}

const shapeOf = ({ pattern, name, wanted, after }: Branch): string =>
  [name, pattern?.match, [...wanted].sort().join(), after ? 'after' : ''].join('/')

function partOf({ branch, parent, rows, index }: Pending): Part {
  const id = parent.column('id').index
  const byId = new Map<string, Row[]>()
  for (const row of rows) {
    const key = row[id] as string
    const known = byId.get(key)
    if (known) known.push(row)
    else byId.set(key, [row])
  }
  const label = parent.sort === 'source' ? 'Source' : 'Entity'
  return {
    begin: (compiler) =>
      `UNWIND ${compiler.param([...byId.keys()].sort())} AS key MATCH (n:${label} {id: key})`,
    value: (compiler) => compiler.branch(branch, parent, 'n'),
    take: (key, value) => {
      const [first, ...others] = byId.get(key) ?? []
      if (!first) return
      first[index] = settleBranch(branch, value, parent, first)
      for (const row of others) row[index] = first[index]
    },
  }
}
