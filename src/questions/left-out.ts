import { inScope, type Lens, type LensArgument } from '../claims/lens.ts'
import { defaultLens } from '../claims/scope.ts'
import type { Claim, Link } from '../claims/types.ts'
import { ARITHMETIC_FLOOR, type TieRow, type World } from '../claims/world.ts'
import { sayBelow, sayConfidence } from '../words/say-confidence.ts'
import type { AskedFinding } from './answer.ts'

export interface LeftOut {
  claim: string
  reason: string
}
/** One way of looking, with what it found. */
export interface Look {
  lens: Lens
  world: World
  findings: readonly AskedFinding[]
}

/** An argument of the scope, the rule on hardly supported attributes, or that a denial is preferred. */
type Cause = LensArgument | 'floor' | 'denial'

const MOST = 100

/** The lens as if one argument had not been given. */
export function without(lens: Lens, argument: LensArgument, now: Date): Lens {
  return {
    ...lens,
    [argument]: defaultLens(now)[argument],
    given: lens.given.filter((given) => given !== argument),
  }
}

/**
 * What one argument kept out: the claims behind each finding that comes out otherwise without it. Found by comparing two
 * answers, so nothing is named that would have changed nothing.
 */
export function keptOut(argument: Cause, narrow: Look, wide: Look, rows: readonly TieRow[]): LeftOut[] {
  const claimsOf = new Map(rows.map((row) => [row.id, row.claims ?? []]))
  const told = new Map<string, string>()
  for (const { findings, headline } of differences(narrow, wide)) {
    for (const finding of findings) {
      for (const link of finding.rests) {
        for (const { claim, reason } of missing(argument, link, finding, narrow, wide, claimsOf)) {
          if (!told.has(claim)) told.set(claim, `${reason} ${headline}`)
        }
      }
    }
  }
  return [...told].map(([claim, reason]) => ({ claim, reason })).slice(0, MOST)
}

/** Findings that are not the same in both answers, as they are in either. */
function differences(narrow: Look, wide: Look): { findings: AskedFinding[]; headline: string }[] {
  const before = new Map(narrow.findings.map((finding) => [finding.id, finding]))
  const after = new Map(wide.findings.map((finding) => [finding.id, finding]))
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id) => {
    const [here, there] = [before.get(id), after.get(id)]
    if (print(here) === print(there)) return []
    return [
      { findings: [here, there].filter((finding) => finding !== undefined), headline: change(here, there) },
    ]
  })
}

/** What of a finding comes out otherwise without the argument. */
function change(here: AskedFinding | undefined, there: AskedFinding | undefined): string {
  if (!there) return `Only without it: ${here?.headline ?? ''}`
  if (!here || here.headline !== there.headline) return `Otherwise: ${there.headline}`
  const [was, is] = [sayConfidence(there.confidence), sayConfidence(here.confidence)]
  return was === is
    ? `Otherwise with other reasons: ${there.headline}`
    : `Otherwise with confidence ${was}, not ${is}: ${there.headline}`
}

const print = (finding: AskedFinding | undefined): string => {
  if (!finding) return ''
  const { headline, confidence, disputed, prospective, own, explanation } = finding
  return JSON.stringify([
    headline,
    confidence,
    disputed,
    prospective,
    own,
    explanation.map((path) => path.sentence),
  ])
}

function missing(
  argument: Cause,
  link: Link,
  finding: AskedFinding,
  narrow: Look,
  wide: Look,
  claimsOf: ReadonlyMap<string, readonly Claim[]>,
): LeftOut[] {
  if (argument === 'floor') return belowFloor(link)
  if (argument === 'minConfidence') return tooWeak(link, finding, narrow.lens.minConfidence ?? 0)
  if (argument === 'denial') return overruled(link, narrow, wide, claimsOf.get(link.id) ?? [])
  if (argument === 'validAt') {
    const [here, there] = [narrow, wide].map((look) => look.world.links.get(link.id)?.claims ?? [])
    const reason = `It does not hold on ${narrow.lens.validAt} (validAt).`
    return (there ?? []).filter((claim) => !here?.includes(claim)).map((claim) => ({ claim, reason }))
  }
  const reason = {
    withoutSources: 'Its source is left out (withoutSources).',
    statuses: `Only these statuses are asked for: ${(narrow.lens.statuses ?? []).join(', ').toLowerCase()} (statuses).`,
    knownAt: `It was not in the record at ${narrow.lens.knownAt} (knownAt).`,
  }[argument]
  return (claimsOf.get(link.id) ?? [])
    .filter((claim) => inScope(claim, wide.lens) && !inScope(claim, narrow.lens))
    .map((claim) => ({ claim: claim.id, reason }))
}

/** The claims behind what a preferred denial took out: the link, or values of it. What the answer names all the same is not left out. */
function overruled(link: Link, narrow: Look, wide: Look, claims: readonly Claim[]): LeftOut[] {
  const [here, there] = [narrow, wide].map((look) => look.world.links.get(link.id))
  const gone = here
    ? Object.entries(there?.attributes ?? {}).flatMap(([name, stated]) =>
        stated.claims.filter((claim) => !here.attributes[name]?.claims.includes(claim)),
      )
    : (there?.claims ?? [])
  const told = new Set(narrow.findings.flatMap((finding) => finding.evidence))
  return claims
    .filter(({ id, supports }) => supports && gone.includes(id) && !told.has(id))
    .map(({ id }) => ({ claim: id, reason: 'A denial of it is preferred.' }))
}

/** Attributes that arithmetic takes for unknown because hardly anything speaks for them. */
const belowFloor = (link: Link): LeftOut[] =>
  Object.values(link.attributes)
    .filter(({ confidence }) => confidence < ARITHMETIC_FLOOR)
    .flatMap(({ claims, confidence }) => {
      const reason = `Its confidence is ${sayBelow(confidence, ARITHMETIC_FLOOR)}: arithmetic takes what is below ${ARITHMETIC_FLOOR} as unknown.`
      return claims.map((claim) => ({ claim, reason }))
    })

/** Whether the rule on hardly supported attributes could change anything in this world. */
export const hasWeakAttributes = (world: World): boolean =>
  [...world.links.values()].some((link) => belowFloor(link).length > 0)

/** The claims that make a link too unsure; where the link itself is sure, those of the attribute that the finding rests on. */
function tooWeak(link: Link, finding: AskedFinding, least: number): LeftOut[] {
  const parts =
    link.confidence < least
      ? [link]
      : Object.values(link.attributes).filter(
          (stated) => stated.confidence === finding.confidence && stated.confidence < least,
        )
  return parts.flatMap(({ claims, confidence }) =>
    claims.map((claim) => ({
      claim,
      reason: `Its confidence is at most ${sayBelow(confidence, least)}, below ${least} (minConfidence).`,
    })),
  )
}
