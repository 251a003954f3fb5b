import type {
  AgreementKind,
  AgreementStage,
  ClaimStatus,
  CompanyForm,
  EntityKind,
  EventKind,
  LinkType,
  PartyRole,
  ProductFamily,
  SourceKind,
  StatementTopic,
  TieType,
} from '../graph/vocabulary.ts'

/** 2026, 2026-05 or 2026-05-06, as precise as its source. */
export type PartialDate = string
/** A whole day, YYYY-MM-DD; FIRST_DAY and LAST_DAY stand for open ends. */
export type Day = string
/** A moment, YYYY-MM-DDTHH:mm:ss.sssZ in UTC: fixed width, so that text order is time order. */
export type Instant = string

export interface Range {
  min: number | null
  max: number | null
}
export interface MoneyRange extends Range {
  currency: string
}
export interface Identifier {
  scheme: string
  value: string
}

export interface Source {
  id: string
  publisher: string | null
  title: string | null
  url: string | null
  publishedOn: PartialDate | null
  retrievedAt: Instant | null
  kind: SourceKind
  reliability: string | null
  excerptOnly: boolean
}

export interface Entity {
  id: string
  kind: EntityKind
  name: string
  aliases: string[]
  identifiers: Identifier[]
  form: CompanyForm | null
  family: ProductFamily | null
  country: string | null
  megawatts: Range | null
  accelerators: Range | null
}

export interface Party {
  role: PartyRole
  entity: string
}
export interface StatementText {
  topic: StatementTopic
  text: string
}

/** What one link claim may state; absent or null says nothing. */
export interface LinkAttributes {
  stage?: AgreementStage | null
  share?: Range | null
  votes?: Range | null
  controls?: boolean | null
  interests?: string[] | null
  amount?: MoneyRange | null
  round?: string | null
  instrument?: string | null
  on?: PartialDate | null
  market?: string | null
  role?: string | null
  title?: string | null
  former?: boolean | null
}
/** What one agreement claim states. */
export interface AgreementTerms {
  id: string
  name?: string | null
  kind: AgreementKind
  stage?: AgreementStage | null
  parties: Party[]
  covers?: string[] | null
  value?: MoneyRange | null
  capacity?: { megawatts?: Range | null; accelerators?: Range | null } | null
  termsDisclosed?: boolean | null
  exclusive?: boolean | null
  announcedOn?: PartialDate | null
  signedOn?: PartialDate | null
  statements?: StatementText[] | null
  shareOfSupplierRevenue?: Range | null
  shareOfCustomerSupply?: Range | null
}

/** The part of a claim that makes its identity, plus what stands beside it. Either `link` or `agreement` is set. */
export interface ClaimRecord {
  link: Exclude<LinkType, 'PARTY'> | null
  from: string | null
  to: string | null
  attributes: LinkAttributes | null
  agreement: AgreementTerms | null
  status: ClaimStatus
  supports: boolean
  confidence: number | null
  source: string
  locator: string | null
  quote: string | null
  note: string | null
  validFrom: PartialDate | null
  validTo: PartialDate | null
}

/** When a claim stood in the record: [from, to). More than one where it was retracted and recorded again. */
export interface RecordInterval {
  from: Instant
  to: Instant
  by: string
  because: string | null
}

/** A claim in the record: its identity, its resolved confidence and what its source adds. */
export interface Claim extends ClaimRecord {
  id: string
  /** Stated, or from the table of status and reliability; never null here. */
  weight: number
  publishedOn: PartialDate | null
  recorded: RecordInterval[]
  /** When it was preferred over others: [from, to). */
  preferred: RecordInterval[]
}

export interface RecordEvent {
  id: string
  kind: EventKind
  at: Instant
  by: string
  because: string | null
  /** RECORD, RETRACT, PREFER, UNPREFER: the claim. */
  claim: string | null
  /** MERGE, SPLIT, JUDGE: the surviving id and the other one. */
  keep: string | null
  absorb: string | null
  verdict: string | null
}

/** Which tie a claim speaks of; `key` tells apart two ties of one kind between the same ends. */
export interface TieIdentity {
  id: string
  type: TieType
  from: string
  to: string
  key: string | null
}

export type AttributeValue = Range | MoneyRange | boolean | string | string[]

/** The value of one attribute on a day, with the claims that state it. */
export interface Stated {
  value: AttributeValue
  confidence: number
  status: ClaimStatus
  claims: string[]
  disputed: boolean
}
export interface StatedStatement extends StatementText {
  claims: string[]
  disputed: boolean
}

/** What is so of one tie throughout one period. */
export interface LinkState {
  /** Bounds of the unbroken run of days in which the tie holds, as its claims wrote them; null where open or unknown. */
  validFrom: PartialDate | null
  validTo: PartialDate | null
  confidence: number
  /** Of the claim that gives the confidence. */
  status: ClaimStatus
  disputed: boolean
  /** Whether the tie itself (not only an attribute) is denied by a claim in scope. */
  denied: boolean
  /** Supporting and denying claims that hold in the period, surest first. */
  claims: string[]
  attributes: { [name: string]: Stated }
  statements: StatedStatement[]
}
/** [from, to) in days. */
export interface Period {
  from: Day
  to: Day
  state: LinkState
}
/** Periods as known throughout [knownFrom, knownTo). */
export interface KnownPeriod extends Period {
  knownFrom: Instant
  knownTo: Instant
}

/** A tie in scope on a day: what questions, reads and pictures work with. Agreements' own terms have type AGREEMENT and both ends the agreement. */
export interface Link extends LinkState {
  id: string
  type: TieType
  from: string
  to: string
  /** RIVALRY the market, ROLE the role, PARTY the party role, INVESTMENT the round or date. */
  key: string | null
}
