/**
 * Laws that hold of every question, on whatever answers it: give the way to ask, and each law is one test on random graphs.
 * The oracle is asked in laws.test.ts; the product's own rooms are asked the same way: `ask` builds a World from the graph's claims and decides.
 */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Lens } from '../../src/claims/lens.ts'
import type { Claim } from '../../src/claims/types.ts'
import { claim } from '../support/arbitraries/claims.ts'
import { toClaimsFile } from '../support/arbitraries/claims-file.ts'
import { someDay } from '../support/arbitraries/dates.ts'
import { entity, type GraphSize, graphs } from '../support/arbitraries/graph.ts'
import type { ClaimGraph } from '../support/oracle/world.ts'
import { renameGraph, renameIds } from './rename.ts'
import { runs } from './runs.ts'

/** What the laws look at. Ids in an identity may be joined by + (a group) or | (a link); their order means nothing. */
export interface LawFinding {
  identity: readonly string[]
  confidence: number
  direct: boolean
  prospective: boolean
  disputed: boolean
  qualifiers: readonly string[]
  /** Ids of claims; not told by an oracle. */
  evidence?: readonly string[]
}
export interface LawSubject<P> {
  name: string
  ask: (graph: ClaimGraph, params: P, lens: Lens) => readonly LawFinding[]
  params: fc.Arbitrary<P>
  renameParams(params: P, rename: (id: string) => string): P
  /** Not where minConfidence changes what is walked, so that other findings fill the page. */
  minConfidenceOnlyDrops: boolean
  /** Where ids break ties between companies that could be named: then other ids may name others, but find as many of each sort. */
  namesByIds?: boolean
  /** Where what a source once told is part of the answer, so that a retracted claim is not one that was never read. */
  tellsOfThePast?: boolean
  /** At most so many things are said in a graph; by default what graphs() gives. */
  size?: GraphSize
}

const ARGUMENTS = ['validAt', 'knownAt', 'minConfidence', 'statuses', 'withoutSources'] as const
const LATER = '2026-11-21T00:00:00.000Z'
export const lensOn = (validAt: string, given: Partial<Lens> = {}): Lens => ({
  validAt,
  knownAt: LATER,
  minConfidence: null,
  statuses: null,
  withoutSources: [],
  given: ARGUMENTS.filter((each) => each === 'validAt' || each in given),
  ...given,
})

const identityOf = (finding: LawFinding): string =>
  finding.identity
    .map((each) => each.split(/[+|]/).sort().join('+'))
    .sort()
    .join(' ')
/** In an order of their own: the law is about which findings there are. */
const plain = (findings: readonly LawFinding[]): string[] =>
  findings
    .map((each) => {
      const { confidence, direct, prospective, disputed, qualifiers } = each
      return `${identityOf(each)} ${JSON.stringify({ confidence, direct, prospective, disputed, qualifiers: [...qualifiers].sort() })}`
    })
    .sort()

/** Enough for many runs. */
const PATIENCE = 600_000

/** A law on a random graph, question and day. A failure prints the graph as a file that can be imported. */
function law<P>(
  name: string,
  subject: LawSubject<P>,
  holds: (graph: ClaimGraph, params: P, validAt: string, roll: number) => void,
): void {
  test(
    `${subject.name}: ${name}`,
    () => {
      fc.assert(
        fc.property(
          graphs(subject.size),
          subject.params,
          someDay,
          fc.nat(),
          (graph, params, validAt, roll) => {
            try {
              holds(graph, params, validAt, roll)
            } catch (error) {
              const message = error instanceof Error ? error.message : String(error)
              const asked = JSON.stringify({ params, validAt })
              throw new Error(`${message}\nasked ${asked} of\n${toClaimsFile(graph)}`, { cause: error })
            }
          },
        ),
        runs(40),
      )
    },
    PATIENCE,
  )
}

