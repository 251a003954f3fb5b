import { toEntity } from '../claims/known.ts'
import { toTieRow } from '../claims/rows.ts'
import type { Entity, Link } from '../claims/types.ts'
import type { EntityRef } from '../claims/world.ts'
import type { Value } from '../graph/graph.ts'
import { type Evidence, evidenceOf, linksIn } from './evidence.ts'
import { cypher, pagesOf, readView, type View } from './view.ts'

const ENTITIES = cypher('entities-page')
const TIES = cypher('ties-page')
const TERMS_OF = cypher('terms-of')

/** An entity as it is written out; an agreement with its own terms, where they hold. */
export interface Node extends Entity {
  terms: Link | null
  evidence: Evidence[]
}
/** A link that holds, with its ends and the claims that it rests on. */
export interface Edge {
  link: Link
  from: EntityRef
  to: EntityRef
  evidence: Evidence[]
}

/** Every entity, or those of the answer, in id order. */
export async function* nodesOf(view: View): AsyncGenerator<Node> {
  const { part } = view
  const ids = part && [...new Set([...part.entities, ...part.links.flatMap(({ from, to }) => [from, to])])]
  for await (const rows of pagesOf(view, ENTITIES, { ids })) {
    const entities = rows.map(([, entity]) => toEntity(entity as { [name: string]: Value }))
    const agreements = entities.flatMap(({ id, kind }) => (kind === 'AGREEMENT' ? [id] : []))
    const ties = (await readView(view, TERMS_OF, { ids: agreements })).map(toTieRow)
    const whole = { ...view, part: null }
    const terms = linksIn(whole, ties)
    const evidence = await evidenceOf(view, [...terms.values()], ties)
    for (const entity of entities) {
      const own = terms.get(entity.id) ?? null
      yield { ...entity, terms: own, evidence: own ? evidence(own) : [] }
    }
  }
}

/** Every link that holds, or those of the answer, in id order. */
export async function* edgesOf(view: View): AsyncGenerator<Edge> {
  const ids = view.part && view.part.links.map(({ id }) => id)
  for await (const rows of pagesOf(view, TIES, { ids })) {
    const ties = rows.map(toTieRow)
    const links = linksIn(view, ties)
    const evidence = await evidenceOf(view, [...links.values()], ties)
    for (const { id, from, to } of ties) {
      const link = links.get(id)
      if (link) yield { link, from, to, evidence: evidence(link) }
    }
  }
}
