/**
 * What changed between two moments, from docs/questions.md: what became of claims after `since`, up to and including `until`; and what is found
 * at the one and not at the other, both on the day of `until`. Readings:
 *  1. Whose claims: those that give it as an end, party or coverage, and those about an agreement that by a claim recorded up to `until` it has
 *     part in.
 *  2. A claim of a thing and itself, which two things that were merged make of it, is told by nobody.
 *  3. A finding may have come and gone more than once: each moment at which it came, or went, is right.
 */
import type { Lens } from '../../../../src/claims/lens.ts'
import type { Claim, Instant } from '../../../../src/claims/types.ts'
import type { ClaimGraph } from '../world.ts'

export interface ChangesParams {
  since: Instant
  until: Instant
  about?: string | null
}
/** A finding of another question, by a name that says which of its findings it is. */
export interface NamedFinding {
  name: string
  confidence: number
  disputed: boolean
  prospective: boolean
}
/** Another question, with its arguments. */
export interface AskedOf {
  field: string
  findings: (graph: ClaimGraph, lens: Lens) => readonly NamedFinding[]
}
export interface OracleChange {
  change: string
  /** The claim, or the question and the finding's name. */
  what: string
  /** Any one of these. */
  at: readonly Instant[]
  confidence: number
  disputed: boolean
  prospective: boolean
}

export function changes(
  graph: ClaimGraph,
  params: ChangesParams,
  questions: readonly AskedOf[],
): OracleChange[] {
  return [...ofClaims(graph, params), ...questions.flatMap((question) => ofFindings(graph, params, question))]
}

const times = (claim: Claim): [change: string, at: Instant][] => [
  ...claim.recorded.flatMap(({ from, to }): [string, Instant][] => [
    ['RECORDED', from],
    ['RETRACTED', to],
  ]),
  ...claim.preferred.flatMap(({ from, to }): [string, Instant][] => [
    ['PREFERRED', from],
    ['UNPREFERRED', to],
  ]),
]

function ofClaims(graph: ClaimGraph, { since, until, about }: ChangesParams): OracleChange[] {
  return graph.claims
    .filter(({ from, to }) => from === null || from !== to)
    .filter((claim) => !about || isAbout(graph, claim, about, until))
    .flatMap((claim) =>
      times(claim)
        .filter(([, at]) => since < at && at <= until)
        .map(([change, at]) => ({
          change,
          what: claim.id,
          at: [at],
          confidence: claim.weight,
          disputed: false,
          prospective: false,
        })),
    )
}

const agreementOf = ({ link, from, agreement }: Claim): string | null =>
  link === 'COVERS' ? from : (agreement?.id ?? null)

/** Who denies something of an agreement makes nobody a party to it. */
const names = ({ from, to, agreement, supports }: Claim, id: string): boolean =>
  [from, to, agreement?.id].includes(id) ||
  (supports && agreement?.parties.some(({ entity }) => entity === id)) === true ||
  agreement?.covers?.includes(id) === true

function isAbout(graph: ClaimGraph, claim: Claim, about: string, until: Instant): boolean {
  const agreement = agreementOf(claim)
  return (
    names(claim, about) ||
    graph.claims.some(
      (other) =>
        agreement !== null &&
        agreementOf(other) === agreement &&
        other.supports &&
        names(other, about) &&
        other.recorded.some(({ from }) => from <= until),
    )
  )
}

function ofFindings(
  graph: ClaimGraph,
  { since, until }: ChangesParams,
  { field, findings }: AskedOf,
): OracleChange[] {
  const known = new Map<Instant, readonly NamedFinding[]>()
  const at = (knownAt: Instant): readonly NamedFinding[] => {
    const found =
      known.get(knownAt) ??
      findings(graph, {
        validAt: until.slice(0, 10),
        knownAt,
        minConfidence: null,
        statuses: null,
        withoutSources: [],
        given: [],
      })
    known.set(knownAt, found)
    return found
  }
  const has = (knownAt: Instant, name: string): boolean => at(knownAt).some((each) => each.name === name)
  const moments = [
    since,
    ...[...new Set(graph.claims.flatMap((claim) => times(claim).map(([, when]) => when)))]
      .filter((when) => since < when && when <= until)
      .sort(),
  ]
  const turned = (name: string, comes: boolean): Instant[] =>
    moments.filter((when, index) => {
      const before = moments[index - 1]
      return before !== undefined && has(when, name) === comes && has(before, name) !== comes
    })
  const told = (change: string, one: NamedFinding, comes: boolean): OracleChange => {
    const { name, ...rest } = one
    return { change, what: `${field} ${name}`, at: turned(name, comes), ...rest }
  }
  return [
    ...at(until)
      .filter(({ name }) => !has(since, name))
      .map((one) => told('FINDING_APPEARED', one, true)),
    ...at(since)
      .filter(({ name }) => !has(until, name))
      .map((one) => told('FINDING_GONE', one, false)),
  ]
}
