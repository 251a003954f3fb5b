/**
 * On what claims disagree on a day, from docs/questions.md. A preference answers a dispute and does not undo it: everything is looked at as
 * if nothing were preferred. Readings:
 *  1. Whose agreements: those that it is party to, or that cover it, on some day, by claims in scope.
 *  2. The two surest sides are the two positions whose surest claims are the surest.
 *  3. Of equally sure positions the one with the lower value, as JSON, comes first.
 *  4. A statement's denial is told with its topic where it speaks against some text of the topic that is said on the day; all denials of
 *     the topic that hold on the day are then positions.
 */
import type { Lens } from '../../../../src/claims/lens.ts'
import type { AttributeValue, Claim, Day } from '../../../../src/claims/types.ts'
import { attributeOn } from '../attribute.ts'
import { courseOf, denialsOn, held } from '../course.ts'
import { type Evidence, inForce, supportOn, weigh } from '../evidence.ts'
import { isBare, type Reading } from '../reading.ts'
import { statementsOn } from '../statements.ts'
import { type Tie, tiesOf } from '../ties.ts'
import { agrees } from '../values.ts'
import { type ClaimGraph, preferredIn, seenIn } from '../world.ts'

export interface DisputesParams {
  /** A thing, an agreement, or the key of a tie. */
  about?: string | null
}
export interface OraclePosition {
  value: unknown
  claims: readonly string[]
  preferred: boolean
}
export interface OracleDispute {
  tie: string
  attribute: string
  positions: readonly OraclePosition[]
  confidence: number
  disputed: boolean
}

type Side = { value: unknown; claims: readonly Claim[] }

export function disputes(graph: ClaimGraph, { about }: DisputesParams, lens: Lens): OracleDispute[] {
  const claims = seenIn(graph, lens)
  const preferred = preferredIn(claims, lens)
  const ties = tiesOf(claims)
  return ties
    .filter((tie) => tie.type !== 'PARTY')
    .filter((tie) => !about || isAbout(tie, about, ties, preferred))
    .flatMap((tie) =>
      sidesOf(tie, lens.validAt).map(({ attribute, sides }) => dispute(tie, attribute, sides, preferred)),
    )
    .filter(({ confidence }) => lens.minConfidence === null || confidence >= lens.minConfidence)
}

function isAbout(tie: Tie, about: string, ties: readonly Tie[], preferred: ReadonlySet<string>): boolean {
  if (tie.id === about || tie.from === about || tie.to === about) return true
  const hasPart = (part: Tie): boolean =>
    (part.type === 'PARTY' ? part.from === about && part.to : part.to === about && part.from) === tie.from
  return (
    ['AGREEMENT', 'COVERS'].includes(tie.type) &&
    ties.some(
      (part) =>
        ['PARTY', 'COVERS'].includes(part.type) &&
        hasPart(part) &&
        held(courseOf(part, preferred)).length > 0,
    )
  )
}

/** Everything on which the claims of one tie disagree on the day, with what each side says. */
function sidesOf(tie: Tie, day: Day): { attribute: string; sides: Side[] }[] {
  const evidence = weigh(tie, tie.claims, new Set())
  const support = supportOn(evidence, day)
  if (support === null) return []
  const denials = denialsOn({ tie, evidence, stretches: [] }, day)
  const outright = denials.filter(({ bare, claim }) =>
    tie.type === 'COVERS' && claim.agreement !== null ? !isBare(claim) : bare,
  )
  const existence = {
    attribute: 'existence',
    sides: [
      { value: true, claims: support.supporters.map(({ claim }) => claim) },
      { value: false, claims: outright.map(({ claim }) => claim) },
    ],
  }
  return [
    ...(outright.length === 0 ? [] : [existence]),
    ...attributeNames(evidence).flatMap((name) => ofAttribute(evidence, name, day, denials)),
    ...(tie.type === 'AGREEMENT' ? ofStatements(evidence, day, denials) : []),
  ]
}

const attributeNames = (evidence: Evidence): string[] => [
  ...new Set(evidence.supporters.flatMap(({ attributes }) => Object.keys(attributes))),
]

function ofAttribute(
  evidence: Evidence,
  name: string,
  day: Day,
  denials: readonly Reading[],
): { attribute: string; sides: Side[] }[] {
  const stated = attributeOn(evidence, name, day)
  if (stated === null || !stated.disputed) return []
  const valueOf = ({ attributes }: Reading): AttributeValue => attributes[name] as AttributeValue
  const stating = evidence.supporters.filter(({ claim }) => stated.claims.includes(claim.id))
  const denying = denials.filter(
    (denial) =>
      name in denial.attributes && stating.some((one) => agrees(name, valueOf(denial), valueOf(one))),
  )
  const sides = [
    ...stating.map((one) => ({ value: valueOf(one), claims: [one.claim] })),
    ...denying.map((one) => ({ value: { not: valueOf(one) }, claims: [one.claim] })),
  ]
  return [{ attribute: name, sides: together(sides) }]
}

function ofStatements(
  evidence: Evidence,
  day: Day,
  denials: readonly Reading[],
): { attribute: string; sides: Side[] }[] {
  const disputed = statementsOn(evidence, day).filter((each) => each.disputed)
  return [...new Set(disputed.map(({ topic }) => topic))].map((topic) => {
    const said = evidence.supporters.flatMap(({ claim }) =>
      disputed
        .filter((each) => each.topic === topic && each.claims.includes(claim.id))
        .map(({ text }) => ({ value: text, claims: [claim] })),
    )
    const denied = denials
      .filter((denial) => inForce(denial, day))
      .flatMap(({ statements, claim }) =>
        statements
          .filter((each) => each.topic === topic)
          .map(({ text }) => ({ value: { not: text }, claims: [claim] })),
      )
    return { attribute: `statement: ${topic}`, sides: together([...said, ...denied]) }
  })
}

/** Who says the same is on one side. */
function together(sides: readonly Side[]): Side[] {
  const values = [...new Set(sides.map(({ value }) => JSON.stringify(value)))]
  return values.map((text) => {
    const same = sides.filter(({ value }) => JSON.stringify(value) === text)
    return { value: same[0]?.value, claims: [...new Set(same.flatMap(({ claims }) => claims))] }
  })
}

function dispute(
  tie: Tie,
  attribute: string,
  sides: readonly Side[],
  preferred: ReadonlySet<string>,
): OracleDispute {
  const sureness = ({ claims }: Side): number => Math.max(...claims.map(({ weight }) => weight))
  const isPreferred = ({ claims }: Side): boolean => claims.some(({ id }) => preferred.has(id))
  const [, second] = sides.map(sureness).sort((a, b) => b - a)
  return {
    tie: tie.id,
    attribute,
    positions: [...sides]
      .sort(
        (a, b) =>
          Number(isPreferred(b)) - Number(isPreferred(a)) ||
          sureness(b) - sureness(a) ||
          (JSON.stringify(a.value) < JSON.stringify(b.value) ? -1 : 1),
      )
      .map((side) => ({
        value: side.value,
        claims: side.claims.map(({ id }) => id).sort(),
        preferred: isPreferred(side),
      })),
    confidence: second ?? sides.map(sureness)[0] ?? 0,
    disputed: !sides.some(isPreferred),
  }
}