const STRANGERS = ['stranger-1', 'stranger-2']
function withStrangers(graph: ClaimGraph): ClaimGraph {
  const [from = '', to = ''] = STRANGERS
  const said: Partial<Claim>[] = [
    { link: 'OWNERSHIP', from, to, attributes: { share: { min: 0.6, max: 0.6 } } },
    { link: 'INVESTMENT', from, to, attributes: { round: 'A' } },
  ]
  return {
    ...graph,
    entities: [...graph.entities, ...STRANGERS.map((id) => entity(id, 'COMPANY'))],
    claims: [...graph.claims, ...said.map((each, index) => claim(`stranger-claim-${index}`, each))],
  }
}

export function testLaws<P>(subject: LawSubject<P>): void {
  const { ask } = subject

  law('the order of claims never matters', subject, (graph, params, validAt, roll) => {
    const turned = roll % Math.max(1, graph.claims.length)
    const claims = [...graph.claims.slice(turned), ...graph.claims.slice(0, turned)].reverse()
    const entities = [...graph.entities].reverse()
    const lens = lensOn(validAt)
    expect(plain(ask({ ...graph, entities, claims }, params, lens))).toEqual(plain(ask(graph, params, lens)))
  })

  law('an unrelated claim changes nothing', subject, (graph, params, validAt) => {
    const lens = lensOn(validAt)
    expect(plain(ask(withStrangers(graph), params, lens))).toEqual(plain(ask(graph, params, lens)))
  })

  law('a source left out is a source never read', subject, (graph, params, validAt) => {
    const without = { ...graph, claims: graph.claims.filter((each) => each.source !== 's1') }
    expect(plain(ask(graph, params, lensOn(validAt, { withoutSources: ['s1'] })))).toEqual(
      plain(ask(without, params, lensOn(validAt))),
    )
  })

  law('every claim of the evidence is one of those in scope', subject, (graph, params, validAt) => {
    const read = graph.claims.filter(({ source }) => source !== 's2')
    const standing = read.filter(({ recorded }) => recorded.some(({ to }) => to > LATER)).map(({ id }) => id)
    for (const { evidence } of ask(graph, params, lensOn(validAt, { withoutSources: ['s2'] }))) {
      if (evidence === undefined) continue
      expect(evidence.length).toBeGreaterThan(0)
      expect(standing).toEqual(expect.arrayContaining([...evidence]))
    }
  })

  if (!subject.tellsOfThePast)
    law('a claim retracted is a claim never read', subject, (graph, params, validAt, roll) => {
      const gone = roll % Math.max(1, graph.claims.length)
      const claims = graph.claims.map((each, index) =>
        index === gone
          ? { ...each, recorded: each.recorded.map((one) => ({ ...one, to: '2026-11-20T00:00:00.000Z' })) }
          : each,
      )
      const without = graph.claims.filter((_, index) => index !== gone)
      const lens = lensOn(validAt)
      expect(plain(ask({ ...graph, claims }, params, lens))).toEqual(
        plain(ask({ ...graph, claims: without }, params, lens)),
      )
    })

  law('other ids give the same findings by other names', subject, (graph, params, validAt) => {
    const lens = lensOn(validAt)
    const renamed = ask(
      renameGraph(graph),
      subject.renameParams(params, (id) => renameIds(id)),
      lens,
    )
    const expected = ask(graph, params, lens).map((each) => ({
      ...each,
      identity: each.identity.map((one) => renameIds(one)),
    }))
    const sorts = (found: readonly LawFinding[]): string[] =>
      found.map(({ identity }) => identity[0] ?? '').sort()
    if (subject.namesByIds) expect(sorts(renamed)).toEqual(sorts(expected))
    else expect(plain(renamed)).toEqual(plain(expected))
  })

  if (!subject.minConfidenceOnlyDrops) return
  law('a higher minConfidence adds no finding', subject, (graph, params, validAt, roll) => {
    const [low = 0, high = 1] = [(roll % 97) / 97, (roll % 89) / 89].sort((a, b) => a - b)
    const answer = (minConfidence: number): string[] =>
      ask(graph, params, lensOn(validAt, { minConfidence })).map(identityOf)
    expect(answer(low)).toEqual(expect.arrayContaining(answer(high)))
    for (const finding of ask(graph, params, lensOn(validAt, { minConfidence: high }))) {
      expect(finding.confidence).toBeGreaterThanOrEqual(high)
    }
  })
}
