/** changes, asked of both: the product without a database, and the oracle with what the other questions find at a moment. */
import type { Lens } from '../../src/claims/lens.ts'
import { mainTie } from '../../src/claims/ties.ts'
import type { Claim } from '../../src/claims/types.ts'
import { type EntityRef, type TieRow, World, worldOf } from '../../src/claims/world.ts'
import { type AskedFinding, toFindings } from '../../src/questions/answer.ts'
import { changes as room } from '../../src/questions/changes/changes.ts'
import type { Other } from '../../src/questions/define-question.ts'
import { argumentsAbout } from '../../src/questions/others.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import type { OracleFinding } from '../support/oracle/findings.ts'
import type {
  AskedOf,
  ChangesParams,
  NamedFinding,
  OracleChange,
} from '../support/oracle/questions/changes.ts'
import { conflictsOfInterest } from '../support/oracle/questions/conflicts-of-interest.ts'
import { disputes } from '../support/oracle/questions/disputes.ts'
import { rivalDependencies } from '../support/oracle/questions/rival-dependencies.ts'
import { sharedInfrastructure } from '../support/oracle/questions/shared-infrastructure.ts'
import { timeline } from '../support/oracle/questions/timeline.ts'
import type { ClaimGraph } from '../support/oracle/world.ts'
import { mergesIn } from './merged.ts'
import { rowsOf } from './product.ts'
import { idOfDispute, idOfEvent } from './told-history.ts'

/** Asked of the whole graph; of a market; of anything else. Null: it cannot be asked so. */
type Arguments = readonly [
  all: object | null,
  market: (id: string) => object | null,
  thing: (id: string) => object | null,
]
const ASKED: Readonly<Record<string, Arguments>> = {
  sharedInfrastructure: [{}, (market) => ({ market }), (id) => ({ companies: [id] })],
  rivalDependencies: [{}, (market) => ({ market }), (company) => ({ company })],
  conflictsOfInterest: [{}, () => null, (subject) => ({ subject })],
  circularDeals: [{}, () => null, (through) => ({ through })],
  supplierConcentration: [null, (market) => ({ market }), (customer) => ({ customer })],
  ultimateOwners: [null, (of) => ({ of }), (of) => ({ of })],
  outage: [null, (id) => ({ of: [id] }), (id) => ({ of: [id] })],
  leverage: [null, () => null, (company) => ({ company })],
  timeline: [null, (of) => ({ of }), (of) => ({ of })],
  disputes: [{}, (about) => ({ about }), (about) => ({ about })],
}

/** Questions of whose equally sure ways either may be told, and one may be disputed: not compared by ids, nor by this mark. */
const LOOSE = ['sharedInfrastructure', 'rivalDependencies', 'conflictsOfInterest']

type Finder = (graph: ClaimGraph, params: object, lens: Lens) => readonly NamedFinding[]
/** What such a finding is about; its agreement may be another one without its being another finding. */
const NAMES = ['kind', 'subject', 'parties', 'competitors', 'shared', 'dependent', 'supplier', 'rival']
function nameOf(own: { readonly [field: string]: unknown }): string {
  const { kind, parties } = own
  // An investor in a company is one finding, whoever of the investor's group is told to supply or rival it.
  const isInvestor = typeof kind === 'string' && kind.startsWith('INVESTOR_') && Array.isArray(parties)
  const told: typeof own = isInvestor ? { ...own, parties: [parties[0] as unknown] } : own
  return JSON.stringify(NAMES.map((field) => told[field] ?? null))
}
const byName =
  (oracle: (graph: ClaimGraph, params: never, lens: Lens) => OracleFinding[]): Finder =>
  (graph, params, lens) =>
    oracle(graph, params as never, lens).map(({ own, confidence, prospective }) => {
      return { name: nameOf(own), confidence, disputed: false, prospective }
    })
/** Oracles that call their findings as the product does; what the others find is compared elsewhere, and here asked of the product. */
export const ORACLES: Readonly<Record<string, Finder>> = {
  sharedInfrastructure: byName(sharedInfrastructure),
  rivalDependencies: byName(rivalDependencies),
  conflictsOfInterest: byName(conflictsOfInterest),
  timeline: (graph, params, lens) =>
    timeline(graph, params as never, lens).map((each) => ({ name: idOfEvent(each), ...plain(each) })),
  disputes: (graph, params, lens) =>
    disputes(graph, params, lens).map((each) => {
      return { name: idOfDispute(each), ...plain({ ...each, prospective: false }) }
    }),
}
const plain = ({ confidence, disputed, prospective }: Omit<NamedFinding, 'name'>) => ({
  confidence,
  disputed,
  prospective,
})

const kindOf = (graph: ClaimGraph, id: string): EntityRef['kind'] =>
  graph.entities.find((each) => each.id === id)?.kind ?? 'AGREEMENT'

