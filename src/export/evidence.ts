import { toTieRow } from '../claims/rows.ts'
import type { Claim, Link, Source } from '../claims/types.ts'
import { type TieRow, worldOf } from '../claims/world.ts'
import type { Value } from '../graph/graph.ts'
import { cypher, readView, type View } from './view.ts'

const TIES_OF_CLAIMS = cypher('ties-of-claims')
const NAMED_BY_CLAIMS = cypher('named-by-claims')
const SOURCES_BY_ID = cypher('sources-by-id')

export interface Evidence {
  claim: Claim
  source: Source
}

/** Which of these claims some link of the view rests on. */
export async function evidenceAmong(view: View, ids: readonly string[]): Promise<Set<string>> {
  const rows = (await readView(view, TIES_OF_CLAIMS, { ids: [...ids] })).map(toTieRow)
  return new Set([...linksIn(view, rows).values()].flatMap((link) => link.claims))
}

/** Rows with their claims → the links of the view among them, by id. A tie whose ends a merge made one is none. */
export function linksIn({ lens, part }: View, rows: readonly TieRow[]): Map<string, Link> {
  if (part) return new Map(part.links.map((link) => [link.id, link]))
  const joined = rows.filter(({ type, from, to }) => type === 'AGREEMENT' || from.id !== to.id)
  const least = lens.minConfidence ?? 0
  const links = [...worldOf(joined, lens).links.values()]
  return new Map(links.filter(({ confidence }) => confidence >= least).map((link) => [link.id, link]))
}

/** The claims of each link with their sources, surest first. */
export async function evidenceOf(
  view: View,
  links: readonly Link[],
  rows: readonly TieRow[],
): Promise<(link: Link) => Evidence[]> {
  const claims = new Map(rows.flatMap((row) => row.claims ?? []).map((claim) => [claim.id, claim]))
  const told = links.flatMap((link) => link.claims)
  const ids = [...new Set(told.flatMap((id) => claims.get(id)?.source ?? []))]
  const sources = new Map(
    (await readView(view, SOURCES_BY_ID, { ids })).map(([id, source]) => [id, toSource(source)]),
  )
  return (link) =>
    link.claims.flatMap((id) => {
      const claim = claims.get(id)
      const source = claim && sources.get(claim.source)
      return source ? [{ claim, source }] : []
    })
}

const toSource = (source: Value | undefined): Source => source as unknown as Source

/** What an answer's claims and links name: sources, and entities whichever way. */
export async function namedBy(view: View): Promise<{ sources: string[]; entities: Set<string> }> {
  const { claims, entities, links } = view.part ?? { claims: [], entities: [], links: [] }
  const rows = await readView(view, NAMED_BY_CLAIMS, { ids: [...claims] })
  return {
    sources: [...new Set(rows.map(([source]) => source as string))],
    entities: new Set([
      ...entities,
      ...links.flatMap(({ from, to }) => [from, to]),
      ...rows.flatMap(([, ends]) => ends as string[]),
    ]),
  }
}
