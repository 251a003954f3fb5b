import type { LinkState, MoneyRange, Range } from '../claims/types.ts'
import { type EntityKind, LABEL_OF_KIND, type LinkType } from '../graph/vocabulary.ts'
import { toIdentifier } from './identifiers.ts'
import { LINK_TYPENAMES, type PatternName } from './patterns.ts'
import type { Sort } from './plan.ts'

/** Where the value of a field comes from. */
export type Field =
  /** A property of the thing itself. */
  | { column: string; read?: (value: unknown, knownAt: string) => unknown }
  /** What the claims say of a link or, through its terms, of an agreement; `key` is what tells two ties apart. */
  | { state: (state: LinkState, key: string | null) => unknown }
  /** One other thing. */
  | { one: 'from' | 'to' | 'market' | 'source' | 'about' }
  /** Several, by a pattern: `bare` lists have no `first`. */
  | { list: PatternName; bare?: true }
  | { page: PatternName }
  | { own: 'evidence' | 'statements' | 'rivals' }

type Fields = Readonly<Record<string, Field>>

const column = (name: string): Field => ({ column: name })
const list = (name: PatternName): Field => ({ list: name })
const bare = (name: PatternName): Field => ({ list: name, bare: true })
const page = (name: PatternName): Field => ({ page: name })

/** The value of an attribute on the day; null where no claim states it. */
const stated = (name: string, otherwise: unknown = null): Field => ({
  state: (state) => value(state, name) ?? otherwise,
})
const value = (state: LinkState, name: string): unknown => state.attributes[name]?.value ?? null

const DATE = /^\d{4}(-\d{2}){0,2}$/
const keyIfDate = (key: string | null): string | null => (key !== null && DATE.test(key) ? key : null)
const keyUnlessDate = (key: string | null): string | null => (key !== null && !DATE.test(key) ? key : null)

/** Null, not a pair of nulls, where neither is known. */
const capacityOf = (megawatts: unknown, accelerators: unknown) =>
  megawatts || accelerators ? { megawatts: megawatts ?? null, accelerators: accelerators ?? null } : null
const parsed = (json: unknown): Record<string, unknown> =>
  typeof json === 'string' ? (JSON.parse(json) as Record<string, unknown>) : {}

const money = (name: string): Field => ({
  state: (state) => {
    const range = value(state, name) as MoneyRange | null
    return range && { min: range.min ?? null, max: range.max ?? null, currency: range.currency }
  },
})
const range = (name: string): Field => ({
  state: (state) => {
    const found = value(state, name) as Range | null
    return found && { min: found.min ?? null, max: found.max ?? null }
  },
})

const ENTITY: Fields = {
  id: column('id'),
  kind: column('kind'),
  name: column('name'),
  aliases: { column: 'aliases', read: (names) => names ?? [] },
  identifiers: { column: 'identifiers', read: (texts) => ((texts ?? []) as string[]).map(toIdentifier) },
  links: page('links'),
}
const LINK: Fields = {
  id: column('id'),
  type: column('type'),
  from: { one: 'from' },
  to: { one: 'to' },
  validFrom: { state: (state) => state.validFrom },
  validTo: { state: (state) => state.validTo },
  confidence: { column: 'confidence', read: (known) => known ?? 0 },
  disputed: { column: 'disputed', read: (known) => known ?? false },
  evidence: { own: 'evidence' },
}

interface RecordOf {
  readonly [name: string]: unknown
}
const recorded = (name: string): Field => ({
  column: 'record',
  read: (record) => parsed(record)[name] ?? null,
})

/** What a claim asserts: its attributes, or all that it says of an agreement beside which one it is. */
function asserted(record: RecordOf): RecordOf {
  const { id: _, ...agreement } = (record['agreement'] ?? {}) as RecordOf
  return withoutNulls(record['agreement'] ? agreement : ((record['attributes'] ?? {}) as RecordOf))
}
const withoutNulls = (object: RecordOf): RecordOf =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined))

type Intervals = readonly [from: string[], to: string[], by: string[], because: string[]]

/** The end of the last interval that began by then, if it too lies in the past: retracted, and not recorded again. */
function retraction(intervals: unknown, knownAt: string): { at: string; because: string | null } | null {
  const [from, to, , because] = intervals as Intervals
  const last = from.filter((start) => start <= knownAt).length - 1
  const at = to[last]
  return at !== undefined && at <= knownAt ? { at, because: because?.[last] || null } : null
}

