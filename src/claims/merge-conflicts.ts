import { type PartyRole, RECEIVING_ROLES, SUPPLYING_ROLES } from '../graph/vocabulary.ts'
import type { Merges } from './merges.ts'
import { compareText } from './order.ts'
import type { Claim, Entity, Instant } from './types.ts'

/** What somebody judged of two records. */
export interface Judgement {
  id: string
  at: Instant
  by: string
  because: string | null
  verdict: string | null
  keep: string
  absorb: string
}

/** What may stand against a merge. */
export interface Evidence {
  /** Claims that tie things to one another. */
  claims: readonly Claim[]
  judgements: readonly Judgement[]
  /** Records by the id that each was recorded with. */
  records: ReadonlyMap<string, Entity>
  /** Merges of the agreements that the claims are about. */
  agreements: Merges
}

/** Registers that give each thing one number only. Elsewhere one thing may well have several. */
export const ONE_FOR_EACH: readonly string[] = ['LEI', 'WIKIDATA', 'CIK', 'DUNS', 'PERMID']

/** Nobody stands on both sides of one agreement. */
const SIDES: readonly (readonly [readonly PartyRole[], readonly PartyRole[]])[] = [
  [SUPPLYING_ROLES, RECEIVING_ROLES],
  [['LENDER'], ['BORROWER']],
  [['INVESTOR'], ['INVESTEE']],
]

/**
 * What says at a moment that the things known by these two groups of ids are two, in words that name the evidence; empty where nothing does.
 * The latest judgement counts. One that they are the same sets identifiers aside, which nobody can take back; a claim can be retracted.
 */
export function conflictsOf(
  keep: readonly string[],
  absorb: readonly string[],
  at: Instant,
  { claims, judgements, records, agreements }: Evidence,
): string[] {
  const between = (a: string | null, b: string | null): boolean =>
    a !== null &&
    b !== null &&
    ((keep.includes(a) && absorb.includes(b)) || (keep.includes(b) && absorb.includes(a)))
  const latest = latestOf(judgements, keep, absorb)
  const standing = claims.filter(
    ({ supports, recorded }) =>
      supports && recorded.some((interval) => interval.from <= at && at < interval.to),
  )
  return [
    ...(latest?.verdict === 'NO' ? [sayJudgement(latest)] : []),
    ...(latest?.verdict === 'YES' ? [] : identifierConflicts(keep, absorb, records)),
    ...standing
      .filter(({ link, from, to }) => (link === 'RIVALRY' || link === 'OWNERSHIP') && between(from, to))
      .map(
        ({ id, link }) => `${id} says that ${link === 'RIVALRY' ? 'they are rivals' : 'one owns the other'}`,
      ),
    ...oppositeSides(keep, absorb, standing, agreements),
  ]
}

/** The latest judgement on two groups of ids, whichever was named first. */
export const latestOf = (
  judgements: readonly Judgement[],
  keep: readonly string[],
  absorb: readonly string[],
): Judgement | undefined =>
  judgements
    .filter(
      (judged) =>
        (keep.includes(judged.keep) && absorb.includes(judged.absorb)) ||
        (keep.includes(judged.absorb) && absorb.includes(judged.keep)),
    )
    .sort((a, b) => compareText(a.at, b.at) || compareText(a.id, b.id))
    .at(-1)

const sayJudgement = ({ by, at, because }: Judgement): string =>
  `${by} judged on ${at.slice(0, 10)} that they are two things${because === null ? '' : ` (${because})`}`

function identifierConflicts(
  keep: readonly string[],
  absorb: readonly string[],
  records: ReadonlyMap<string, Entity>,
): string[] {
  const valuesOf = (ids: readonly string[], scheme: string): string[] =>
    ids
      .flatMap((id) => records.get(id)?.identifiers ?? [])
      .filter((identifier) => identifier.scheme === scheme)
      .map(({ value }) => value)
  return ONE_FOR_EACH.flatMap((scheme) => {
    const [a, b] = [valuesOf(keep, scheme), valuesOf(absorb, scheme)]
    if (a.length === 0 || b.length === 0 || a.some((value) => b.includes(value))) return []
    return [`one has the ${scheme} ${a.join(', ')}, the other ${b.join(', ')}`]
  })
}

/** Agreements in which the one stands on one side and the other on the other, whichever claims say so. */
function oppositeSides(
  keep: readonly string[],
  absorb: readonly string[],
  standing: readonly Claim[],
  { survivor }: Merges,
): string[] {
  const byAgreement = new Map<string, Claim[]>()
  for (const claim of standing) {
    if (!claim.agreement) continue
    const id = survivor(claim.agreement.id)
    byAgreement.set(id, [...(byAgreement.get(id) ?? []), claim])
  }
  return [...byAgreement].flatMap(([id, claims]) => {
    const placing = (ids: readonly string[], roles: readonly PartyRole[]): Claim[] =>
      claims.filter((claim) =>
        claim.agreement?.parties.some(({ role, entity }) => roles.includes(role) && ids.includes(entity)),
      )
    const found = SIDES.flatMap(([one, other]) => [
      [placing(keep, one), placing(absorb, other)] as const,
      [placing(keep, other), placing(absorb, one)] as const,
    ]).filter(([a, b]) => a.length > 0 && b.length > 0)
    const evidence = [...new Set(found.flat(2).map((claim) => claim.id))].sort()
    if (evidence.length === 0) return []
    const put = evidence.length === 1 ? 'puts' : 'put'
    return [`${evidence.join(', ')} ${put} them on opposite sides of ${id}`]
  })
}