/** The other questions for the oracle. `rows` are the graph's, where the product answers. */
export function askedOf(
  graph: ClaimGraph,
  about: string | null | undefined,
  rows?: readonly TieRow[],
  oracles = ORACLES,
): AskedOf[] {
  return Object.entries(ASKED).flatMap(([field, [all, market, thing]]) => {
    const args = !about ? all : kindOf(graph, about) === 'MARKET' ? market(about) : thing(about)
    const oracle = oracles[field]
    if (args === null) return []
    const findings: AskedOf['findings'] = oracle
      ? (seen, lens) => oracle(seen, args, lens)
      : productFindings(rows ?? rowsOf(graph), field, args, about ? refOf(graph, about) : null)
    return [{ field, findings }]
  })
}

const refOf = (graph: ClaimGraph, id: string): EntityRef => {
  const found = graph.entities.find((each) => each.id === id)
  return found ?? { id, kind: 'AGREEMENT', name: id, form: null }
}

const productFindings =
  (rows: readonly TieRow[], field: string, args: object, about: EntityRef | null): AskedOf['findings'] =>
  (_graph, lens) =>
    productAt(rows, field, args, about, lens).map((each) =>
      LOOSE.includes(field)
        ? { name: nameOf(each.own), ...plain({ ...each, disputed: false }) }
        : { name: each.id, ...plain(each) },
    )

function productAt(
  rows: readonly TieRow[],
  field: string,
  args: object,
  about: EntityRef | null,
  lens: Lens,
): AskedFinding[] {
  const question = QUESTIONS.find((each) => each.field === field)
  if (question === undefined) throw new Error(`no question ${field}`)
  const seen = worldOf(rows, lens)
  const world = about ? new World(seen.links.values(), [...seen.entities.values(), about], seen) : seen
  return toFindings(question.decide(world, question.parameters.parse(args), null), null)
}

/** What the product says changed, of all claims, and of the findings of every question about one thing or all. */
export function askChanges(
  graph: ClaimGraph,
  { since, until, about }: ChangesParams,
  now: Date,
): AskedFinding[] {
  const parameters = room.parameters.parse({ since, until })
  const lens = room.lens?.(parameters, now)
  if (lens === undefined) throw new Error('changes has a lens of its own')
  const all = rowsOf(graph)
  const { survivor } = mergesIn(graph)
  const mainTies = new Map<string, Claim[]>()
  for (const claim of graph.claims) {
    const { id } = mainTie(claim, survivor)
    mainTies.set(id, [...(mainTies.get(id) ?? []), claim])
  }
  const rows = all
    .filter(({ id }) => mainTies.has(id))
    .map((row) => ({ ...row, claims: mainTies.get(row.id) ?? [] }))
  const ref = about ? refOf(graph, survivor(about)) : null
  const others = QUESTIONS.flatMap((question): Other[] => {
    const args = question.field === 'changes' ? null : argumentsAbout(question, ref)
    if (args === null) return []
    const findingsAt = (knownAt: string): AskedFinding[] =>
      productAt(all, question.field, args, ref, { ...lens, knownAt })
    return [{ field: question.field, found: { rows: all, explored: 0, truncated: false }, findingsAt }]
  })
  const found = { rows, explored: 0, truncated: false, beside: { until: lens.knownAt, others, events: [] } }
  return toFindings(room.decide(worldOf(rows, lens), parameters, null, found), null)
}

/** A change of the product in the oracle's words. */
export function changeOf({ own, confidence, disputed, prospective }: AskedFinding): OracleChange {
  const finding = own['finding'] as (AskedFinding & { question: string }) | null
  const what = finding ? `${finding.question} ${productName(finding)}` : String(own['claim'])
  const isLoose = finding !== null && LOOSE.includes(finding.question)
  return {
    change: String(own['change']),
    what,
    at: [String(own['at'])],
    confidence,
    disputed: disputed && !isLoose,
    prospective,
  }
}
const productName = (finding: AskedFinding & { question: string }): string =>
  LOOSE.includes(finding.question)
    ? nameOf(finding as unknown as { readonly [field: string]: unknown })
    : finding.id

/** Both in one order; of moments that are all right the one that is told. */
export function paired(here: readonly OracleChange[], there: readonly OracleChange[]): [string[], string[]] {
  const at = ({ change, what, at: moments }: OracleChange): readonly string[] => {
    const told = here.filter((one) => one.change === change && one.what === what).flatMap((one) => one.at)
    return moments.length > 1 ? moments.filter((moment) => told.includes(moment)) : moments
  }
  const line = (one: OracleChange): string =>
    JSON.stringify({ ...one, confidence: one.confidence.toFixed(6) })
  return [here.map(line).sort(), there.map((one) => line({ ...one, at: at(one) })).sort()]
}
