import { listed } from '../../words/listed.ts'
import { sayDate } from '../../words/say-amounts.ts'
import { sayBelow, sayConfidence } from '../../words/say-confidence.ts'
import { sayConstant } from '../../words/say-constant.ts'
import type { Exhibit, ShownClaim, ShownFinding, ShownLink } from '../exhibit.ts'
import { claimsOfWay } from '../page/evidence.ts'
import { sayVerb } from '../say-link.ts'
import { saySource } from '../say-source.ts'
import { type Cause, causeOf, sayBlamed } from './causes.ts'
import { holdsIn, type Side, stageOutOfForce } from './side.ts'

export type Way = ShownFinding['explanation'][number]

/** A reader takes in so many; each is about another link. */
const MOST_REASONS = 3
export const UNTOLD = 'Why could not be told.'

/** Why each of these ways of a finding is on one side alone: `here` it is, `there` it is not. Each only once. */
export function reasonsOf(finding: ShownFinding, ways: readonly Way[], here: Side, there: Side): string[] {
  const told = [...new Set(ways.map((way) => reasonOf(finding, way, here, there)))]
  // Of some it is known; that of others it is not says nothing more.
  const known = told.filter((reason) => reason !== UNTOLD)
  const more = known.length - MOST_REASONS
  return known.length === 0
    ? [UNTOLD]
    : [
        ...known.slice(0, MOST_REASONS),
        ...(more > 0 ? [`And ${more} more such ${more === 1 ? 'reason' : 'reasons'}.`] : []),
      ]
}

function reasonOf(finding: ShownFinding, way: Way, here: Side, there: Side): string {
  const { exhibit } = here
  const broken = way.links
    .filter((id) => holdsIn(there, id) === false)
    .flatMap((id) => exhibit.links.get(id) ?? [])
  // Best one whose reason is known.
  for (const link of broken) {
    const reason = reasonOfLink(link, here, there)
    if (reason !== null) return reason
  }
  const [first] = broken
  if (first) return `That ${sayTie(first, exhibit)} does not hold there. ${UNTOLD}`
  for (const id of way.entities) {
    const stage = stageOutOfForce(there, id)
    if (stage !== null)
      return `${exhibit.entities.get(id)?.name ?? id} does not bind on ${sayDate(there.exhibit.validAt)}: ${sayConstant(stage)}.`
  }
  const least = there.scope.minConfidence
  if (least !== null && finding.confidence < least)
    return `Its confidence is ${sayBelow(finding.confidence, least)}, below ${least}.`
  const blamed = blame(claimsOfWay(exhibit, finding, way), here, there)
  return blamed.length === 0
    ? UNTOLD
    : `Behind it stands also what does not count: ${sayBlamed(blamed)}. Which of it decides could not be told.`
}

/** Why a link that is on one side alone is not on the other; null where its claims do not tell. */
function reasonOfLink(link: ShownLink, here: Side, there: Side): string | null {
  const claims = supporting(link.evidence, here.exhibit)
  const blamed = blame(link.evidence, here, there)
  if (claims.length === 0 || blamed.length < claims.length) return null
  const tie = sayTie(link, here.exhibit)
  return blamed.every(({ cause }) => cause.ofDay)
    ? `That ${tie} does not hold on ${sayDate(there.exhibit.validAt)}: ${sayBlamed(blamed)}.`
    : `That ${tie} rests only on ${sayBlamed(blamed)}.`
}

/** Of these claims, those that do not count there, with why. */
export function blame(
  ids: readonly string[],
  here: Side,
  there: Side,
): { claim: ShownClaim; cause: Cause }[] {
  return supporting(ids, here.exhibit).flatMap((claim) => {
    const cause = causeOf(claim, there)
    return cause ? [{ claim, cause }] : []
  })
}

const supporting = (ids: readonly string[], { claims }: Exhibit): ShownClaim[] =>
  ids.flatMap((id) => claims.get(id) ?? []).filter(({ supports }) => supports)

/** Where the confidence of a finding comes from: its weakest link, with who says it. Null: it has none. */
export function sayWeakest(finding: ShownFinding, { exhibit }: Side): string | null {
  const link = finding.weakestLink === null ? undefined : exhibit.links.get(finding.weakestLink)
  if (!link) return null
  // A tie that is told by itself has no other link.
  const isItself = link.id === finding.id
  const evidence = isItself ? finding.evidence : link.evidence
  const sources = [...new Set(supporting(evidence, exhibit).map(({ source }) => saySource(source)))]
  if (isItself && sources.length === 0) return null
  const on =
    sources.length === 0
      ? ''
      : `rests on ${listed(sources.slice(0, 2))}${sources.length > 2 ? ' and others' : ''}`
  if (isItself) return `It now ${on}, confidence ${sayConfidence(finding.confidence)}.`
  return `Its weakest link now, confidence ${sayConfidence(finding.confidence)}: that ${sayTie(link, exhibit)}${on && `, which ${on}`}.`
}

const sayTie = (link: ShownLink, { entities }: Exhibit): string => {
  const [from, to] = [link.from, link.to].map((id) => entities.get(id)?.name ?? id)
  return `${from ?? ''} ${sayVerb(link)} ${to ?? ''}`
}
