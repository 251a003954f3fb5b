import { randomUUID } from 'node:crypto'
import { loadCypher } from '../graph/cypher.ts'
import type { WriteTx } from '../graph/graph.ts'
import { LABEL_OF_KIND } from '../graph/vocabulary.ts'
import { restoreRecords, setIdentifiers, showFamilies } from './families.ts'
import { labelEntities } from './kinds.ts'
import type { Known } from './known.ts'
import type { Merges } from './merges.ts'

const TOUCHED_BUNDLES = loadCypher(import.meta.url, './cypher/touched-bundles.cypher')
const LOCK_TIES = loadCypher(import.meta.url, './cypher/lock-ties.cypher')
const LOCK_ENDS = loadCypher(import.meta.url, './cypher/lock-ends.cypher')
const LOCK_META = loadCypher(import.meta.url, './cypher/lock-meta.cypher')
const END_FORMER_IDS = loadCypher(import.meta.url, './cypher/end-former-ids.cypher')
const SET_FORMER_IDS = loadCypher(import.meta.url, './cypher/set-former-ids.cypher')

const LABELS = ['Entity', ...Object.values(LABEL_OF_KIND)].map((label) => `:${label}`).join('')
const BEGIN_FORMER_IDS = {
  name: 'begin-former-ids',
  text: `UNWIND $ids AS id MATCH (e:Entity {id: id}) REMOVE e${LABELS} SET e:FormerId`,
}

/**
 * Locks for whoever merges or splits, and returns the bundles of all ties of the things named. First the bundles, in id order like everyone,
 * and the things between which they put links; then the end of every other write, so that what is then read stays so. Writes that are under way begin anew once this one is done.
 */
export async function lockForMerges(tx: WriteTx, ids: readonly string[]): Promise<string[]> {
  const lock = randomUUID()
  const bundles = async (): Promise<string[]> =>
    (await tx.run(TOUCHED_BUNDLES, { ids: [...ids] })).map(([bundle]) => bundle as string)
  const before = await bundles()
  await tx.run(LOCK_TIES, { ids: before, lock })
  await tx.run(LOCK_ENDS, { named: [...ids], bundles: before, lock })
  await tx.run(LOCK_META, { lock })
  const touched = await bundles()
  await tx.run(LOCK_TIES, { ids: touched, lock })
  return touched
}

/** Makes former ids of what was merged, and entities again of what was split, each with its own record. Links are made after that. */
export async function moveRecords(
  tx: WriteTx,
  named: readonly string[],
  known: Known,
  before: Merges,
  after: Merges,
): Promise<void> {
  const ids = [...new Set(named.flatMap((id) => [...before.family(id), ...after.family(id)]))].sort()
  const records = ids.flatMap((id) => known.entities.get(id) ?? []).filter(({ kind }) => kind !== 'AGREEMENT')
  await restoreRecords(tx, records)

  const former = ids.filter((id) => after.isFormer(id))
  await tx.run(BEGIN_FORMER_IDS, { ids: former.filter((id) => !before.isFormer(id)) })
  const again = ids.filter((id) => before.isFormer(id) && !after.isFormer(id))
  await tx.run(END_FORMER_IDS, { ids: again })
  await labelEntities(
    tx,
    again.flatMap((id) => known.entities.get(id) ?? []),
  )
  await tx.run(SET_FORMER_IDS, {
    rows: former.map((id) => ({ id, into: after.parentOf(id), now: after.survivor(id) })),
  })
  await setIdentifiers(
    tx,
    records.map((record) => (after.isFormer(record.id) ? { ...record, identifiers: [] } : record)),
  )
  await showFamilies(
    tx,
    ids.filter((id) => !after.isFormer(id)),
  )
}
