import type { Instant } from '../../claims/types.ts'
import type { AskedFinding } from '../answer.ts'
import type { Draft, Other } from '../define-question.ts'
import { change, sayWhen } from './change.ts'

/** Findings of another question that one moment has and the other has not. The same id is the same finding, whatever else is new of it. */
export function findingChanges(other: Other, since: Instant, until: Instant): Draft[] {
  const moments = momentsOf(other, since, until)
  // Of claims that stayed as they were the same is found.
  if (moments.length === 0) return []
  const before = byId(other, since)
  const after = byId(other, until)
  const appeared = [...after.values()].filter(({ id }) => !before.has(id))
  const gone = [...before.values()].filter(({ id }) => !after.has(id))
  return [
    ...appeared.map((finding) =>
      draft(other, finding, true, momentOf(other, moments, finding.id, true, until)),
    ),
    ...gone.map((finding) =>
      draft(other, finding, false, momentOf(other, moments, finding.id, false, until)),
    ),
  ]
}

const byId = (other: Other, at: Instant): Map<string, AskedFinding> =>
  new Map(other.findingsAt(at).map((finding) => [finding.id, finding]))

/** Every moment at which something that the question looks at was recorded, retracted or preferred, after `since`, up to `until`. */
function momentsOf({ found }: Other, since: Instant, until: Instant): Instant[] {
  const all = new Set<Instant>()
  for (const row of found.rows)
    for (const { recorded, preferred } of row.claims ?? [])
      for (const { from, to } of [...recorded, ...preferred])
        for (const at of [from, to]) if (since < at && at <= until) all.add(at)
  return [...all].sort()
}

/**
 * When it came or went: by halving, so that few moments are looked at. Of a finding that came and went more than once that is one
 * of the moments.
 */
function momentOf(
  other: Other,
  moments: readonly Instant[],
  id: string,
  comes: boolean,
  until: Instant,
): Instant {
  let [low, high] = [0, moments.length - 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (byId(other, moments[middle] ?? '').has(id) === comes) high = middle
    else low = middle + 1
  }
  return moments[low] ?? until
}

function draft({ field }: Other, finding: AskedFinding, comes: boolean, at: Instant): Draft {
  const { own, rests, ...common } = finding
  return change({
    kind: comes ? 'FINDING_APPEARED' : 'FINDING_GONE',
    at,
    identity: [field, finding.id],
    sentence: `${sayWhen(at)}: ${comes ? 'now found' : 'no longer found'}: ${finding.headline}`,
    entities: finding.subgraph.entities,
    links: rests,
    claims: finding.evidence,
    confidence: finding.confidence,
    weakest: finding.weakestLink,
    disputed: finding.disputed,
    prospective: finding.prospective,
    names: [finding.headline],
    // The schema tells of which type the findings of a question are.
    own: { claim: null, finding: { ...own, ...common, question: field } },
  })
}
