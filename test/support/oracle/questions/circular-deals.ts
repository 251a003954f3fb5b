/**
 * Rings of deals (design §5), by trying every order of every few groups. Readings:
 *  1. A node is a control group without its persons, or a person. What two companies of one group do with each other is no step,
 *     whatever the rule; what a person does with an own company is one.
 *  2. INVEST: an investment, or INVESTOR → INVESTEE. LEND: LENDER → BORROWER. PAY: customer → supplier, all kinds of supply. GRANT: an
 *     investment by warrant, by grant or for services, or INVESTEE → INVESTOR of a warrant, from the one who issues it; warrants are conditional.
 *  3. A way takes one deal for each step, one of them a payment and one not, and goes within a group where the next deal is another
 *     member's, within maxHops.
 *  4. `through`: a person's own node counts, and that of the person's group.
 */
import type { Lens } from '../../../../src/claims/lens.ts'
import type { Qualifier } from '../../../../src/questions/define-question.ts'
import { type Candidate, gather, type OracleFinding, way } from '../findings.ts'
import { both, type Grounds, restOn } from '../grounds.ts'
import { type AffiliateRule, DEFAULT_RULE, type Groups, groupsOf } from '../groups.ts'
import { parties, SUPPLY_KINDS, suppliesIn } from '../supply.ts'
import { type ClaimGraph, lookAt, type OracleWorld, ofType, type SeenLink } from '../world.ts'

export interface CircularDealsParams {
  through?: string | null
  maxLength?: number
  affiliates?: AffiliateRule
}
interface Deal {
  from: string
  to: string
  pays: boolean
  grounds: Grounds
  qualifiers: readonly Qualifier[]
}

const instrumentOf = (link: SeenLink): string => {
  const instrument = link.attributes['instrument']?.value
  return typeof instrument === 'string' ? instrument.toLowerCase() : ''
}
const isWarrant = (link: SeenLink): boolean => instrumentOf(link).includes('warrant')
const isGiven = (link: SeenLink): boolean =>
  isWarrant(link) || ['grant', 'for services'].some((word) => instrumentOf(link).includes(word))

function dealsIn(world: OracleWorld, groups: Groups): Deal[] {
  const given = (from: string, to: string, grounds: Grounds, granted: boolean, sure = false): Deal =>
    granted
      ? { from: to, to: from, pays: false, grounds, qualifiers: sure ? [] : ['CONDITIONAL'] }
      : { from, to, pays: false, grounds, qualifiers: [] }
  const investments = ofType(world, 'INVESTMENT').map((link) => {
    const sure = isGiven(link) ? (link.attributes['instrument']?.confidence ?? 1) : 1
    return given(link.from, link.to, restOn(link, sure), isGiven(link), !isWarrant(link))
  })
  const funding = ofType(world, 'AGREEMENT').flatMap((agreement) => {
    const terms = restOn(agreement, agreement.attributes['kind']?.confidence ?? 1)
    const between = (from: 'INVESTOR' | 'LENDER', to: 'INVESTEE' | 'BORROWER', granted: boolean): Deal[] =>
      parties(world, agreement.from, [from]).flatMap((giver) =>
        parties(world, agreement.from, [to]).map((taker) =>
          given(giver.from, taker.from, both(restOn(giver), terms, restOn(taker)), granted),
        ),
      )
    return [
      ...between('LENDER', 'BORROWER', false),
      ...between('INVESTOR', 'INVESTEE', agreement.attributes['kind']?.value === 'WARRANT'),
    ]
  })
  const payments = suppliesIn(world, groups, SUPPLY_KINDS).map(
    ({ customer, supplier, grounds }): Deal => ({
      from: customer,
      to: supplier,
      pays: true,
      grounds,
      qualifiers: [],
    }),
  )
  const isCompany = (id: string): boolean => world.kindOf(id) === 'COMPANY'
  return [...investments, ...funding, ...payments].filter(
    ({ from, to }) => from !== to && !(isCompany(from) && isCompany(to) && groups.sameGroup(from, to)),
  )
}

/** Every list of so many different nodes that starts with its lowest: each ring in one of its rotations. */
function orders(nodes: readonly string[], length: number): string[][] {
  const longer = (path: string[]): string[][] =>
    path.length === length
      ? [path]
      : nodes
          .filter((node) => !path.includes(node) && node > (path[0] ?? ''))
          .flatMap((node) => longer([...path, node]))
  return nodes.flatMap((node) => longer([node]))
}

export function circularDeals(graph: ClaimGraph, params: CircularDealsParams, lens: Lens): OracleFinding[] {
  const world = lookAt(graph, lens)
  const groups = groupsOf(world, params.affiliates ?? DEFAULT_RULE)
  const node = (id: string): string => (world.kindOf(id) === 'PERSON' ? `${id}!` : groups.label(id))
  const deals = dealsIn(world, groups)
  const nodes = [...new Set(deals.flatMap(({ from, to }) => [node(from), node(to)]))].sort()
  const through = params.through ?? null
  const asked = through === null ? nodes : [`${through}!`, groups.label(through)]
  const lengths = [2, 3, 4, 5].filter((length) => length <= (params.maxLength ?? 3))
  const candidates = lengths
    .flatMap((length) => orders(nodes, length))
    .filter((order) => order.some((each) => asked.includes(each)))
    .flatMap((order): Candidate[] => {
      const steps = order.map((each, i) =>
        deals.filter((d) => node(d.from) === each && node(d.to) === order[(i + 1) % order.length]),
      )
      const rounds = steps.reduce<Deal[][]>(
        (some, step) => some.flatMap((round) => step.map((deal) => [...round, deal])),
        [[]],
      )
      return rounds.flatMap((round): Candidate[] => {
        if (!round.some((deal) => deal.pays) || round.every((deal) => deal.pays)) return []
        const inside = round.map((deal, i) =>
          groups.within(deal.to, round[(i + 1) % round.length]?.from ?? ''),
        )
        if (inside.includes(null)) return []
        const rest = both(...round.map((deal) => deal.grounds), ...inside.filter((each) => each !== null))
        return [
          { identity: order, way: way(rest, false, [...new Set(round.flatMap((deal) => deal.qualifiers))]) },
        ]
      })
    })
  return gather(candidates, lens.minConfidence, (identity) => ({ length: identity.length }))
}
