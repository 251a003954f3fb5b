import { expect, test } from 'vitest'
import { compareText } from '../../src/claims/order.ts'
import type { Graph, Value } from '../../src/graph/graph.ts'
import { LONG, pause, randomFrom, report, SEED, until } from '../support/faults.ts'
import { useOwnServer } from '../support/own-server.ts'
import { agreementOf, retractionOf, untilAcknowledged } from '../support/retried.ts'
import { graphOf } from '../support/server-process.ts'

const [ROUNDS, MUTATIONS] = LONG ? [20, 1_000] : [2, 60]
const ROUND_MS = LONG ? 600_000 : 120_000
/** Many write about the same few companies. */
const SUPPLIERS = 5
/** So many are misread, and withdrawn once they are acknowledged. */
const WITHDRAWN = 4
const own = useOwnServer()
const random = randomFrom(SEED)

/** Killed when so many are acknowledged, and a little later. */
async function killAt(acknowledged: { count: number }, count: number, laterMs: number): Promise<void> {
  await until('so many are acknowledged', () => acknowledged.count >= count, ROUND_MS)
  await pause(laterMs)
  process.kill(own.server.neo4jPid, 'SIGKILL')
}

const ids = (rows: Value[][]): string[] => rows.map(([id]) => id as string)
const sorted = (of: Iterable<string>): string[] => [...of].sort(compareText)

/** What a round was to leave: each agreement its parties, its claims and their source, each withdrawal its event. */
async function expectWhole(graph: Graph, round: string, claims: Map<string, string[]>, withdrawn: string[]) {
  const read = (text: string) => graph.read({ name: 'test', text }, { round: `-${round}-` })
  const names = [...claims.keys()]
  const all = [...claims.values()].flat()
  expect(all).toHaveLength(2 * MUTATIONS)
  const deals = await read(
    `MATCH (d:Agreement)-[:TERMS]->(:Tie) WHERE d.id CONTAINS $round
     AND COUNT { MATCH (e:Entity)-[:PARTY]->(d) RETURN DISTINCT e } = 2 RETURN DISTINCT d.id`,
  )
  expect(sorted(ids(deals))).toEqual(sorted(names.map((name) => `deal-${name}`)))
  const stored = await read(
    'MATCH (c:Claim)-[:HAD_PRIMARY_SOURCE]->(s:Source) WHERE s.id CONTAINS $round RETURN c.id',
  )
  expect(sorted(ids(stored))).toEqual(sorted(all))
  const retracted = await read(
    `MATCH (e:Event {kind: 'RETRACT'}) MATCH (:Claim {id: e.claim})-[:HAD_PRIMARY_SOURCE]->(s:Source)
     WHERE s.id CONTAINS $round RETURN e.claim`,
  )
  expect(sorted(ids(retracted))).toEqual(sorted(withdrawn))
}

test(
  `of ${ROUNDS} times ${MUTATIONS} mutations at once, none that was acknowledged is lost, half done or done twice (seed ${SEED})`,
  async () => {
    let [tries, sent] = [0, 0]
    for (let round = 0; round < ROUNDS; round++) {
      const acknowledged = { count: 0 }
      const claims = new Map<string, string[]>()
      const withdrawn: string[] = []
      const one = async (i: number): Promise<void> => {
        const id = `${SEED}-${round}-${i}`
        const order = agreementOf(id, `supplier-${i % SUPPLIERS}`)
        const first = await untilAcknowledged(own.server, order, own.desk, random)
        acknowledged.count++
        claims.set(
          id,
          first.recorded.added.map((claim) => claim.id),
        )
        expect([first.recorded.faults, first.recorded.repeated]).toEqual([[], []])
        tries += first.tries
        sent++
        if (i % WITHDRAWN !== 0) return
        const claim = first.recorded.added[1]?.id ?? ''
        const second = await untilAcknowledged(
          own.server,
          retractionOf(`retract-${id}`, claim),
          own.desk,
          random,
        )
        expect(second.recorded.faults).toEqual([])
        withdrawn.push(claim)
        tries += second.tries
        sent++
      }
      const killing = killAt(acknowledged, Math.ceil(random() * 0.8 * MUTATIONS), random() * 300)
      await Promise.all([killing, ...Array.from({ length: MUTATIONS }, async (_, i) => await one(i))])
      await until('the server is ready', own.server.isReady)
      const graph = graphOf(own.folder)
      try {
        await expectWhole(graph, `${SEED}-${round}`, claims, withdrawn)
      } finally {
        await graph.close()
      }
      // Whoever sends it again, even now, is told the same.
      const again = await untilAcknowledged(
        own.server,
        agreementOf(`${SEED}-${round}-0`, 'supplier-0'),
        own.desk,
        random,
      )
      expect(again.recorded.added.map((claim) => claim.id)).toEqual(claims.get(`${SEED}-${round}-0`))
      report(`round ${round + 1} of ${ROUNDS}: ${sent} acknowledged, ${tries} tries`)
    }
    report(
      `${sent} mutations were acknowledged after ${tries} tries; none was lost, half done or done twice.`,
    )
  },
  LONG ? 7_200_000 : 240_000,
)