/** Every field that reads can show, by type. A field that is not here is none of theirs: its own resolver has it. */
export const FIELDS: Readonly<Record<string, Fields>> = {
  Company: {
    ...ENTITY,
    form: { column: 'form', read: (form) => form ?? 'COMPANY' },
    country: column('country'),
    owners: list('owners'),
    holdings: list('holdings'),
    investors: list('investors'),
    investments: list('investments'),
    rivals: { own: 'rivals' },
    agreements: page('agreements'),
    suppliers: list('suppliers'),
    customers: list('customers'),
    facilities: list('operated'),
    products: list('offered'),
  },
  Person: { ...ENTITY, roles: list('roles'), holdings: list('holdings') },
  Facility: {
    ...ENTITY,
    country: column('country'),
    capacity: {
      column: 'capacity',
      read: (json) => capacityOf(parsed(json)['megawatts'], parsed(json)['accelerators']),
    },
    owners: list('owners'),
    operators: list('operators'),
    agreements: page('facilityAgreements'),
  },
  Product: {
    ...ENTITY,
    family: { column: 'family', read: (family) => family ?? 'OTHER' },
    offeredBy: list('offeredBy'),
  },
  Market: { ...ENTITY, competitors: page('competitors') },
  Agreement: {
    ...ENTITY,
    agreementKind: stated('kind', 'OTHER'),
    stage: stated('stage', 'UNKNOWN'),
    parties: bare('parties'),
    suppliers: bare('partySuppliers'),
    customers: bare('partyCustomers'),
    facilities: bare('covered'),
    value: money('value'),
    capacity: { state: (state) => capacityOf(value(state, 'megawatts'), value(state, 'accelerators')) },
    termsDisclosed: stated('termsDisclosed'),
    exclusive: stated('exclusive'),
    statements: { own: 'statements' },
    announcedOn: stated('announcedOn'),
    signedOn: stated('signedOn'),
    validFrom: stated('validFrom'),
    validTo: stated('validTo'),
    confidence: { state: (state) => state.confidence },
    disputed: { state: (state) => state.disputed },
    evidence: { own: 'evidence' },
  },
  Ownership: {
    ...LINK,
    share: range('share'),
    votes: range('votes'),
    controls: stated('controls'),
    interests: stated('interests', []),
  },
  Investment: {
    ...LINK,
    amount: money('amount'),
    round: { state: (state, key) => value(state, 'round') ?? keyUnlessDate(key) },
    instrument: stated('instrument'),
    on: { state: (state, key) => value(state, 'on') ?? keyIfDate(key) },
    stage: stated('stage', 'UNKNOWN'),
  },
  Rivalry: { ...LINK, market: { one: 'market' } },
  Role: {
    ...LINK,
    role: { column: 'key', read: (key) => key ?? 'OTHER' },
    title: stated('title'),
    former: stated('former', false),
  },
  AgreementParty: { ...LINK, partyRole: { column: 'key', read: (key) => key ?? 'OTHER' } },
  Operation: LINK,
  Offering: LINK,
  Coverage: LINK,
  MarketPresence: LINK,
  Claim: {
    id: column('id'),
    about: { one: 'about' },
    asserts: { column: 'record', read: (record) => asserted(parsed(record)) },
    status: column('status'),
    supports: column('supports'),
    confidence: column('weight'),
    source: { one: 'source' },
    locator: recorded('locator'),
    quote: recorded('quote'),
    note: recorded('note'),
    validFrom: recorded('validFrom'),
    validTo: recorded('validTo'),
    recordedAt: { column: 'recorded', read: (intervals) => (intervals as Intervals)[0][0] ?? null },
    recordedBy: { column: 'recorded', read: (intervals) => (intervals as Intervals)[2]?.[0] ?? '' },
    retractedAt: { column: 'recorded', read: (i, knownAt) => retraction(i, knownAt)?.at ?? null },
    retractedBecause: { column: 'recorded', read: (i, knownAt) => retraction(i, knownAt)?.because ?? null },
  },
  Source: {
    id: column('id'),
    publisher: column('publisher'),
    title: column('title'),
    url: column('url'),
    publishedOn: column('publishedOn'),
    retrievedAt: column('retrievedAt'),
    kind: column('kind'),
    reliability: column('reliability'),
    excerptOnly: { column: 'excerptOnly', read: (known) => known ?? false },
    claims: page('sourceClaims'),
  },
}

export const INTERFACES: Readonly<Record<Sort, readonly string[]>> = {
  entity: ['Entity', 'Node'],
  link: ['Link', 'Node'],
  claim: ['Node'],
  source: ['Node'],
  pair: ['Link', 'Node'],
}

export const ENTITY_TYPES = ['Company', 'Person', 'Facility', 'Product', 'Market', 'Agreement'] as const

/** The GraphQL type of a thing, by its kind, or of a link, by its type. */
export const typenameOf = (sort: Sort, value: unknown): string =>
  sort === 'link' ? LINK_TYPENAMES[value as LinkType] : LABEL_OF_KIND[value as EntityKind]
