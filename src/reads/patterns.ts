import {
  IN_FORCE,
  LINK_TYPES,
  type LinkType,
  NOT_SUPPLY,
  RECEIVING_ROLES,
  SUPPLYING_ROLES,
} from '../graph/vocabulary.ts'
import { type Args, listOf, textOf } from './arguments.ts'

/** A test of a link beside its periods. `key` never changes with the scope; kind and stage may, so they are tested in both languages. */
export interface Condition {
  link: string
  on: 'key' | 'kind' | 'stage'
  is: 'in' | 'not in'
  values: readonly string[]
}

/** Sort orders. Names and dates are told apart by ids, so that every order is total. */
export type Order = 'name' | 'announced' | 'recorded'

/**
 * Which field is which pattern. Letters stand for variables: `n` the thing that has the field, `m` what the field leads to, `r` the
 * link that it shows, other letters links that must hold as well. `$market` and the like are parameters of the pattern.
 */
export interface Pattern {
  match: string
  shows: 'link' | 'entity' | 'claim' | 'pair'
  /** Links, besides `r`, that must hold. */
  holds: readonly string[]
  conditions: readonly Condition[]
  order: Order
  /** What an agreement consists of is shown as of its last day if it has ended: the pattern's links then hold on that day. */
  onShownDay?: true
  /** A further predicate; for `companies` one that is always true, without which the order is not taken from an index. */
  where?: string
  params?: Readonly<Record<string, string>>
  /** All agreements of the graph, which are too many to sort: they are taken from the index on their date. */
  newest?: true
  types: readonly string[]
}

export const LINK_TYPENAMES: Readonly<Record<LinkType, string>> = {
  OWNERSHIP: 'Ownership',
  INVESTMENT: 'Investment',
  RIVALRY: 'Rivalry',
  ROLE: 'Role',
  PARTY: 'AgreementParty',
  OPERATION: 'Operation',
  OFFERING: 'Offering',
  COVERS: 'Coverage',
  COMPETES_IN: 'MarketPresence',
}

const links = (match: string, ...types: LinkType[]): Pattern => ({
  match,
  shows: 'link',
  holds: [],
  conditions: [],
  order: 'name',
  types: types.map((type) => LINK_TYPENAMES[type]),
})
const entities = (
  type: string,
  match: string,
  holds: string,
  ...conditions: (Condition | null)[]
): Pattern => ({
  match,
  shows: 'entity',
  holds: holds.split(''),
  conditions: conditions.filter((condition) => condition !== null),
  order: type === 'Agreement' ? 'announced' : 'name',
  types: [type],
})
const within = (link: string, on: Condition['on'], values: readonly string[] | null): Condition | null =>
  values && { link, on, is: 'in', values }
const notSupply: Condition = { link: 't', on: 'kind', is: 'not in', values: NOT_SUPPLY }
const shownDay = (pattern: Pattern): Pattern => ({ ...pattern, onShownDay: true })

const SUPPLY = '(n)-[p:PARTY]->(a:Agreement)<-[q:PARTY]-(m:Company), (a)-[t:TERMS]->(:Tie)'
const supply = (own: readonly string[], other: readonly string[]): Pattern => ({
  ...entities(
    'Company',
    SUPPLY,
    'pqt',
    within('p', 'key', own),
    within('q', 'key', other),
    notSupply,
    within('t', 'stage', IN_FORCE),
  ),
  where: 'm <> n',
})

