/**
 * The fixed words of the graph: what the schema, the interchange format, Cypher and the questions all share.
 * Labels, relationship types and stages only ever come from these lists; no value from outside enters Cypher text.
 */

export const ENTITY_KINDS = ['COMPANY', 'PERSON', 'FACILITY', 'PRODUCT', 'MARKET', 'AGREEMENT'] as const
export type EntityKind = (typeof ENTITY_KINDS)[number]

/** Node label of each kind of entity; every one also carries the label Entity. */
export const LABEL_OF_KIND: Readonly<Record<EntityKind, string>> = {
  COMPANY: 'Company',
  PERSON: 'Person',
  FACILITY: 'Facility',
  PRODUCT: 'Product',
  MARKET: 'Market',
  AGREEMENT: 'Agreement',
}

export const COMPANY_FORMS = ['COMPANY', 'DIVISION', 'FUND', 'GOVERNMENT', 'NONPROFIT', 'OTHER'] as const
export type CompanyForm = (typeof COMPANY_FORMS)[number]
export const PRODUCT_FAMILIES = ['MODEL', 'SERVICE', 'NETWORK', 'HARDWARE', 'OTHER'] as const
export type ProductFamily = (typeof PRODUCT_FAMILIES)[number]

export const LINK_TYPES = [
  'OWNERSHIP',
  'INVESTMENT',
  'RIVALRY',
  'ROLE',
  'PARTY',
  'OPERATION',
  'OFFERING',
  'COVERS',
  'COMPETES_IN',
] as const
export type LinkType = (typeof LINK_TYPES)[number]

/** What a tie may be: a link, or an agreement, whose own terms are consolidated like a link's. */
export type TieType = LinkType | 'AGREEMENT'

export const AGREEMENT_KINDS = [
  'COMPUTE_CAPACITY',
  'CLOUD_SERVICES',
  'CHIP_SUPPLY',
  'DATA_CENTER_LEASE',
  'POWER_PURCHASE',
  'CONNECTIVITY',
  'LICENSE',
  'REVENUE_SHARE',
  'LOAN',
  'GUARANTEE',
  'WARRANT',
  'JOINT_VENTURE',
  'MERGER',
  'OTHER',
] as const
export type AgreementKind = (typeof AGREEMENT_KINDS)[number]

export const AGREEMENT_STAGES = [
  'PROPOSED',
  'LETTER_OF_INTENT',
  'SIGNED',
  'EFFECTIVE',
  'AMENDED',
  'SUSPENDED',
  'EXPIRED',
  'TERMINATED',
  'UNKNOWN',
] as const
export type AgreementStage = (typeof AGREEMENT_STAGES)[number]
/** Stages in which an agreement or investment binds; an unknown stage counts, because a deal was reported. */
export const IN_FORCE: readonly AgreementStage[] = ['SIGNED', 'EFFECTIVE', 'AMENDED', 'UNKNOWN']
/** Stages from which on it does not count. */
export const ENDED: readonly AgreementStage[] = ['SUSPENDED', 'EXPIRED', 'TERMINATED']
/** Stages in which it may come to bind: findings that need one are prospective. */
export const PROSPECTIVE: readonly AgreementStage[] = ['PROPOSED', 'LETTER_OF_INTENT']

export const PARTY_ROLES = [
  'SUPPLIER',
  'CUSTOMER',
  'LESSOR',
  'LESSEE',
  'OPERATOR',
  'GUARANTOR',
  'LENDER',
  'BORROWER',
  'INVESTOR',
  'INVESTEE',
  'RESELLER',
  'END_USER',
  'OTHER',
] as const
export type PartyRole = (typeof PARTY_ROLES)[number]
export const SUPPLYING_ROLES: readonly PartyRole[] = ['SUPPLIER', 'LESSOR', 'RESELLER']
export const RECEIVING_ROLES: readonly PartyRole[] = ['CUSTOMER', 'LESSEE', 'END_USER']
/** Kinds that never supply anything, whatever the roles of their parties. */
export const NOT_SUPPLY: readonly AgreementKind[] = ['WARRANT', 'LOAN', 'GUARANTEE', 'MERGER']
/** What counts as infrastructure where a question is not told otherwise. */
export const INFRASTRUCTURE_KINDS: readonly AgreementKind[] = [
  'COMPUTE_CAPACITY',
  'CLOUD_SERVICES',
  'DATA_CENTER_LEASE',
  'POWER_PURCHASE',
  'CONNECTIVITY',
]

export const CLAIM_STATUSES = ['DISCLOSED', 'ANNOUNCED', 'REPORTED', 'ESTIMATED', 'SPECULATED'] as const
export type ClaimStatus = (typeof CLAIM_STATUSES)[number]
export const SOURCE_KINDS = [
  'NEWS',
  'BLOG',
  'ANALYSIS',
  'PRESS_RELEASE',
  'FILING',
  'DATASET',
  'REGISTER',
  'OTHER',
] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]
export const STATEMENT_TOPICS = ['SERVICE', 'PURPOSE', 'EFFECT', 'EXCLUSIVITY', 'NAME', 'OTHER'] as const
export type StatementTopic = (typeof STATEMENT_TOPICS)[number]
export const EVENT_KINDS = ['RECORD', 'RETRACT', 'PREFER', 'UNPREFER', 'MERGE', 'SPLIT', 'JUDGE'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** Days and instants that stand for "since ever" and "still": strings, so that one comparison serves them all. */
export const FIRST_DAY = '0000-01-01'
export const LAST_DAY = '9999-12-31'
export const FIRST_INSTANT = '0000-01-01T00:00:00.000Z'
export const LAST_INSTANT = '9999-12-31T23:59:59.999Z'
