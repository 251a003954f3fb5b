import { loadCypher } from '../graph/cypher.ts'
import type { Value, WriteTx } from '../graph/graph.ts'
import { entityProperties, identifierKey } from './entities.ts'
import { showFamilies } from './families.ts'
import { perKind } from './kinds.ts'
import type { Merges } from './merges.ts'
import { compareText } from './order.ts'
import type { Entity } from './types.ts'

// Of two writers who make the same one, the second fails of that and begins anew: it then sees what the first has written.
const MAKE_ENTITIES = perKind(
  'make-entities',
  (label) => `UNWIND $rows AS row CREATE (e:Entity:Slug:${label}) SET e = row`,
)
const PUT_ENTITIES = loadCypher(import.meta.url, './cypher/put-entities.cypher')
const PUT_FORMER = loadCypher(import.meta.url, './cypher/put-former.cypher')
const PUT_IDENTIFIERS = loadCypher(import.meta.url, './cypher/put-identifiers.cypher')

/**
 * Writes new entities, and what is added to known ones, which are locked. The record of one that was merged stays its own, and is shown with
 * the survivor.
 */
export async function putEntities(
  tx: WriteTx,
  given: readonly Entity[],
  isNew: (entity: Entity) => boolean,
  merges: Merges,
): Promise<void> {
  if (given.length === 0) return
  const sorted = [...given].sort((a, b) => compareText(a.id, b.id))
  const entities = sorted.filter(({ id }) => !merges.isFormer(id))
  for (const [kind, statement] of MAKE_ENTITIES) {
    const made = entities.filter((entity) => entity.kind === kind && isNew(entity)).map(entityProperties)
    if (made.length > 0) tx.send(statement, { rows: made })
  }
  const changed = entities.filter((entity) => !isNew(entity)).map(entityProperties)
  if (changed.length > 0) tx.send(PUT_ENTITIES, { rows: changed })
  const rows: Value[] = entities.flatMap(({ id, identifiers }) =>
    identifiers.map((identifier) => ({ id: identifierKey(identifier), entity: id })),
  )
  if (rows.length > 0) tx.send(PUT_IDENTIFIERS, { rows })
  if (merges.isEmpty) return
  await tx.run(PUT_FORMER, { rows: sorted.filter(({ id }) => merges.isFormer(id)).map(entityProperties) })
  await showFamilies(tx, [...new Set(sorted.map(({ id }) => merges.survivor(id)))])
}
