import type { Exhibit, ShownClaim, ShownFinding, ShownSource } from '../exhibit.ts'

/** A claim with the number that the page refers to it by, and what it is about. */
export interface NumberedClaim {
  number: number
  claim: ShownClaim
  /** Ids of links and agreements. */
  about: readonly string[]
}

/** All that the page shows of what was said, each thing with its place on the page. */
export interface Evidence {
  sources: readonly { source: ShownSource; claims: readonly NumberedClaim[] }[]
  claims: ReadonlyMap<string, NumberedClaim>
  /** `e1`, `l1`: the place of an entity or a link, by its id. */
  places: ReadonlyMap<string, string>
  /** Where the page of a thing stands; null where things have none. */
  pageOf: PageOf | null
}
export type PageOf = (id: string) => string

/** Claims are numbered source by source, in the order in which the answer rests on them, so that each is shown once. */
export function numberEvidence(exhibit: Exhibit, pageOf: PageOf | null = null): Evidence {
  const about = aboutOf(exhibit)
  const bySource = new Map<string, ShownClaim[]>()
  for (const claim of exhibit.claims.values())
    bySource.set(claim.source.id, [...(bySource.get(claim.source.id) ?? []), claim])
  let number = 0
  const sources = [...bySource.values()].flatMap((claims) => {
    const [first] = claims
    if (!first) return []
    const numbered = claims.map((claim) => ({ number: ++number, claim, about: about.get(claim.id) ?? [] }))
    return [{ source: first.source, claims: numbered }]
  })
  return {
    sources,
    pageOf,
    claims: new Map(sources.flatMap(({ claims }) => claims).map((one) => [one.claim.id, one])),
    places: new Map([
      ...[...exhibit.entities.keys()].map((id, i): [string, string] => [id, `e${i + 1}`]),
      ...[...exhibit.links.keys()].map((id, i): [string, string] => [id, `l${i + 1}`]),
    ]),
  }
}

/** What each claim is about. An agreement's claims stand behind its parties too: there the agreement is named alone. */
function aboutOf(exhibit: Exhibit): Map<string, string[]> {
  const about = new Map<string, string[]>()
  const add = (claims: readonly string[], id: string): void => {
    for (const claim of claims) about.set(claim, [...(about.get(claim) ?? []), id])
  }
  for (const entity of exhibit.entities.values()) add(entity.evidence, entity.id)
  for (const link of exhibit.links.values())
    add(
      link.evidence.filter((claim) => !about.get(claim)?.includes(link.to)),
      link.id,
    )
  return about
}

/** What one way of a finding rests on: the claims of its links and agreements that count for the finding. */
export function claimsOfWay(
  exhibit: Exhibit,
  finding: ShownFinding,
  way: ShownFinding['explanation'][number],
): string[] {
  const counting = new Set(finding.evidence)
  const things = [
    ...way.links.map((id) => exhibit.links.get(id)),
    ...way.entities.map((id) => exhibit.entities.get(id)),
  ]
  const claims = new Set(things.flatMap((thing) => thing?.evidence ?? []))
  const own = [...claims].filter((id) => counting.has(id))
  // A finding about claims, such as a dispute, may walk no link.
  return own.length > 0 || finding.explanation.length > 1 ? own : finding.evidence
}

/** Claims that deny a thing, or something that is said of it. */
export const denialsOf = (exhibit: Exhibit, evidence: readonly string[]): string[] =>
  evidence.filter((id) => exhibit.claims.get(id)?.supports === false)
