import type { CompanyForm } from '../../../graph/vocabulary.ts'

/** What a schema that stands for a thing is to us. */
export interface NodeKind {
  kind: 'COMPANY' | 'PERSON' | 'FACILITY' | 'PRODUCT' | 'MARKET'
  form: CompanyForm | null
}

/** FollowTheMoney schemata that are a thing of ours. All others are counted as unsaid, their names being what is counted. */
export const NODES: ReadonlyMap<string, NodeKind> = new Map([
  ['Company', { kind: 'COMPANY', form: 'COMPANY' }],
  ['Organization', { kind: 'COMPANY', form: null }],
  ['PublicBody', { kind: 'COMPANY', form: 'GOVERNMENT' }],
  // A person or a company, the format does not say which: in a graph of deals it is nearly always the latter.
  ['LegalEntity', { kind: 'COMPANY', form: null }],
  ['Person', { kind: 'PERSON', form: null }],
])

/** Schemata that are a ROLE: which properties are its ends, and the role where its text names none that we know. */
export const ROLES: ReadonlyMap<string, { person: string; company: string; role: string }> = new Map([
  ['Directorship', { person: 'director', company: 'organization', role: 'DIRECTOR' }],
  ['Membership', { person: 'member', company: 'organization', role: 'MEMBER' }],
  ['Employment', { person: 'employee', company: 'employer', role: 'EMPLOYEE' }],
])

/** Properties that identify: the scheme, or its beginning where a number means something only within its country. */
export const IDENTIFIERS: readonly { property: string; scheme: string; byCountry?: boolean }[] = [
  { property: 'leiCode', scheme: 'LEI' },
  { property: 'wikidataId', scheme: 'WIKIDATA' },
  { property: 'opencorporatesUrl', scheme: 'OPENCORPORATES' },
  { property: 'registrationNumber', scheme: 'REGISTRATION', byCountry: true },
  { property: 'cikCode', scheme: 'CIK' },
  { property: 'dunsCode', scheme: 'DUNS' },
  { property: 'permId', scheme: 'PERMID' },
  { property: 'bvdId', scheme: 'BVD' },
  { property: 'swiftBic', scheme: 'BIC' },
  { property: 'ricCode', scheme: 'RIC' },
  { property: 'isinCode', scheme: 'ISIN' },
  { property: 'vatCode', scheme: 'VAT' },
  { property: 'imoNumber', scheme: 'IMO' },
  { property: 'innCode', scheme: 'INN' },
  { property: 'ogrnCode', scheme: 'OGRN' },
  { property: 'okpoCode', scheme: 'OKPO' },
  { property: 'uniqueEntityId', scheme: 'UEI' },
  { property: 'cageCode', scheme: 'CAGE' },
  { property: 'icijId', scheme: 'ICIJ' },
]