/** Patterns below a thing, by the name under which the table of fields knows them. */
export const PATTERNS = {
  links: (args: Args): Pattern => {
    const asked = listOf(args, 'types')
    const types = LINK_TYPES.filter((type) => asked === null || asked.includes(type))
    // No type asked for: no link. Neo4j would read an empty list of types as every type.
    const between = `[r:${types.length ? types.join('|') : 'NONE'}]`
    const direction = textOf(args, 'direction') ?? 'BOTH'
    const match = `(n)${direction === 'IN' ? '<' : ''}-${between}-${direction === 'OUT' ? '>' : ''}(m:Entity)`
    return links(match, ...types)
  },
  owners: () => links('(n)<-[r:OWNERSHIP]-(m)', 'OWNERSHIP'),
  holdings: () => links('(n)-[r:OWNERSHIP]->(m)', 'OWNERSHIP'),
  investors: () => links('(n)<-[r:INVESTMENT]-(m)', 'INVESTMENT'),
  investments: () => links('(n)-[r:INVESTMENT]->(m)', 'INVESTMENT'),
  rivals: () => links('(n)-[r:RIVALRY]-(m)', 'RIVALRY'),
  marketRivals: (): Pattern => ({
    match: '(n)-[p:COMPETES_IN]->(k:Market)<-[q:COMPETES_IN]-(m:Company)',
    shows: 'pair',
    holds: [],
    conditions: [],
    where: 'm <> n',
    order: 'name',
    types: ['Rivalry'],
  }),
  roles: () => links('(n)-[r:ROLE]->(m)', 'ROLE'),
  operated: () => links('(n)-[r:OPERATION]->(m:Facility)', 'OPERATION'),
  operators: () => links('(n)<-[r:OPERATION]-(m)', 'OPERATION'),
  offered: () => links('(n)-[r:OFFERING]->(m:Product)', 'OFFERING'),
  offeredBy: () => links('(n)<-[r:OFFERING]-(m)', 'OFFERING'),
  suppliers: () => supply(RECEIVING_ROLES, SUPPLYING_ROLES),
  customers: () => supply(SUPPLYING_ROLES, RECEIVING_ROLES),
  competitors: () => entities('Company', '(n)<-[p:COMPETES_IN]-(m:Company)', 'p'),
  agreements: (args: Args) =>
    entities(
      'Agreement',
      '(n)-[p:PARTY]->(m:Agreement)-[t:TERMS]->(:Tie)',
      'pt',
      within('p', 'key', listOf(args, 'role')),
      within('t', 'kind', listOf(args, 'kinds')),
    ),
  facilityAgreements: () => entities('Agreement', '(n)<-[p:COVERS]-(m:Agreement)-[t:TERMS]->(:Tie)', 'pt'),
  parties: (args: Args): Pattern => {
    const role = within('r', 'key', listOf(args, 'role'))
    return shownDay({ ...links('(n)<-[r:PARTY]-(m)', 'PARTY'), conditions: role ? [role] : [] })
  },
  partySuppliers: () =>
    shownDay(entities('Company', '(n)<-[p:PARTY]-(m:Company)', 'p', within('p', 'key', SUPPLYING_ROLES))),
  partyCustomers: () =>
    shownDay(entities('Company', '(n)<-[p:PARTY]-(m:Company)', 'p', within('p', 'key', RECEIVING_ROLES))),
  covered: () => shownDay(entities('Facility', '(n)-[p:COVERS]->(m:Facility)', 'p')),
  sourceClaims: (): Pattern => claims('(n)<-[:HAD_PRIMARY_SOURCE]-(m:Claim)'),
} satisfies Record<string, (args: Args) => Pattern>

export type PatternName = keyof typeof PATTERNS

const claims = (match: string, params: Record<string, string> = {}): Pattern => ({
  match,
  shows: 'claim',
  holds: [],
  conditions: [],
  order: 'recorded',
  params,
  types: ['Claim'],
})

/** Pages at the root of a query, by the arguments that narrow them. */
export const ROOT_PAGES = {
  companies: (args: Args): Pattern => {
    const market = textOf(args, 'market')
    if (market === null) {
      return { ...entities('Company', '(m:Company)', ''), where: 'm.name IS NOT NULL AND m.id IS NOT NULL' }
    }
    return {
      ...entities('Company', '(:Market {id: $market})<-[p:COMPETES_IN]-(m:Company)', 'p'),
      params: { market },
    }
  },
  markets: () => entities('Market', '(m:Market)', ''),
  agreements: (args: Args): Pattern => {
    const [party, facility] = [textOf(args, 'party'), textOf(args, 'facility')]
    const path = [
      party === null ? '' : '(:Entity {id: $party})-[p:PARTY]->',
      '(m:Agreement)',
      facility === null ? '' : '-[q:COVERS]->(:Entity {id: $facility})',
    ].join('')
    return {
      ...entities(
        'Agreement',
        `${path}, (m)-[t:TERMS]->(:Tie)`,
        `${party === null ? '' : 'p'}${facility === null ? '' : 'q'}t`,
        within('t', 'kind', listOf(args, 'kinds')),
      ),
      params: { ...(party !== null && { party }), ...(facility !== null && { facility }) },
      ...(party === null && facility === null && { newest: true as const }),
    }
  },
  claims: (args: Args): Pattern => {
    const source = textOf(args, 'source')
    return source === null
      ? claims('(m:Claim)')
      : claims('(:Source {id: $source})<-[:HAD_PRIMARY_SOURCE]-(m:Claim)', { source })
  },
} satisfies Record<string, (args: Args) => Pattern>

export type RootPage = keyof typeof ROOT_PAGES
