import type { FieldsByTypeName } from 'graphql-parse-resolve-info'
import type { Lens } from '../claims/lens.ts'
import { compareText } from '../claims/order.ts'
import { DealgraphError } from '../errors.ts'
import type { Graph } from '../graph/graph.ts'
import { ENTITY_KINDS, type EntityKind } from '../graph/vocabulary.ts'
import { firstOf } from './arguments.ts'
import { fetchLevels, fetchParts, type Part } from './fetch.ts'
import { ENTITY_TYPES } from './fields.ts'
import { fit, indexQuery, LONGEST_SEARCH } from './names.ts'
import { arrange, Place, type Row } from './plan.ts'
import { Selector } from './select.ts'
import { settle } from './settle.ts'
import { Told } from './told.ts'
import { fieldsOf, objectOf, type Shown } from './trees.ts'

/** The index ranks by words alone; the best are ranked again by how whole names fit. */
const CANDIDATES = 100

export interface Sought {
  text: string
  kinds: readonly string[] | null
  first: number
}
interface Candidate {
  row: Row
  name: string
  id: string
  score: number
  matched: string
}

/**
 * Entities whose name or alias fits, best first, then by name and id. `fields` are those selected on a SearchHit. One round trip, and
 * one for each level of what was selected below the entities that are shown.
 */
export async function searchEntities(
  graph: Graph,
  { text, kinds, first }: Sought,
  fields: FieldsByTypeName,
  lens: Lens,
  now = new Date(),
): Promise<Shown[]> {
  const limit = firstOf({ first })
  if (text.trim() === '') {
    throw new DealgraphError('BAD_INPUT', '`text` is empty: give a name, or a part of one, to look for.')
  }
  if (text.length > LONGEST_SEARCH) {
    throw new DealgraphError(
      'BAD_INPUT',
      `\`text\` has ${text.length} characters; give at most ${LONGEST_SEARCH}, which no name exceeds.`,
    )
  }
  // Words that the index leaves out, such as English articles, and names without a word are found as they stand.
  const names = [...new Set([text, text.trim()].map((name) => name.normalize('NFC')))]
  const selector = new Selector(now)
  const place = new Place('entity', ENTITY_TYPES, selector.lens(lens))
  const trees = fieldsOf(fields)
  const views = new Map(
    trees
      .filter(({ name }) => name === 'entity')
      .map((tree) => [tree, selector.view(place, tree.fieldsByTypeName)]),
  )
  const [id, name, aliases] = [place.column('id'), place.column('name'), place.column('aliases')]
  arrange(place)

  const candidates: Candidate[] = []
  const part: Part = {
    begin: (compiler) =>
      `CALL () { CALL db.index.fulltext.queryNodes('entityNames', ${compiler.param(indexQuery(text))}) YIELD node AS n, score ` +
      `RETURN n, score UNION ALL MATCH (n:Entity) WHERE n.name IN ${compiler.param(names)} RETURN n, 1000.0 AS score } ` +
      `WITH n, max(score) AS score WHERE n.kind IN ${compiler.param(kindsOf(kinds))} ` +
      `WITH n, score ORDER BY score DESC, n.id LIMIT ${compiler.param(Math.max(CANDIDATES, limit))} WITH n, null AS key`,
    value: (compiler) => compiler.row(place, 'n'),
    take: (_, value) => {
      const row = value as Row
      const names = [row[name.index] as string, ...((row[aliases.index] ?? []) as string[])]
      const fits = names.map((one) => ({ matched: one, score: fit(text, one) }))
      // The first of the best, so that the name itself goes before its aliases.
      const best = fits.reduce((a, b) => (b.score > a.score ? b : a))
      if (best.score > 0) candidates.push({ row, id: row[id.index] as string, name: names[0] ?? '', ...best })
    },
  }
  const told = new Told([], selector.withoutSources)
  await fetchParts(graph, 'search', [part, ...told.parts], false)
  await told.current(graph)
  const shown = candidates
    .sort((a, b) => b.score - a.score || compareText(a.name, b.name) || compareText(a.id, b.id))
    .slice(0, limit)
  for (const { row } of shown) settle(place, row)
  await fetchLevels(
    graph,
    'search',
    shown.map(({ row }) => ({ place, row })),
  )
  return shown.map((hit) =>
    objectOf(trees, (tree) =>
      tree.name === 'entity' ? views.get(tree)?.(hit.row) : hit[tree.name as 'score' | 'matched'],
    ),
  )
}

const kindsOf = (kinds: readonly string[] | null): EntityKind[] =>
  ENTITY_KINDS.filter((kind) => kinds === null || kinds.includes(kind))
