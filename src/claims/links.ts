import { randomUUID } from 'node:crypto'
import { loadCypher } from '../graph/cypher.ts'
import type { Value, WriteTx } from '../graph/graph.ts'
import type { TieType } from '../graph/vocabulary.ts'
import type { Merges } from './merges.ts'
import { formerNames, nameOf } from './names.ts'
import { toClaim } from './rows.ts'
import { replaceWhereDifferent, type StoredLink, storedLinks } from './stored-links.ts'
import { bundleOf, formerTieIds, isCollapsed, mainTie, tiesOf } from './ties.ts'
import type { Claim } from './types.ts'

const BUNDLE_CLAIMS = loadCypher(import.meta.url, './cypher/bundle-claims.cypher')
const NAME_AGREEMENTS = loadCypher(import.meta.url, './cypher/name-agreements.cypher')
const CREATE_TIES = loadCypher(import.meta.url, './cypher/create-ties.cypher')
const PUT_TIES = loadCypher(import.meta.url, './cypher/put-ties.cypher')
const LOCK_BUNDLES = loadCypher(import.meta.url, './cypher/lock-bundles.cypher')
const MOVE_CLAIMS = loadCypher(import.meta.url, './cypher/move-claims.cypher')
const REMOVE_TIES = loadCypher(import.meta.url, './cypher/remove-ties.cypher')
const REMOVE_FORMER_LINKS = loadCypher(import.meta.url, './cypher/remove-former-links.cypher')
const PUT_FORMER_LINKS = loadCypher(import.meta.url, './cypher/put-former-links.cypher')

/** A tie whose two ends became one by a merge: no link is made of it, for nothing is tied to itself. */
export interface SuppressedTie {
  id: string
  type: TieType
  /** What both ends are now. */
  entity: string
  /** The claims that speak of it. They stay in the record, and count again after a split. */
  claims: string[]
}
export interface Remade {
  /** How many ties changed. */
  changed: number
  /** Of which ties a claim speaks now that were suppressed. */
  suppressed: SuppressedTie[]
}

/**
 * Makes the links of these bundles anew from their claims, within the transaction that holds the bundles' locks. `added` are claims that
 * were just recorded, or changed; `fresh` are bundles that nothing was known of, so nothing is read of them. Where merges changed,
 * `bundles` are all those of what was merged or split.
 */
export async function remakeLinks(
  tx: WriteTx,
  bundles: readonly string[],
  added: readonly Claim[],
  merges: Merges,
  fresh: ReadonlySet<string> = new Set(),
): Promise<Remade> {
  if (bundles.length === 0) return { changed: 0, suppressed: [] }
  const { claims, spoken } = await readBundles(
    tx,
    bundles.filter((id) => !fresh.has(id)),
  )
  for (const claim of added) claims.set(claim.id, claim)
  const groups = new Map<string, Claim[]>(bundles.map((id) => [id, []]))
  for (const claim of claims.values()) {
    const bundle = bundleOf(claim, merges.survivor)
    const group = groups.get(bundle)
    if (group) group.push(claim)
    else groups.set(bundle, [claim])
  }
  const locked = new Set(bundles)
  const others = [...groups.keys()].filter((id) => !locked.has(id)).sort()
  if (others.length > 0) await tx.run(LOCK_BUNDLES, { ids: others, lock: randomUUID() })

  const wanted = new Map<string, StoredLink[]>()
  const ties: { [name: string]: Value }[] = []
  const newTies: { [name: string]: Value }[] = []
  const names: Value[] = []
  const suppressed: SuppressedTie[] = []
  const old = new Set<string>()
  const left = new Map([...spoken].map(([claim, ids]) => [claim, new Set(ids)]))
  for (const [bundle, list] of groups) {
    for (const entry of tiesOf(list, merges.survivor)) {
      const { tie, collapsed } = entry
      const ids = entry.claims.map((claim) => claim.id).sort()
      if (tie.type === 'AGREEMENT') names.push(nameOf(tie.id, entry.claims))
      wanted.set(tie.id, collapsed ? [] : storedLinks(entry))
      const row = { ...tie, bundle, claims: ids }
      if (fresh.has(bundle)) newTies.push(row)
      else {
        ties.push(row)
        old.add(tie.id)
      }
      const isNews = ids.some((id) => !spoken.get(id)?.includes(tie.id))
      if (collapsed && isNews && entry.claims.some((claim) => isCollapsed(claim, merges.survivor)))
        suppressed.push({ id: tie.id, type: tie.type, entity: tie.from, claims: ids })
      for (const id of ids) left.get(id)?.delete(tie.id)
    }
  }
  names.push(...formerNames([...claims.values()], merges))
  const known = [...new Set([...spoken.values()].flat())]
  const gone = known.filter((id) => !wanted.has(id))
  for (const id of gone) wanted.set(id, [])
  if (names.length > 0) tx.send(NAME_AGREEMENTS, { rows: names })
  if (newTies.length > 0) tx.send(CREATE_TIES, { rows: newTies })
  if (ties.length > 0) tx.send(PUT_TIES, { rows: ties })
  const changed = await replaceWhereDifferent(tx, wanted, new Set([...old, ...gone]))
  const moved = [...left].flatMap(([id, leaves]) => {
    const claim = leaves.size > 0 ? claims.get(id) : undefined
    return claim ? [{ id, about: mainTie(claim, merges.survivor).id, leaves: [...leaves] }] : []
  })
  if (moved.length > 0 || !merges.isEmpty) {
    await tx.run(MOVE_CLAIMS, { rows: moved })
    await renameTies(
      tx,
      [...wanted.keys()],
      gone,
      formerTieIds([...claims.values()], (id) => merges.chain(id)),
    )
  }
  return { changed, suppressed }
}

/** The claims of these bundles, and of which ties each is known to speak. */
async function readBundles(tx: WriteTx, bundles: readonly string[]) {
  const claims = new Map<string, Claim>()
  const spoken = new Map<string, string[]>()
  if (bundles.length === 0) return { claims, spoken }
  for (const [columns, ties] of await tx.run(BUNDLE_CLAIMS, { ids: [...bundles] })) {
    const claim = toClaim(columns ?? null)
    claims.set(claim.id, claim)
    spoken.set(claim.id, ties as string[])
  }
  return { claims, spoken }
}

/** Takes away the ties of which nothing speaks any more, and lets the ids that ties had before merges lead to them. */
async function renameTies(
  tx: WriteTx,
  ties: readonly string[],
  gone: readonly string[],
  former: ReadonlyMap<string, string>,
): Promise<void> {
  await tx.run(REMOVE_FORMER_LINKS, { ties: [...ties], kept: [...former.keys()] })
  await tx.run(REMOVE_TIES, { ids: [...gone] })
  await tx.run(PUT_FORMER_LINKS, { rows: [...former].map(([id, tie]) => ({ id, tie })) })
}
