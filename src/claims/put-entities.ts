import { loadCypher } from '../graph/cypher.ts'
import type { Value, WriteTx } from '../graph/graph.ts'
import { entityProperties, identifierKey } from './entities.ts'
import { showFamilies } from './families.ts'
import { perKind } from './kinds.ts'
import type { Merges } from './merges.ts'
import { compareText } from './order.ts'
import type { Entity } from './types.ts'

const PUT_ENTITIES = perKind(
  'put-entities',
  (label) => `UNWIND $rows AS row MERGE (e:Entity {id: row.id}) SET e:Slug:${label}, e += row`,
)
const PUT_FORMER = loadCypher(import.meta.url, './cypher/put-former.cypher')
const PUT_IDENTIFIERS = loadCypher(import.meta.url, './cypher/put-identifiers.cypher')

/** Writes new entities, and what is added to known ones. The record of one that was merged stays its own, and is shown with the survivor. */
export async function putEntities(tx: WriteTx, given: readonly Entity[], merges: Merges): Promise<void> {
  if (given.length === 0) return
  const sorted = [...given].sort((a, b) => compareText(a.id, b.id))
  const entities = sorted.filter(({ id }) => !merges.isFormer(id))
  for (const [kind, statement] of PUT_ENTITIES) {
    const rows = entities.filter((entity) => entity.kind === kind).map(entityProperties)
    if (rows.length > 0) tx.send(statement, { rows })
  }
  const rows: Value[] = entities.flatMap(({ id, identifiers }) =>
    identifiers.map((identifier) => ({ id: identifierKey(identifier), entity: id })),
  )
  if (rows.length > 0) tx.send(PUT_IDENTIFIERS, { rows })
  if (merges.isEmpty) return
  await tx.run(PUT_FORMER, { rows: sorted.filter(({ id }) => merges.isFormer(id)).map(entityProperties) })
  await showFamilies(tx, [...new Set(sorted.map(({ id }) => merges.survivor(id)))])
}
