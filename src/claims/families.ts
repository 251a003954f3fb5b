import { loadCypher } from '../graph/cypher.ts'
import type { Value, WriteTx } from '../graph/graph.ts'
import { entityProperties, identifierKey, united } from './entities.ts'
import { toEntity } from './known.ts'
import type { Entity } from './types.ts'

const FAMILIES = loadCypher(import.meta.url, './cypher/families.cypher')
const SET_RECORDS = loadCypher(import.meta.url, './cypher/set-records.cypher')
const SET_IDENTIFIERS = loadCypher(import.meta.url, './cypher/set-identifiers.cypher')

/** Writes each record as it was given, so that nothing of another is left in it. */
export async function restoreRecords(tx: WriteTx, entities: readonly Entity[]): Promise<void> {
  await tx.run(SET_RECORDS, { rows: entities.map(entityProperties) })
}

/**
 * Shows with each of these entities what the records say that were merged into it: their names and aliases, their identifiers, and what
 * its own leaves unknown. Its own record is kept beside that, and a split brings it back.
 */
export async function showFamilies(tx: WriteTx, survivors: readonly string[]): Promise<void> {
  const rows = (await tx.run(FAMILIES, { ids: [...survivors] })).map(([survivor, former]) => {
    const own = toEntity(survivor as { [name: string]: Value })
    const all = (former as { [name: string]: Value }[])
      .map(toEntity)
      .reduce((shown, one) => united(shown, { ...one, aliases: [one.name, ...one.aliases] }), own)
    return { own, all }
  })
  if (rows.length === 0) return
  await tx.run(SET_RECORDS, {
    rows: rows.map(({ own, all }) => ({
      ...entityProperties(all),
      own: JSON.stringify(entityProperties(own)),
    })),
  })
  await setIdentifiers(
    tx,
    rows.map(({ all }) => all),
  )
}

/** Lets the identifiers of these records lead to them, and no others. */
export async function setIdentifiers(
  tx: WriteTx,
  entities: readonly Pick<Entity, 'id' | 'identifiers'>[],
): Promise<void> {
  const rows = entities.map(({ id, identifiers }) => ({ id, identifiers: identifiers.map(identifierKey) }))
  await tx.run(SET_IDENTIFIERS, { rows })
}
