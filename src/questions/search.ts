import { type TieRow, worldOf } from '../claims/world.ts'
import { DealgraphError } from '../errors.ts'
import { loadCypher } from '../graph/cypher.ts'
import type { Params, Statement } from '../graph/graph.ts'
import {
  type AgreementKind,
  IN_FORCE,
  PROSPECTIVE,
  RECEIVING_ROLES,
  SUPPLYING_ROLES,
} from '../graph/vocabulary.ts'
import type { AffiliateRule } from '../ownership/affiliate-rule.ts'
import { Control } from '../ownership/control.ts'
import { forEachBound, withBound } from '../ownership/neighbourhood.ts'
import type { Found, Search } from './define-question.ts'
import { unlessTooMany } from './too-many.ts'

/** How many ties one trip may bring. */
const MOST_TIES = 20_000

const RIVALS_OF = forEachBound(loadCypher(import.meta.url, './rivals-of.cypher'))
const RIVALS_IN = forEachBound(loadCypher(import.meta.url, './rivals-in.cypher'))
const RIVALS_ANYWHERE = forEachBound(loadCypher(import.meta.url, './rivals-anywhere.cypher'))
const RIVALS_SUPPLIED = forEachBound(loadCypher(import.meta.url, './rivals-supplied.cypher'))
const RIVALS_SHARING = forEachBound(loadCypher(import.meta.url, './rivals-sharing.cypher'))
const SUPPLIES_OF = forEachBound(loadCypher(import.meta.url, './supplies-of.cypher'))

export const RIVAL_STATEMENTS: readonly Statement[] = [...RIVALS_OF, ...RIVALS_IN, ...RIVALS_ANYWHERE]
export const SUPPLY_STATEMENTS: readonly Statement[] = SUPPLIES_OF
export const RARE_STATEMENTS: readonly Statement[] = [...RIVALS_SUPPLIED, ...RIVALS_SHARING]

/** How many agreements are looked at where there are too many rivalries to bring, the last announced first. */
const MOST_AGREEMENTS = 10_000

/** One trip; a bound that is reached is told, never hidden. */
export async function trip(
  search: Search,
  statement: Statement,
  params: Params,
  options?: { claims: boolean },
): Promise<Found> {
  const rows = await search.ties(statement, { ...params, limit: MOST_TIES + 1 }, options)
  return { rows: rows.slice(0, MOST_TIES), explored: rows.length, truncated: rows.length > MOST_TIES }
}

/** What may be done without if it takes too long: then null. */
export async function unlessLate<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof DealgraphError && error.code === 'TIMEOUT') return null
    throw error
  }
}

export const both = (a: Found, b: Found): Found => ({
  rows: [...a.rows, ...b.rows],
  explored: a.explored + b.explored,
  truncated: a.truncated || b.truncated,
})

/** The same, told as cut short where the bound on chains cut one. */
export const orCut = (found: Found, cut: boolean): Found => ({ ...found, truncated: found.truncated || cut })

/** First trip: who rivals whom, in a market, around some companies, or everywhere, and who belongs together with them. */
export function searchRivals(
  search: Search,
  { maxHops }: AffiliateRule,
  around: readonly string[] | null,
  market: string | null,
): Promise<Found> {
  if (around) return trip(search, withBound(RIVALS_OF, maxHops), { ids: [...around], market })
  if (market !== null) return trip(search, withBound(RIVALS_IN, maxHops), { market })
  return trip(search, withBound(RIVALS_ANYWHERE, maxHops), {})
}

/**
 * Where there are more rivalries than one trip may bring, most of them decide nothing: then agreements come first, with those rivalries
 * alone that they need. That is not all that there may be, so it is told as cut short.
 */
export const orByAgreements = (
  search: Search,
  affiliates: AffiliateRule,
  kinds: readonly AgreementKind[],
  needed: 'of customer and supplier' | 'of any two',
  all: () => Promise<Found>,
): Promise<Found> =>
  unlessTooMany(all, async () => {
    const statements = needed === 'of any two' ? RIVALS_SHARING : RIVALS_SUPPLIED
    const found = await trip(search, withBound(statements, affiliates.maxHops), {
      kinds: [...kinds],
      ...ROLES_AND_STAGES,
      agreements: MOST_AGREEMENTS,
      // Only whoever controls has more than half; what is less links closely.
      least: affiliates.basis === 'CLOSE_LINK' ? affiliates.threshold : 0.5,
    })
    return { ...found, truncated: true }
  })

/** Second trip: what these companies are supplied with. */
export function searchSupplies(
  search: Search,
  { maxHops }: AffiliateRule,
  customers: readonly string[],
  kinds: readonly AgreementKind[],
  statements: readonly Statement[] = SUPPLIES_OF,
): Promise<Found> {
  return trip(search, withBound(statements, maxHops), {
    ids: [...customers],
    kinds: [...kinds],
    ...ROLES_AND_STAGES,
  })
}
export const ROLES_AND_STAGES = {
  stages: [...IN_FORCE, ...PROSPECTIVE],
  receiving: [...RECEIVING_ROLES],
  supplying: [...SUPPLYING_ROLES],
}

/** The things of some groups, and whether the bound on chains cut one. `starts`: null takes every rival that was found. */
export function membersOf(
  search: Search,
  { rows }: Found,
  { maxHops }: AffiliateRule,
  starts: readonly string[] | null,
): { ids: string[]; cut: boolean } {
  const world = worldOf(rows, search.lens)
  const control = new Control(world, maxHops)
  const rivals = rows
    .filter((row) => row.type === 'RIVALRY' || row.type === 'COMPETES_IN')
    .flatMap((row) => [row.from, row.to])
    .filter((entity) => entity.kind === 'COMPANY')
    .map((entity) => entity.id)
  const from = [...new Set(starts ?? rivals)]
  const known = from.filter((id) => world.entities.has(id))
  const ids = new Set([
    ...from,
    ...known.flatMap((id) => [...control.group(id).keys()]),
    ...possibleMembers(rows, from, maxHops),
  ])
  return { ids: [...ids].sort(), cut: known.some((id) => control.isCut(id)) }
}

/** Where the scope leaves claims out: also who would belong to the groups without it, for what is left out must be told. */
function possibleMembers(rows: readonly TieRow[], from: readonly string[], maxHops: number): string[] {
  const next = new Map<string, string[]>()
  for (const row of rows) {
    if (row.type !== 'OWNERSHIP' || !row.claims || row.from.form === 'GOVERNMENT') continue
    const mayControl = row.claims.some(({ supports, attributes }) => {
      const most = Math.max(attributes?.share?.min ?? 0, attributes?.votes?.min ?? 0)
      return supports && (attributes?.controls === true || most > 0.5)
    })
    if (!mayControl) continue
    next.set(row.from.id, [...(next.get(row.from.id) ?? []), row.to.id])
    next.set(row.to.id, [...(next.get(row.to.id) ?? []), row.from.id])
  }
  let [met, edge] = [new Set(from), [...from]]
  for (let hop = 0; hop < maxHops && edge.length > 0; hop++) {
    edge = edge.flatMap((id) => next.get(id) ?? []).filter((id) => !met.has(id))
    met = new Set([...met, ...edge])
  }
  return [...met]
}
