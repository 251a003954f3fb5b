import { BEYOND_NODES } from '../ftm/beyond.ts'
import { NODES } from '../ftm/schemata.ts'

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['Organisation', 'Organization'],
  ['Corporation', 'Company'],
  ['Government', 'PublicBody'],
  ['Individual', 'Person'],
  ['DataCenter', 'Facility'],
])
/** The more particular first: a company is an organization and a legal entity, too. */
const ORDER = [
  'Person',
  'PublicBody',
  'Fund',
  'Nonprofit',
  'Division',
  'Company',
  'Organization',
  'LegalEntity',
]

/** The schema that the labels of a node name; null where none does. */
export function schemaOf(labels: readonly string[]): string | null {
  const known = labels
    .map((label) => ALIASES.get(label) ?? label)
    .filter((label) => NODES.has(label) || BEYOND_NODES.has(label))
  return ORDER.find((label) => known.includes(label)) ?? known[0] ?? null
}

export interface Relation {
  schema: string
  /** The property for the node at which the relationship starts, and for that at which it ends. */
  start: string
  end: string
  /** A role that the type names. */
  role?: string
}
const owns = { schema: 'Ownership', start: 'owner', end: 'asset' }
const owned = { schema: 'Ownership', start: 'asset', end: 'owner' }
const directs = { schema: 'Directorship', start: 'director', end: 'organization' }
const directed = { schema: 'Directorship', start: 'organization', end: 'director' }
const works = { schema: 'Employment', start: 'employee', end: 'employer' }
const invests = { schema: 'Investment', start: 'investor', end: 'investee' }
const supplies = { schema: 'Agreement', start: 'supplier', end: 'customer' }
const rivals = { schema: 'Rivalry', start: 'first', end: 'second' }

/** What a type of relationship says for sure, of the names that graphs of companies use. */
export const RELATIONS: ReadonlyMap<string, Relation> = new Map<string, Relation>([
  ['OWNERSHIP', owns],
  ['OWNS', owns],
  ['OWNER_OF', owns],
  ['SHAREHOLDER_OF', owns],
  ['HOLDS_SHARES_IN', owns],
  ['OWNED_BY', owned],
  ['HAS_OWNER', owned],
  ['HAS_SHAREHOLDER', owned],
  ['DIRECTORSHIP', directs],
  ['DIRECTOR_OF', directs],
  ['HAS_DIRECTOR', directed],
  ['BOARD_MEMBER_OF', { ...directs, role: 'Board member' }],
  ['CEO_OF', { ...directs, role: 'CEO' }],
  ['FOUNDED', { ...directs, role: 'Founder' }],
  ['FOUNDER_OF', { ...directs, role: 'Founder' }],
  ['FOUNDED_BY', { ...directed, role: 'Founder' }],
  ['MEMBERSHIP', { schema: 'Membership', start: 'member', end: 'organization' }],
  ['MEMBER_OF', { schema: 'Membership', start: 'member', end: 'organization' }],
  ['EMPLOYMENT', works],
  ['WORKS_FOR', works],
  ['WORKS_AT', works],
  ['EMPLOYED_BY', works],
  ['DEBT', { schema: 'Debt', start: 'debtor', end: 'creditor' }],
  ['LENDS_TO', { schema: 'Debt', start: 'creditor', end: 'debtor' }],
  ['INVESTED_IN', invests],
  ['INVESTS_IN', invests],
  ['INVESTOR_IN', invests],
  ['SUPPLIES', supplies],
  ['SUPPLIES_TO', supplies],
  ['SUPPLIER_OF', supplies],
  ['CUSTOMER_OF', { schema: 'Agreement', start: 'customer', end: 'supplier' }],
  ['COMPETES_WITH', rivals],
  ['COMPETITOR_OF', rivals],
  ['RIVAL_OF', rivals],
  ['OPERATES', { schema: 'Operation', start: 'operator', end: 'facility' }],
  ['OFFERS', { schema: 'Offering', start: 'provider', end: 'product' }],
  ['COMPETES_IN', { schema: 'Competition', start: 'company', end: 'market' }],
])

const PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['pct', 'percentage'],
  ['percent', 'percentage'],
  ['ownershipPercentage', 'percentage'],
  ['sharePercent', 'percentage'],
  ['lei', 'leiCode'],
  ['wikidata', 'wikidataId'],
  ['aliases', 'alias'],
  ['since', 'startDate'],
  ['until', 'endDate'],
  ['title', 'role'],
  ['url', 'sourceUrl'],
])
/** source_url and sourceUrl are one; a few names are common for what FollowTheMoney calls otherwise. */
export function propertyOf(name: string): string {
  const camel = name.replace(/[_\s]+(\w)/g, (_, letter: string) => letter.toUpperCase())
  return PROPERTIES.get(camel) ?? camel
}
