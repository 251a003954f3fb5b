/** The product's answer without a database: claims → ties → world → decide → findings, as ask() makes it of the rows that it found. */
import { hashId } from '../../src/claims/identity.ts'
import type { Lens } from '../../src/claims/lens.ts'
import { bundleOf, tiesOf } from '../../src/claims/ties.ts'
import type { Claim, Link } from '../../src/claims/types.ts'
import { type EntityRef, type TieRow, type World, worldOf } from '../../src/claims/world.ts'
import { type AskedFinding, toFindings } from '../../src/questions/answer.ts'
import { conflictsOfInterest } from '../../src/questions/conflicts-of-interest/conflicts-of-interest.ts'
import { connections } from '../../src/questions/connections/connections.ts'
import type { Question } from '../../src/questions/define-question.ts'
import { rivalDependencies } from '../../src/questions/rival-dependencies/rival-dependencies.ts'
import { sharedInfrastructure } from '../../src/questions/shared-infrastructure/shared-infrastructure.ts'
import type { ClaimGraph } from '../support/oracle/world.ts'
import { mergesIn, shownIn, withCurrentIds } from './merged.ts'

export const QUESTIONS = { sharedInfrastructure, rivalDependencies, conflictsOfInterest, connections }

function entitiesOf(graph: ClaimGraph): Map<string, EntityRef> {
  const entities = new Map<string, EntityRef>()
  for (const { id, kind, name, form } of shownIn(graph)) entities.set(id, { id, kind, name, form })
  for (const { agreement } of graph.claims) {
    if (agreement) {
      entities.set(agreement.id, { id: agreement.id, kind: 'AGREEMENT', name: agreement.id, form: null })
    }
  }
  return entities
}

/** Every tie of the graph as a search would bring it, each with its claims. */
export function rowsOf(graph: ClaimGraph, named: ReadonlyMap<string, string> = new Map()): TieRow[] {
  const entities = entitiesOf(graph)
  const { survivor } = mergesIn(graph)
  const entity = (id: string): EntityRef => {
    const found = entities.get(id)
    if (found === undefined) throw new Error(`the graph has no ${id}`)
    return { ...found, name: named.get(id) ?? found.name }
  }
  const bundles = new Map<string, Claim[]>()
  for (const claim of graph.claims) {
    const id = bundleOf(claim, survivor)
    bundles.set(id, [...(bundles.get(id) ?? []), claim])
  }
  return [...bundles.values()]
    .flatMap((bundle) => tiesOf(bundle, survivor))
    .filter(({ collapsed }) => !collapsed)
    .map(({ tie: { id, type, key, from, to }, claims }) => {
      return { id, type, key, from: entity(from), to: entity(to), state: null, claims }
    })
}

/** A finding with what its id is made of, and its ways as the question decided them. */
export interface ProductFinding extends AskedFinding {
  identity: readonly string[]
  ways: readonly { confidence: number; prospective: boolean; links: readonly string[] }[]
}

export function decided<P>(
  question: Question<P>,
  world: World,
  params: object,
  lens: Lens,
): ProductFinding[] {
  const drafts = question.decide(world, question.parameters.parse(params), lens.minConfidence)
  const byId = new Map(drafts.map((draft) => [hashId('finding', draft.identity), draft]))
  return toFindings(drafts, lens.minConfidence).map((finding) => {
    const draft = byId.get(finding.id)
    const left = (draft?.ways ?? []).filter((way) => way.confidence >= (lens.minConfidence ?? 0))
    return {
      ...finding,
      identity: draft?.identity ?? [],
      ways: left.map((way) => ({ ...way, links: way.links.map(keyOfLink) })),
    }
  })
}

/** A question answered from all claims of a graph. `first` bounds a page, not the search. */
export const askProduct =
  <P>(question: Question<P>) =>
  (graph: ClaimGraph, params: object, lens: Lens): ProductFinding[] => {
    const now = withCurrentIds(params, mergesIn(graph).survivor)
    const searched = Object.fromEntries(Object.entries(now).filter(([name]) => name !== 'first'))
    return decided(question, worldOf(rowsOf(graph), lens), searched, lens)
  }

/** What the oracle calls the same link: by its ends. */
export const keyOfLink = ({ type, from, to, key }: Link): string => `${type}|${from}|${to}|${key ?? ''}`
