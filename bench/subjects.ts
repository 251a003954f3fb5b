import type { Graph } from '../src/graph/graph.ts'
import { Random } from './random.ts'

/** How much hangs on a subject. */
export const TIERS = ['random', 'middling', 'hub'] as const
export type Tier = (typeof TIERS)[number]

export interface Subjects {
  companies: readonly string[]
  markets: readonly string[]
}

const LINKED = 'OWNERSHIP|INVESTMENT|RIVALRY|ROLE|PARTY|COMPETES_IN'
const COMPANIES = `MATCH (c:Company) WITH c.id AS id, COUNT { (c)-[:${LINKED}]-() } AS degree WHERE degree > 0
RETURN id, degree ORDER BY degree, id`
const MARKETS = `MATCH (m:Market) WITH m.id AS id, COUNT { (m)<-[:COMPETES_IN]-() } AS degree WHERE degree > 0
RETURN id, degree ORDER BY degree, id`
const MANY = 10
const HUBS = 3

/** Things of each tier: any at all that has a link, those at the 90th percentile by links, and those with most. */
export async function pickSubjects(graph: Graph): Promise<Readonly<Record<Tier, Subjects>>> {
  const companies = await ids(graph, COMPANIES)
  const markets = await ids(graph, MARKETS)
  const random = new Random(1)
  const any = (from: readonly string[]) => Array.from({ length: MANY }, () => random.pick(from))
  const near90 = (from: readonly string[]) => {
    const at = Math.floor(from.length * 0.9)
    return random.shuffled(from.slice(at - MANY * 2, at + MANY * 2)).slice(0, MANY)
  }
  const most = (from: readonly string[]) => from.slice(-HUBS).reverse()
  return {
    random: { companies: any(companies), markets: any(markets) },
    middling: { companies: near90(companies), markets: near90(markets) },
    hub: { companies: most(companies), markets: most(markets) },
  }
}

const ids = async (graph: Graph, text: string): Promise<string[]> =>
  (await graph.read({ name: 'subjects', text }, {})).map(([id]) => id as string)
