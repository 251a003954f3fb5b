// Generated from schema/ by `npm run generate`. Do not edit.
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A day in ISO 8601, kept at the precision its source gave: 2026, 2026-05 or 2026-05-06. Never padded. */
  PartialDate: { input: string; output: string; }
  /** A whole day in ISO 8601, UTC: 2026-05-06. */
  Date: { input: string; output: string; }
  /** A moment in ISO 8601 with a time zone, answered in UTC: 2026-05-06T12:00:00.000Z. */
  DateTime: { input: string; output: string; }
  /**
   * An http or https address of at most 2 048 characters, without credentials. The server never fetches
   * it.
   */
  URL: { input: string; output: string; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
};

/** A deal between parties: its terms are consolidated from all claims about it, each term by itself. */
export type Agreement = Entity & Node & {
  /** Stable and opaque to callers; survives re-imports; a merged id keeps resolving to the survivor. */
  id: Scalars['ID']['output'];
  /** What it is. */
  kind: EntityKind;
  /** The name it is known by. */
  name: Scalars['String']['output'];
  /** Other names it goes by. */
  aliases: Array<Scalars['String']['output']>;
  /** Its numbers in other registers. */
  identifiers: Array<Identifier>;
  /** Its links in scope, by the name of the other end. */
  links: LinkConnection;
  /** What became of its record, oldest first: who recorded, merged, split or judged it, when and why. */
  history: Array<HistoryEntry>;
  /** What sort of deal it is. */
  agreementKind: AgreementKind;
  /** Where it stands on the day asked about. One that has ended shows its last parties and terms. */
  stage: AgreementStage;
  /** Who is in it, and as what. */
  parties: Array<AgreementParty>;
  /** Companies on the supplying side: suppliers, lessors and resellers. */
  suppliers: Array<Company>;
  /** Companies on the receiving side: customers, lessees and end users. */
  customers: Array<Company>;
  /** Facilities that it covers. */
  facilities: Array<Facility>;
  /** What it is worth over its whole term. Null: no claim states it. Never 0 for unknown. */
  value: Maybe<MoneyRange>;
  /** How much capacity it is about; null where no claim states it. */
  capacity: Maybe<CapacityRange>;
  /** False where a claim says that the terms were not disclosed; null where no claim speaks of it. */
  termsDisclosed: Maybe<Scalars['Boolean']['output']>;
  /** True where a claim says that one side may deal with the other alone; null where no claim speaks of it. */
  exclusive: Maybe<Scalars['Boolean']['output']>;
  /** What is said of it that is no attribute: purpose, effect, naming. */
  statements: Array<Statement>;
  /** When it was made public; null where unknown. */
  announcedOn: Maybe<Scalars['PartialDate']['output']>;
  /** When it was signed; null where unknown. */
  signedOn: Maybe<Scalars['PartialDate']['output']>;
  /** When it takes effect; null where unknown. Findings that rest on it are prospective before that day. */
  validFrom: Maybe<Scalars['PartialDate']['output']>;
  /** The first day on which it no longer holds; null where open or unknown. */
  validTo: Maybe<Scalars['PartialDate']['output']>;
  /** 0..1, of the best claim that supports it. */
  confidence: Scalars['Float']['output'];
  /** True where two claims in scope cannot both be right, or one denies what another supports. */
  disputed: Scalars['Boolean']['output'];
  /** The claims about it, surest first. */
  evidence: Array<Claim>;
};


/** A deal between parties: its terms are consolidated from all claims about it, each term by itself. */
export type AgreementLinksArgs = {
  types?: InputMaybe<Array<LinkType>>;
  direction?: InputMaybe<Direction>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A deal between parties: its terms are consolidated from all claims about it, each term by itself. */
export type AgreementPartiesArgs = {
  role?: InputMaybe<PartyRole>;
};


/** A deal between parties: its terms are consolidated from all claims about it, each term by itself. */
export type AgreementEvidenceArgs = {
  scope?: InputMaybe<Scope>;
};

/** From the party to the agreement. */
export type AgreementParty = Link & Node & {
  /** Computed from the ends and what tells two ties apart; a former id keeps resolving. */
  id: Scalars['ID']['output'];
  /** What the tie is. */
  type: LinkType;
  /** Where it starts. */
  from: Entity;
  /** Where it ends. */
  to: Entity;
  /** From when on it holds; null where unknown. */
  validFrom: Maybe<Scalars['PartialDate']['output']>;
  /** The first day on which it no longer holds; null where open or unknown. */
  validTo: Maybe<Scalars['PartialDate']['output']>;
  /** 0..1, of the best claim that supports it. */
  confidence: Scalars['Float']['output'];
  /** True where two claims in scope cannot both be right, or one denies what another supports. */
  disputed: Scalars['Boolean']['output'];
  /** The claims about it, surest first. */
  evidence: Array<Claim>;
  /** What the party is in the agreement. */
  partyRole: PartyRole;
};


/** From the party to the agreement. */
export type AgreementPartyEvidenceArgs = {
  scope?: InputMaybe<Scope>;
};

/** Something said of an agreement that is no attribute. */
export type Statement = {
  /** What it speaks of. */
  topic: StatementTopic;
  /** What is said, in the words of the claim. */
  text: Scalars['String']['output'];
  /** The claims that say it. */
  claims: Array<Claim>;
  /** True where another claim denies a statement on this topic. */
  disputed: Scalars['Boolean']['output'];
};

/** What a statement about an agreement speaks of. */
export type StatementTopic =
  /** What is delivered. */
  | 'SERVICE'
  /** What it is for. */
  | 'PURPOSE'
  /** What it brings about. */
  | 'EFFECT'
  /** Whether others are shut out. */
  | 'EXCLUSIVITY'
  /** How it is called. */
  | 'NAME'
  /** Anything else. */
  | 'OTHER';

/** What sort of deal it is. */
export type AgreementKind =
  /** Use of computing capacity. */
  | 'COMPUTE_CAPACITY'
  /** Cloud services. */
  | 'CLOUD_SERVICES'
  /** Delivery of chips or systems. */
  | 'CHIP_SUPPLY'
  /** Lease of a data centre or of space in one. */
  | 'DATA_CENTER_LEASE'
  /** Purchase of electric power. */
  | 'POWER_PURCHASE'
  /** Network connections. */
  | 'CONNECTIVITY'
  /** Right to use technology, content or a name. */
  | 'LICENSE'
  /** A share of revenue. */
  | 'REVENUE_SHARE'
  /** Money lent. */
  | 'LOAN'
  /** One party stands in for another's debt. */
  | 'GUARANTEE'
  /** A right to shares later: value, not money. */
  | 'WARRANT'
  /** A company or project run together. */
  | 'JOINT_VENTURE'
  /** One company takes over or joins another. */
  | 'MERGER'
  /** Any other. */
  | 'OTHER';

/** Where an agreement stands. SIGNED, EFFECTIVE, AMENDED and UNKNOWN are in force. */
export type AgreementStage =
  /** Offered or planned; nothing binds yet. */
  | 'PROPOSED'
  /** Stated intent that does not bind. */
  | 'LETTER_OF_INTENT'
  /** Signed. */
  | 'SIGNED'
  /** In effect. */
  | 'EFFECTIVE'
  /** In effect with changed terms. */
  | 'AMENDED'
  /** Paused: does not count from then on. */
  | 'SUSPENDED'
  /** Ran out. */
  | 'EXPIRED'
  /** Ended before its term. */
  | 'TERMINATED'
  /** No claim says; counts as in force. */
  | 'UNKNOWN';

/**
 * What a party is in an agreement. Suppliers, lessors and resellers supply; customers, lessees and end
 * users are supplied.
 */
export type PartyRole =
  /** Delivers. */
  | 'SUPPLIER'
  /** Buys. */
  | 'CUSTOMER'
  /** Lets a place. */
  | 'LESSOR'
  /** Rents a place. */
  | 'LESSEE'
  /** Runs what the agreement covers. */
  | 'OPERATOR'
  /** Stands in for another's debt. */
  | 'GUARANTOR'
  /** Lends money. */
  | 'LENDER'
  /** Owes money. */
  | 'BORROWER'
  /** Puts in money. */
  | 'INVESTOR'
  /** Receives an investment. */
  | 'INVESTEE'
  /** Passes on what another delivers. */
  | 'RESELLER'
  /** Uses what is passed on. */
  | 'END_USER'
  /** Any other. */
  | 'OTHER';

/** An amount of money, as a range where its sources give one. */
export type MoneyRange = {
  /** In whole units of the currency: what is firm. min = max when exact. Null: unknown. */
  min: Maybe<Scalars['Float']['output']>;
  /** In whole units of the currency, with what is conditional; a max alone is an "up to". Null: unknown. */
  max: Maybe<Scalars['Float']['output']>;
  /** ISO 4217, such as USD. Amounts in different currencies are never added. */
  currency: Scalars['String']['output'];
};

/** How much capacity, in the units its sources use. */
export type CapacityRange = {
  /** Electric power in megawatts; null where unknown. */
  megawatts: Maybe<Range>;
  /** Number of accelerators (GPUs, TPUs and the like); null where unknown. */
  accelerators: Maybe<Range>;
};

/**
 * A number known to lie between two bounds, both included. Equal bounds: exact. A null bound: unknown
 * on that side.
 */
export type Range = {
  /** Lower bound. */
  min: Maybe<Scalars['Float']['output']>;
  /** Upper bound. */
  max: Maybe<Scalars['Float']['output']>;
};

/** What every question returns, so that every surface can show every question. */
export type Answer = {
  /** The results, surest and largest first. */
  findings: Array<Finding>;
  /** One plain sentence. */
  summary: Scalars['String']['output'];
  /** What to draw: the union of the findings' subgraphs. */
  subgraph: Subgraph;
  /** The claims that the returned findings rest on, each once. */
  evidence: Array<Claim>;
  /** What the scope kept out that would have changed the answer, and why; at most 100. */
  leftOut: Array<LeftOut>;
  /** True where a bound cut the search short. */
  truncated: Scalars['Boolean']['output'];
  /** How many links the search looked at. */
  explored: Scalars['Int']['output'];
  /** How many findings there are in all; `first` bounds only those returned. */
  totalFindings: Scalars['Int']['output'];
  /** Give it as `after` to get the next findings; null at the end. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** The day that the answer holds for. */
  validAt: Scalars['Date']['output'];
  /** The moment of record that the answer holds for. */
  knownAt: Scalars['DateTime']['output'];
};

/** One result of a question, with its reasons and its evidence. */
export type Finding = {
  /** Same parties and same reason: same id, on any day. */
  id: Scalars['ID']['output'];
  /** The finding in one plain sentence. */
  headline: Scalars['String']['output'];
  /** 0..1. Of its surest way: the lowest confidence among the links and attributes it rests on. */
  confidence: Scalars['Float']['output'];
  /** The link that sets the confidence. */
  weakestLink: Maybe<Link>;
  /** True where a link it rests on is disputed. */
  disputed: Scalars['Boolean']['output'];
  /** True where every way needs an agreement that is proposed, a letter of intent, or before its validFrom. */
  prospective: Scalars['Boolean']['output'];
  /** What keeps it from being plain; empty where nothing does. */
  qualifiers: Array<Qualifier>;
  /** Each way in which it holds; within one, the links in order from first to last. */
  explanation: Array<Path>;
  /** What to draw for this finding. */
  subgraph: Subgraph;
  /** The claims it rests on. */
  evidence: Array<Claim>;
};

/** What keeps a finding from being plain. */
export type Qualifier =
  /** It may be so, but the claims do not settle it. */
  | 'POSSIBLE'
  /** It rests on a condition, such as a warrant or an option. */
  | 'CONDITIONAL'
  /** It was so, and has ended. */
  | 'FORMER'
  /** The claims allow both yes and no: it cannot be told. */
  | 'UNDETERMINED'
  /** No other supplier or own facility is known. */
  | 'SOLE_SOURCE';

/** A way through the graph, told in one sentence. */
export type Path = {
  /** The way, as one plain sentence. */
  sentence: Scalars['String']['output'];
  /** The entities passed, from first to last. */
  entities: Array<Entity>;
  /** The links passed, from first to last. */
  links: Array<Link>;
};

/** A part of the graph to draw: both ends of each link are among the entities. */
export type Subgraph = {
  /** The entities to draw, each once. */
  entities: Array<Entity>;
  /** The links to draw, each once. */
  links: Array<Link>;
};

/** A claim that the scope kept out and that would have changed the answer. */
export type LeftOut = {
  /** The claim kept out. */
  claim: Claim;
  /** Which part of the scope kept it out, in plain words. */
  reason: Scalars['String']['output'];
};

/** A company, or what acts like one: a division, a fund, a government, a nonprofit. */
export type Company = Entity & Node & {
  /** Stable and opaque to callers; survives re-imports; a merged id keeps resolving to the survivor. */
  id: Scalars['ID']['output'];
  /** What it is. */
  kind: EntityKind;
  /** The name it is known by. */
  name: Scalars['String']['output'];
  /** Other names it goes by. */
  aliases: Array<Scalars['String']['output']>;
  /** Its numbers in other registers. */
  identifiers: Array<Identifier>;
  /** Its links in scope, by the name of the other end. */
  links: LinkConnection;
  /** What became of its record, oldest first: who recorded, merged, split or judged it, when and why. */
  history: Array<HistoryEntry>;
  /** What sort of company it is. */
  form: CompanyForm;
  /** ISO 3166-1 alpha-2, such as US; null where unknown. */
  country: Maybe<Scalars['String']['output']>;
  /** Who holds shares, votes or control of it; unknown shares are included. */
  owners: Array<Ownership>;
  /** What it holds shares, votes or control of. */
  holdings: Array<Ownership>;
  /** Who has put money into it, round by round. */
  investors: Array<Investment>;
  /** What it has put money into, round by round. */
  investments: Array<Investment>;
  /** Claimed rivals, and companies in a market this one competes in. */
  rivals: Array<Rivalry>;
  /** Agreements to which it is a party, newest announced first. */
  agreements: AgreementConnection;
  /** Companies that supply it under agreements in force, by name. */
  suppliers: Array<Company>;
  /** Companies that it supplies under agreements in force, by name. */
  customers: Array<Company>;
  /** Facilities that it operates. */
  facilities: Array<Operation>;
  /** Products that it offers. */
  products: Array<Offering>;
  /** Companies and persons that count as one interest with it, each with the reason. */
  affiliates: Array<Affiliate>;
};


/** A company, or what acts like one: a division, a fund, a government, a nonprofit. */
export type CompanyLinksArgs = {
  types?: InputMaybe<Array<LinkType>>;
  direction?: InputMaybe<Direction>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A company, or what acts like one: a division, a fund, a government, a nonprofit. */
export type CompanyOwnersArgs = {
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A company, or what acts like one: a division, a fund, a government, a nonprofit. */
export type CompanyHoldingsArgs = {
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A company, or what acts like one: a division, a fund, a government, a nonprofit. */
export type CompanyInvestorsArgs = {
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A company, or what acts like one: a division, a fund, a government, a nonprofit. */
export type CompanyInvestmentsArgs = {
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A company, or what acts like one: a division, a fund, a government, a nonprofit. */
export type CompanyRivalsArgs = {
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A company, or what acts like one: a division, a fund, a government, a nonprofit. */
export type CompanyAgreementsArgs = {
  role?: InputMaybe<PartyRole>;
  kinds?: InputMaybe<Array<AgreementKind>>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A company, or what acts like one: a division, a fund, a government, a nonprofit. */
export type CompanySuppliersArgs = {
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A company, or what acts like one: a division, a fund, a government, a nonprofit. */
export type CompanyCustomersArgs = {
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A company, or what acts like one: a division, a fund, a government, a nonprofit. */
export type CompanyFacilitiesArgs = {
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A company, or what acts like one: a division, a fund, a government, a nonprofit. */
export type CompanyProductsArgs = {
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A company, or what acts like one: a division, a fund, a government, a nonprofit. */
export type CompanyAffiliatesArgs = {
  rule?: InputMaybe<AffiliateRule>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What sort of company it is. */
export type CompanyForm =
  /** A legal person that trades. */
  | 'COMPANY'
  /** A business unit inside a company: owned wholly, and controlled. */
  | 'DIVISION'
  /** A vehicle that invests. */
  | 'FUND'
  /** A state or an arm of one. Its companies are not one group by that alone. */
  | 'GOVERNMENT'
  /** A foundation, association or other body without owners. */
  | 'NONPROFIT'
  /** Any other. */
  | 'OTHER';

/** Claims about one attribute that cannot all be right. */
export type Dispute = {
  /** The link or agreement. */
  about: Node;
  /**
   * The attribute, such as accelerators; `existence` where the tie itself is denied; `statement: EFFECT` and the like
   * where what is said of an agreement is denied.
   */
  attribute: Scalars['String']['output'];
  /** What each side says: the preferred first, then the surest. */
  positions: Array<Position>;
};

/** One side of a dispute. */
export type Position = {
  /** The value as its claims state it; {"not": value} where they deny it. Of existence: true or false. */
  value: Scalars['JSON']['output'];
  /** The claims that say so, surest first. */
  claims: Array<Claim>;
  /** Whether one of them is preferred: then answers go by it. */
  preferred: Scalars['Boolean']['output'];
};

/** Anything that has an id. */
export type Node = {
  /** Stable and opaque to callers; survives re-imports; a merged id keeps resolving to the survivor. */
  id: Scalars['ID']['output'];
};

/** What an entity is. */
export type EntityKind =
  /** A company, a division of one, a fund, a government or a nonprofit. */
  | 'COMPANY'
  /** A natural person. */
  | 'PERSON'
  /** A data centre, cluster, network or plant. */
  | 'FACILITY'
  /** A model, service, network or piece of hardware. */
  | 'PRODUCT'
  /** A field in which companies compete. */
  | 'MARKET'
  /** A deal between parties. */
  | 'AGREEMENT';

/** Anything that can be found by search, be an end of a link, and be drawn. */
export type Entity = {
  /** Stable and opaque to callers; survives re-imports; a merged id keeps resolving to the survivor. */
  id: Scalars['ID']['output'];
  /** What it is. */
  kind: EntityKind;
  /** The name it is known by. */
  name: Scalars['String']['output'];
  /** Other names it goes by. */
  aliases: Array<Scalars['String']['output']>;
  /** Its numbers in other registers. */
  identifiers: Array<Identifier>;
  /** Its links in scope, by the name of the other end. */
  links: LinkConnection;
  /** What became of its record, oldest first: who recorded, merged, split or judged it, when and why. */
  history: Array<HistoryEntry>;
};


/** Anything that can be found by search, be an end of a link, and be drawn. */
export type EntityLinksArgs = {
  types?: InputMaybe<Array<LinkType>>;
  direction?: InputMaybe<Direction>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A number that another register gives to the same thing. */
export type Identifier = {
  /** The register: LEI, WIKIDATA, CIK, OPENCORPORATES … */
  scheme: Scalars['String']['output'];
  /** The number in that register. */
  value: Scalars['String']['output'];
  /** Where the register shows it; null where no address is known. */
  url: Maybe<Scalars['URL']['output']>;
};

/** Seen from one entity: the links that start there, that end there, or both. */
export type Direction =
  /** Links that start at the entity. */
  | 'OUT'
  /** Links that end at the entity. */
  | 'IN'
  /** Both. */
  | 'BOTH';

/** Why two companies count as one interest, and through whom. */
export type Affiliate = {
  /** The company or person that counts as one interest with the one asked about. */
  entity: Entity;
  /** What makes them one interest. */
  basis: AffiliateBasis;
  /**
   * 0..1. The share or votes of a close link; null where control alone makes the tie, or where no share
   * is known.
   */
  share: Maybe<Range>;
  /** The chain of links from one to the other. */
  path: Path;
};

/** How it is known: in a filing, by a party, by a publisher, by reckoning, by guess. */
export type ClaimStatus =
  /** In a filing or register. Base confidence 0.95. */
  | 'DISCLOSED'
  /** By a party to it. Base confidence 0.90. */
  | 'ANNOUNCED'
  /** By a publisher. Base confidence 0.70. */
  | 'REPORTED'
  /** By reckoning from what is known. Base confidence 0.50. */
  | 'ESTIMATED'
  /** By guess or rumour. Base confidence 0.30. */
  | 'SPECULATED';

/** What one source says about one link or agreement. Never edited: only added, retracted or preferred. */
export type Claim = Node & {
  /** A hash of what it says and where: the same claim twice is one claim. */
  id: Scalars['ID']['output'];
  /** The link or agreement it speaks of. */
  about: Node;
  /** The attributes it states, such as {"share": {"min": 0.14, "max": 0.14}}. */
  asserts: Scalars['JSON']['output'];
  /** How it is known. */
  status: ClaimStatus;
  /** False: a denial of the link, or of the attributes it gives. */
  supports: Scalars['Boolean']['output'];
  /** 0..1. Stated by the claim, or else its status's base times the reliability of its source. */
  confidence: Scalars['Float']['output'];
  /** Who says it. */
  source: Source;
  /** Where in the source, such as "paragraph 3". */
  locator: Maybe<Scalars['String']['output']>;
  /** The words of the source; null where none were taken down. */
  quote: Maybe<Scalars['String']['output']>;
  /** A remark by who recorded it. */
  note: Maybe<Scalars['String']['output']>;
  /** From when on what it says holds; null where the source does not say. */
  validFrom: Maybe<Scalars['PartialDate']['output']>;
  /** The first day on which it no longer holds; null where the source does not say. */
  validTo: Maybe<Scalars['PartialDate']['output']>;
  /** When it was recorded. */
  recordedAt: Scalars['DateTime']['output'];
  /** Who or which pack recorded it. */
  recordedBy: Scalars['String']['output'];
  /** When it was withdrawn; null where it stands. */
  retractedAt: Maybe<Scalars['DateTime']['output']>;
  /** Why it was withdrawn; null where it stands. */
  retractedBecause: Maybe<Scalars['String']['output']>;
  /** What became of it, oldest first: who recorded, retracted or preferred it, when and why. */
  history: Array<HistoryEntry>;
};

/** Something that was read: an article, a filing, a data set. */
export type Source = Node & {
  /** Stable and opaque to callers; survives re-imports; a merged id keeps resolving to the survivor. */
  id: Scalars['ID']['output'];
  /** Who published it. */
  publisher: Maybe<Scalars['String']['output']>;
  /** Its title. */
  title: Maybe<Scalars['String']['output']>;
  /** Where it can be read. */
  url: Maybe<Scalars['URL']['output']>;
  /** When it was published. */
  publishedOn: Maybe<Scalars['PartialDate']['output']>;
  /** When it was read. */
  retrievedAt: Maybe<Scalars['DateTime']['output']>;
  /** What sort of source it is. */
  kind: SourceKind;
  /** Admiralty code, A (reliable) to E (unreliable), F (cannot be judged); null where nobody judged it. */
  reliability: Maybe<Scalars['String']['output']>;
  /** True where only a truncated excerpt was read, not the article itself. */
  excerptOnly: Scalars['Boolean']['output'];
  /** The claims taken from it. */
  claims: ClaimConnection;
};


/** Something that was read: an article, a filing, a data set. */
export type SourceClaimsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What sort of source it is. */
export type SourceKind =
  /** Reporting. */
  | 'NEWS'
  /** A weblog. */
  | 'BLOG'
  /** An analyst's work. */
  | 'ANALYSIS'
  /** A party's own announcement. */
  | 'PRESS_RELEASE'
  /** A filing with an authority. */
  | 'FILING'
  /** A data set. */
  | 'DATASET'
  /** A public register. */
  | 'REGISTER'
  /** Any other. */
  | 'OTHER';

/** A data centre, cluster, network or plant: something that stands somewhere and can stop. */
export type Facility = Entity & Node & {
  /** Stable and opaque to callers; survives re-imports; a merged id keeps resolving to the survivor. */
  id: Scalars['ID']['output'];
  /** What it is. */
  kind: EntityKind;
  /** The name it is known by. */
  name: Scalars['String']['output'];
  /** Other names it goes by. */
  aliases: Array<Scalars['String']['output']>;
  /** Its numbers in other registers. */
  identifiers: Array<Identifier>;
  /** Its links in scope, by the name of the other end. */
  links: LinkConnection;
  /** What became of its record, oldest first: who recorded, merged, split or judged it, when and why. */
  history: Array<HistoryEntry>;
  /** Where it stands: ISO 3166-1 alpha-2, such as US; null where unknown. */
  country: Maybe<Scalars['String']['output']>;
  /** How large it is; null where no source states it. */
  capacity: Maybe<CapacityRange>;
  /** Who holds shares, votes or control of it. */
  owners: Array<Ownership>;
  /** Who runs it. */
  operators: Array<Operation>;
  /** Agreements that cover it, newest announced first. */
  agreements: AgreementConnection;
};


/** A data centre, cluster, network or plant: something that stands somewhere and can stop. */
export type FacilityLinksArgs = {
  types?: InputMaybe<Array<LinkType>>;
  direction?: InputMaybe<Direction>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A data centre, cluster, network or plant: something that stands somewhere and can stop. */
export type FacilityOwnersArgs = {
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A data centre, cluster, network or plant: something that stands somewhere and can stop. */
export type FacilityOperatorsArgs = {
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A data centre, cluster, network or plant: something that stands somewhere and can stop. */
export type FacilityAgreementsArgs = {
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** One thing that was done to a claim, or to the record of an entity. */
export type HistoryEntry = {
  /** When. */
  at: Scalars['DateTime']['output'];
  /** Who: the name of a key, the subject of a token, a seed pack or an import. */
  by: Scalars['String']['output'];
  /** What was done. */
  what: HistoryEvent;
  /** Why; null where nobody said. */
  because: Maybe<Scalars['String']['output']>;
  /** Of merging, splitting and judging: the id of the other record, which may be a former one. */
  other: Maybe<Scalars['ID']['output']>;
  /** Of judging: what was found. */
  verdict: Maybe<SameVerdict>;
};

/** What was done to a claim, or to the record of an entity. */
export type HistoryEvent =
  /** A claim was recorded; an entity was first named by a claim. */
  | 'RECORDED'
  /** A claim was withdrawn. */
  | 'RETRACTED'
  /** A withdrawn claim was recorded again. */
  | 'REVIVED'
  /** A claim was preferred over others. */
  | 'PREFERRED'
  /** A preference was taken back. */
  | 'UNPREFERRED'
  /** The record was merged into another one. */
  | 'MERGED'
  /** The record took in another one. */
  | 'ABSORBED'
  /** The two records were parted again. */
  | 'SPLIT'
  /** It was judged whether the record and another one are of one thing. */
  | 'JUDGED';

/** One page of pairs of records that may be of one thing. */
export type SameThingConnection = {
  /** The pairs on this page. */
  nodes: Array<SameThing>;
  /** The same, each with its cursor. */
  edges: Array<SameThingEdge>;
  /**
   * Where this page stands. The graph is looked through page by page, so a page may have few pairs, or none, and be followed by more: go on
   * until `hasNextPage` is false. `endCursor` is there on an empty page too, if more follow.
   */
  pageInfo: PageInfo;
  /** How many entities were looked at for this page; for each of them at most the fifty others whose names are nearest. */
  examined: Scalars['Int']['output'];
};

/** One of a page of pairs, with its cursor. */
export type SameThingEdge = {
  /** Give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The pair itself. */
  node: SameThing;
};

/** Two records that may be of one thing. Look at both, then say what you found with `judgeSame`, and make them one with `mergeEntities` if they are. */
export type SameThing = {
  /** One of the two. */
  a: Entity;
  /** The other one. */
  b: Entity;
  /** How likely they are one, 0..1: worked out from the reasons. It is a guide to what to look at first, not a measured probability. */
  score: Scalars['Float']['output'];
  /** What speaks for it and against it, what weighs most first. */
  reasons: Array<SameReason>;
  /** What somebody found last; null where nobody has judged it. */
  verdict: Maybe<SameVerdict>;
};

/** One thing that speaks for or against two records being of one thing. */
export type SameReason = {
  /** The reason, in a sentence. */
  says: Scalars['String']['output'];
  /** How much it weighs, in log odds: above 0 it speaks for, below 0 against. */
  weight: Scalars['Float']['output'];
};

/** What ties two entities. */
export type LinkType =
  /** Holder → held: shares, votes or control. */
  | 'OWNERSHIP'
  /** Investor → investee: money put in, per round. */
  | 'INVESTMENT'
  /** Company – company: they compete; without direction. */
  | 'RIVALRY'
  /** Person → company: founder, board member, executive … */
  | 'ROLE'
  /** Party → agreement. */
  | 'PARTY'
  /** Operator → facility. */
  | 'OPERATION'
  /** Company → product. */
  | 'OFFERING'
  /** Agreement → facility or product. */
  | 'COVERS'
  /** Company → market. */
  | 'COMPETES_IN';

/** A tie between two entities, consolidated from the claims about it: one per tie, not one per source. */
export type Link = {
  /** Computed from the ends and what tells two ties apart; a former id keeps resolving. */
  id: Scalars['ID']['output'];
  /** What the tie is. */
  type: LinkType;
  /** Where it starts. */
  from: Entity;
  /** Where it ends. */
  to: Entity;
  /** From when on it holds; null where unknown. */
  validFrom: Maybe<Scalars['PartialDate']['output']>;
  /** The first day on which it no longer holds; null where open or unknown. */
  validTo: Maybe<Scalars['PartialDate']['output']>;
  /** 0..1, of the best claim that supports it. */
  confidence: Scalars['Float']['output'];
  /** True where two claims in scope cannot both be right, or one denies what another supports. */
  disputed: Scalars['Boolean']['output'];
  /** The claims about it, surest first. */
  evidence: Array<Claim>;
};


/** A tie between two entities, consolidated from the claims about it: one per tie, not one per source. */
export type LinkEvidenceArgs = {
  scope?: InputMaybe<Scope>;
};

/** Two companies compete. Without direction: from is the lower id. */
export type Rivalry = Link & Node & {
  /** Computed from the ends and what tells two ties apart; a former id keeps resolving. */
  id: Scalars['ID']['output'];
  /** What the tie is. */
  type: LinkType;
  /** Where it starts. */
  from: Entity;
  /** Where it ends. */
  to: Entity;
  /** From when on it holds; null where unknown. */
  validFrom: Maybe<Scalars['PartialDate']['output']>;
  /** The first day on which it no longer holds; null where open or unknown. */
  validTo: Maybe<Scalars['PartialDate']['output']>;
  /** 0..1, of the best claim that supports it. */
  confidence: Scalars['Float']['output'];
  /** True where two claims in scope cannot both be right, or one denies what another supports. */
  disputed: Scalars['Boolean']['output'];
  /** The claims about it, surest first. */
  evidence: Array<Claim>;
  /** Where they compete; null where the claim names no market. */
  market: Maybe<Market>;
};


/** Two companies compete. Without direction: from is the lower id. */
export type RivalryEvidenceArgs = {
  scope?: InputMaybe<Scope>;
};

/** A company (from) runs a facility (to). */
export type Operation = Link & Node & {
  /** Computed from the ends and what tells two ties apart; a former id keeps resolving. */
  id: Scalars['ID']['output'];
  /** What the tie is. */
  type: LinkType;
  /** Where it starts. */
  from: Entity;
  /** Where it ends. */
  to: Entity;
  /** From when on it holds; null where unknown. */
  validFrom: Maybe<Scalars['PartialDate']['output']>;
  /** The first day on which it no longer holds; null where open or unknown. */
  validTo: Maybe<Scalars['PartialDate']['output']>;
  /** 0..1, of the best claim that supports it. */
  confidence: Scalars['Float']['output'];
  /** True where two claims in scope cannot both be right, or one denies what another supports. */
  disputed: Scalars['Boolean']['output'];
  /** The claims about it, surest first. */
  evidence: Array<Claim>;
};


/** A company (from) runs a facility (to). */
export type OperationEvidenceArgs = {
  scope?: InputMaybe<Scope>;
};

/** A company (from) offers a product (to). */
export type Offering = Link & Node & {
  /** Computed from the ends and what tells two ties apart; a former id keeps resolving. */
  id: Scalars['ID']['output'];
  /** What the tie is. */
  type: LinkType;
  /** Where it starts. */
  from: Entity;
  /** Where it ends. */
  to: Entity;
  /** From when on it holds; null where unknown. */
  validFrom: Maybe<Scalars['PartialDate']['output']>;
  /** The first day on which it no longer holds; null where open or unknown. */
  validTo: Maybe<Scalars['PartialDate']['output']>;
  /** 0..1, of the best claim that supports it. */
  confidence: Scalars['Float']['output'];
  /** True where two claims in scope cannot both be right, or one denies what another supports. */
  disputed: Scalars['Boolean']['output'];
  /** The claims about it, surest first. */
  evidence: Array<Claim>;
};


/** A company (from) offers a product (to). */
export type OfferingEvidenceArgs = {
  scope?: InputMaybe<Scope>;
};

/** An agreement (from) covers a facility or product (to). */
export type Coverage = Link & Node & {
  /** Computed from the ends and what tells two ties apart; a former id keeps resolving. */
  id: Scalars['ID']['output'];
  /** What the tie is. */
  type: LinkType;
  /** Where it starts. */
  from: Entity;
  /** Where it ends. */
  to: Entity;
  /** From when on it holds; null where unknown. */
  validFrom: Maybe<Scalars['PartialDate']['output']>;
  /** The first day on which it no longer holds; null where open or unknown. */
  validTo: Maybe<Scalars['PartialDate']['output']>;
  /** 0..1, of the best claim that supports it. */
  confidence: Scalars['Float']['output'];
  /** True where two claims in scope cannot both be right, or one denies what another supports. */
  disputed: Scalars['Boolean']['output'];
  /** The claims about it, surest first. */
  evidence: Array<Claim>;
};


/** An agreement (from) covers a facility or product (to). */
export type CoverageEvidenceArgs = {
  scope?: InputMaybe<Scope>;
};

/** A company (from) competes in a market (to). */
export type MarketPresence = Link & Node & {
  /** Computed from the ends and what tells two ties apart; a former id keeps resolving. */
  id: Scalars['ID']['output'];
  /** What the tie is. */
  type: LinkType;
  /** Where it starts. */
  from: Entity;
  /** Where it ends. */
  to: Entity;
  /** From when on it holds; null where unknown. */
  validFrom: Maybe<Scalars['PartialDate']['output']>;
  /** The first day on which it no longer holds; null where open or unknown. */
  validTo: Maybe<Scalars['PartialDate']['output']>;
  /** 0..1, of the best claim that supports it. */
  confidence: Scalars['Float']['output'];
  /** True where two claims in scope cannot both be right, or one denies what another supports. */
  disputed: Scalars['Boolean']['output'];
  /** The claims about it, surest first. */
  evidence: Array<Claim>;
};


/** A company (from) competes in a market (to). */
export type MarketPresenceEvidenceArgs = {
  scope?: InputMaybe<Scope>;
};

/** A field in which companies compete. */
export type Market = Entity & Node & {
  /** Stable and opaque to callers; survives re-imports; a merged id keeps resolving to the survivor. */
  id: Scalars['ID']['output'];
  /** What it is. */
  kind: EntityKind;
  /** The name it is known by. */
  name: Scalars['String']['output'];
  /** Other names it goes by. */
  aliases: Array<Scalars['String']['output']>;
  /** Its numbers in other registers. */
  identifiers: Array<Identifier>;
  /** Its links in scope, by the name of the other end. */
  links: LinkConnection;
  /** What became of its record, oldest first: who recorded, merged, split or judged it, when and why. */
  history: Array<HistoryEntry>;
  /** Companies that compete in it, by name. */
  competitors: CompanyConnection;
};


/** A field in which companies compete. */
export type MarketLinksArgs = {
  types?: InputMaybe<Array<LinkType>>;
  direction?: InputMaybe<Direction>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A field in which companies compete. */
export type MarketCompetitorsArgs = {
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What can be written. Every mutation needs a key with the scope write. */
export type Mutation = {
  /**
   * Records what sources say. All or nothing, in one transaction. The same claims again change nothing: they come back under
   * `repeated`. A claim that was retracted is in the record again from now on.
   */
  recordClaims: RecordClaimsPayload;
  /** Withdraws a claim: it stops counting from now on, and what was known before stays as it was. */
  retractClaim: ClaimPayload;
  /** Prefers a claim: of disputed positions, answers go by the preferred one. Nothing is deleted, and it can be taken back. */
  preferClaim: ClaimPayload;
  /** Takes a preference back. */
  unpreferClaim: ClaimPayload;
  /** Makes one of two records of one thing. It can be undone by splitEntity; the absorbed id keeps resolving. */
  mergeEntities: MergePayload;
  /** Undoes a merge: the absorbed record stands by itself again, with its claims. */
  splitEntity: MergePayload;
  /** Notes whether two records are of one thing, so that the question is not asked again. It merges nothing. */
  judgeSame: JudgePayload;
  /**
   * Makes a view: one saved query with every variable pinned, at an address that needs no key. Whoever has the address sees what the view
   * shows, and nothing else of the graph. The token is told in this answer alone.
   */
  createView: CreateViewPayload;
  /** Withdraws a view: within a second its address says so instead of what it showed. Needs the key that made it, or one with the scope admin. */
  revokeView: ViewPayload;
};


/** What can be written. Every mutation needs a key with the scope write. */
export type MutationRecordClaimsArgs = {
  input: RecordClaimsInput;
};


/** What can be written. Every mutation needs a key with the scope write. */
export type MutationRetractClaimArgs = {
  input: ChangeClaimInput;
};


/** What can be written. Every mutation needs a key with the scope write. */
export type MutationPreferClaimArgs = {
  input: ChangeClaimInput;
};


/** What can be written. Every mutation needs a key with the scope write. */
export type MutationUnpreferClaimArgs = {
  input: ChangeClaimInput;
};


/** What can be written. Every mutation needs a key with the scope write. */
export type MutationMergeEntitiesArgs = {
  input: MergeEntitiesInput;
};


/** What can be written. Every mutation needs a key with the scope write. */
export type MutationSplitEntityArgs = {
  input: SplitEntityInput;
};


/** What can be written. Every mutation needs a key with the scope write. */
export type MutationJudgeSameArgs = {
  input: JudgeSameInput;
};


/** What can be written. Every mutation needs a key with the scope write. */
export type MutationCreateViewArgs = {
  input: CreateViewInput;
};


/** What can be written. Every mutation needs a key with the scope write. */
export type MutationRevokeViewArgs = {
  input: RevokeViewInput;
};

/** What is to be recorded: at most 1000 each of claims, entities and sources. They may refer to one another, and to what is in the graph. */
export type RecordClaimsInput = {
  /**
   * 1 to 255 characters of your choice, new for each thing that you want done. The same key with the same input gives the
   * first outcome again and writes nothing; with another input it is refused. Kept for at least 24 hours.
   */
  idempotencyKey: Scalars['String']['input'];
  /** Why it is recorded; stands in the history of each new claim. */
  because?: InputMaybe<Scalars['String']['input']>;
  /** Sources that are new, or of which more is known. */
  sources?: InputMaybe<Array<SourceInput>>;
  /** Entities that are new, or of which more is known. */
  entities?: InputMaybe<Array<EntityInput>>;
  /** What the sources say, claim by claim. */
  claims: Array<ClaimInput>;
};

/** Which claim, and why. */
export type ChangeClaimInput = {
  /** 1 to 255 characters, new for each thing that you want done: see RecordClaimsInput. */
  idempotencyKey: Scalars['String']['input'];
  /** The id of the claim. */
  id: Scalars['ID']['input'];
  /** Why; stands in its history. */
  because: Scalars['String']['input'];
};

/** Two records of one thing. */
export type MergeEntitiesInput = {
  /** 1 to 255 characters, new for each thing that you want done: see RecordClaimsInput. */
  idempotencyKey: Scalars['String']['input'];
  /** The id of the record that stays. */
  keep: Scalars['ID']['input'];
  /** The id of the record that goes into it; it keeps resolving. */
  absorb: Scalars['ID']['input'];
  /** Why they are one; stands in the history of both. */
  because: Scalars['String']['input'];
};

/** A record that was merged into another one by mistake. */
export type SplitEntityInput = {
  /** 1 to 255 characters, new for each thing that you want done: see RecordClaimsInput. */
  idempotencyKey: Scalars['String']['input'];
  /** The id that was absorbed. */
  id: Scalars['ID']['input'];
  /** Why they are two; stands in the history of both. */
  because: Scalars['String']['input'];
};

/** Whether two records are of one thing. */
export type JudgeSameInput = {
  /** 1 to 255 characters, new for each thing that you want done: see RecordClaimsInput. */
  idempotencyKey: Scalars['String']['input'];
  /** The id of one record. */
  a: Scalars['ID']['input'];
  /** The id of the other one. */
  b: Scalars['ID']['input'];
  /** What was found. */
  verdict: SameVerdict;
  /** Why; stands in the history of both. */
  because: Scalars['String']['input'];
};

/** Whether two records are of one thing. */
export type SameVerdict =
  /** They are. */
  | 'YES'
  /** They are not. */
  | 'NO'
  /** It cannot be told. */
  | 'UNSURE';

/** What came of recording claims. */
export type RecordClaimsPayload = {
  /** Claims that are new in the record, and those that are in it again. */
  added: Array<Claim>;
  /** Claims that were in the record already. */
  repeated: Array<Claim>;
  /** Disputes as of today that claims under `added` are part of; at most 100. */
  disputes: Array<Dispute>;
  /** Ties that claims under `added` speak of, both ends of which are one thing now. */
  suppressed: Array<SuppressedTie>;
  /** What is wrong with the input. Empty where it was written; otherwise nothing was. */
  faults: Array<Fault>;
};

/** What came of changing a claim. */
export type ClaimPayload = {
  /** The claim as it is now; null where there are faults. */
  claim: Maybe<Claim>;
  /** What is wrong with the input. Empty where it was written; otherwise nothing was. */
  faults: Array<Fault>;
};

/** What came of merging or splitting. */
export type MergePayload = {
  /** The entity that stays, or that stands by itself again; null where there are faults. */
  entity: Maybe<Entity>;
  /** Ties both ends of which became one by it. */
  suppressed: Array<SuppressedTie>;
  /** What is wrong with the input. Empty where it was written; otherwise nothing was. */
  faults: Array<Fault>;
};

/**
 * A tie between two records that are one thing now: no link is made of it, for nothing is tied to itself. Its claims stay in the record, and count again
 * after a split.
 */
export type SuppressedTie = {
  /** What sort of tie it was. */
  type: LinkType;
  /** What both of its ends are now. */
  entity: Entity;
  /** The claims that speak of it. */
  claims: Array<Claim>;
};

/** What came of a judgement. */
export type JudgePayload = {
  /** What is wrong with the input. Empty where it was written; otherwise nothing was. */
  faults: Array<Fault>;
};

/** Something that is wrong with an input. Nothing was written. */
export type Fault = {
  /** Stable; docs/errors.md lists all. */
  code: Scalars['String']['output'];
  /** What is wrong, with which value. */
  message: Scalars['String']['output'];
  /** Where in the input: names of fields, and numbers of items from 0, as in ["claims", "0", "from"]. */
  path: Array<Scalars['String']['output']>;
};

/** The holder (from) has shares, votes or control of the held (to). */
export type Ownership = Link & Node & {
  /** Computed from the ends and what tells two ties apart; a former id keeps resolving. */
  id: Scalars['ID']['output'];
  /** What the tie is. */
  type: LinkType;
  /** Where it starts. */
  from: Entity;
  /** Where it ends. */
  to: Entity;
  /** From when on it holds; null where unknown. */
  validFrom: Maybe<Scalars['PartialDate']['output']>;
  /** The first day on which it no longer holds; null where open or unknown. */
  validTo: Maybe<Scalars['PartialDate']['output']>;
  /** 0..1, of the best claim that supports it. */
  confidence: Scalars['Float']['output'];
  /** True where two claims in scope cannot both be right, or one denies what another supports. */
  disputed: Scalars['Boolean']['output'];
  /** The claims about it, surest first. */
  evidence: Array<Claim>;
  /** Economic share, 0..1. Null: unknown, which is neither 0 nor 1. */
  share: Maybe<Range>;
  /** Share of the votes, 0..1. Null: unknown. */
  votes: Maybe<Range>;
  /** Control stated by a claim, whatever the share; null where no claim speaks of it. */
  controls: Maybe<Scalars['Boolean']['output']>;
  /** BODS 0.4 interest types. */
  interests: Array<Scalars['String']['output']>;
};


/** The holder (from) has shares, votes or control of the held (to). */
export type OwnershipEvidenceArgs = {
  scope?: InputMaybe<Scope>;
};

/** The investor (from) puts money into the investee (to); each round is its own link. */
export type Investment = Link & Node & {
  /** Computed from the ends and what tells two ties apart; a former id keeps resolving. */
  id: Scalars['ID']['output'];
  /** What the tie is. */
  type: LinkType;
  /** Where it starts. */
  from: Entity;
  /** Where it ends. */
  to: Entity;
  /** From when on it holds; null where unknown. */
  validFrom: Maybe<Scalars['PartialDate']['output']>;
  /** The first day on which it no longer holds; null where open or unknown. */
  validTo: Maybe<Scalars['PartialDate']['output']>;
  /** 0..1, of the best claim that supports it. */
  confidence: Scalars['Float']['output'];
  /** True where two claims in scope cannot both be right, or one denies what another supports. */
  disputed: Scalars['Boolean']['output'];
  /** The claims about it, surest first. */
  evidence: Array<Claim>;
  /** min: firm; max: with what is conditional. Null: unknown. */
  amount: Maybe<MoneyRange>;
  /** The name of the round; CUMULATIVE for a total over several, which is never added to the others. */
  round: Maybe<Scalars['String']['output']>;
  /** Equity, convertible, debt …, in the words of the source. */
  instrument: Maybe<Scalars['String']['output']>;
  /** When it was made; null where unknown. */
  on: Maybe<Scalars['PartialDate']['output']>;
  /** Where it stands on the day asked about. */
  stage: AgreementStage;
};


/** The investor (from) puts money into the investee (to); each round is its own link. */
export type InvestmentEvidenceArgs = {
  scope?: InputMaybe<Scope>;
};

/** Where a page stands in the whole list. */
export type PageInfo = {
  /** True where more follow. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True where some come before. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first on this page; null on an empty page. */
  startCursor: Maybe<Scalars['String']['output']>;
  /** Cursor of the last on this page: give it as `after` to get the next page; null on an empty page. */
  endCursor: Maybe<Scalars['String']['output']>;
};

/** One page of links. */
export type LinkConnection = {
  /** The links on this page. */
  nodes: Array<Link>;
  /** The same, each with its cursor. */
  edges: Array<LinkEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
  /** How many there are in all, over every page. */
  totalCount: Scalars['Int']['output'];
};

/** One of a page of links, with its cursor. */
export type LinkEdge = {
  /** Give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The link itself. */
  node: Link;
};

/** One page of agreements. */
export type AgreementConnection = {
  /** The agreements on this page. */
  nodes: Array<Agreement>;
  /** The same, each with its cursor. */
  edges: Array<AgreementEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
  /** How many there are in all, over every page. */
  totalCount: Scalars['Int']['output'];
};

/** One of a page of agreements, with its cursor. */
export type AgreementEdge = {
  /** Give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The agreement itself. */
  node: Agreement;
};

/** One page of companies. */
export type CompanyConnection = {
  /** The companies on this page. */
  nodes: Array<Company>;
  /** The same, each with its cursor. */
  edges: Array<CompanyEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
  /** How many there are in all, over every page. */
  totalCount: Scalars['Int']['output'];
};

/** One of a page of companies, with its cursor. */
export type CompanyEdge = {
  /** Give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The company itself. */
  node: Company;
};

/** One page of markets. */
export type MarketConnection = {
  /** The markets on this page. */
  nodes: Array<Market>;
  /** The same, each with its cursor. */
  edges: Array<MarketEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
  /** How many there are in all, over every page. */
  totalCount: Scalars['Int']['output'];
};

/** One of a page of markets, with its cursor. */
export type MarketEdge = {
  /** Give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The market itself. */
  node: Market;
};

/** One page of claims. */
export type ClaimConnection = {
  /** The claims on this page. */
  nodes: Array<Claim>;
  /** The same, each with its cursor. */
  edges: Array<ClaimEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
  /** How many there are in all, over every page. */
  totalCount: Scalars['Int']['output'];
};

/** One of a page of claims, with its cursor. */
export type ClaimEdge = {
  /** Give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The claim itself. */
  node: Claim;
};

/** A natural person who owns, invests, or holds a role. */
export type Person = Entity & Node & {
  /** Stable and opaque to callers; survives re-imports; a merged id keeps resolving to the survivor. */
  id: Scalars['ID']['output'];
  /** What it is. */
  kind: EntityKind;
  /** The name it is known by. */
  name: Scalars['String']['output'];
  /** Other names it goes by. */
  aliases: Array<Scalars['String']['output']>;
  /** Its numbers in other registers. */
  identifiers: Array<Identifier>;
  /** Its links in scope, by the name of the other end. */
  links: LinkConnection;
  /** What became of its record, oldest first: who recorded, merged, split or judged it, when and why. */
  history: Array<HistoryEntry>;
  /** Roles at companies, former ones included. */
  roles: Array<Role>;
  /** What the person holds shares, votes or control of. */
  holdings: Array<Ownership>;
  /** Companies that count as one interest with the person, each with the reason. */
  affiliates: Array<Affiliate>;
};


/** A natural person who owns, invests, or holds a role. */
export type PersonLinksArgs = {
  types?: InputMaybe<Array<LinkType>>;
  direction?: InputMaybe<Direction>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A natural person who owns, invests, or holds a role. */
export type PersonRolesArgs = {
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A natural person who owns, invests, or holds a role. */
export type PersonHoldingsArgs = {
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A natural person who owns, invests, or holds a role. */
export type PersonAffiliatesArgs = {
  rule?: InputMaybe<AffiliateRule>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A model, service, network or piece of hardware that a company offers. */
export type Product = Entity & Node & {
  /** Stable and opaque to callers; survives re-imports; a merged id keeps resolving to the survivor. */
  id: Scalars['ID']['output'];
  /** What it is. */
  kind: EntityKind;
  /** The name it is known by. */
  name: Scalars['String']['output'];
  /** Other names it goes by. */
  aliases: Array<Scalars['String']['output']>;
  /** Its numbers in other registers. */
  identifiers: Array<Identifier>;
  /** Its links in scope, by the name of the other end. */
  links: LinkConnection;
  /** What became of its record, oldest first: who recorded, merged, split or judged it, when and why. */
  history: Array<HistoryEntry>;
  /** What sort of product it is. */
  family: ProductFamily;
  /** The companies that offer it. */
  offeredBy: Array<Offering>;
};


/** A model, service, network or piece of hardware that a company offers. */
export type ProductLinksArgs = {
  types?: InputMaybe<Array<LinkType>>;
  direction?: InputMaybe<Direction>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A model, service, network or piece of hardware that a company offers. */
export type ProductOfferedByArgs = {
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What sort of product it is. */
export type ProductFamily =
  /** A trained model. */
  | 'MODEL'
  /** A service, such as a cloud or an assistant. */
  | 'SERVICE'
  /** A network, such as a satellite constellation. */
  | 'NETWORK'
  /** A chip, server or other device. */
  | 'HARDWARE'
  /** Any other. */
  | 'OTHER';

/** What can be asked. */
export type Query = {
  /**
   * Anything by its id, former ids included: an entity, a link, a claim, a source. Null where there is
   * none, and where nothing of an agreement or a link is in scope; one that has ended shows what it was last.
   */
  node: Maybe<Node>;
  /**
   * An entity by id, former id, or identifier written SCHEME:value, such as WIKIDATA:Q193701. Null where
   * there is none.
   */
  entity: Maybe<Entity>;
  /** A company by id, former id, or identifier written SCHEME:value. Null where there is none. */
  company: Maybe<Company>;
  /**
   * An agreement by id or former id. Null where there is none, and where nothing of it is in scope, as before it was announced; one
   * that has ended shows its last parties and terms.
   */
  agreement: Maybe<Agreement>;
  /** A source by id. Null where there is none. */
  source: Maybe<Source>;
  /** A claim by id, retracted ones included. Null where there is none. */
  claim: Maybe<Claim>;
  /**
   * Names and aliases, forgiving of case, accents and small typos; best first. What stands between double quotes is wanted as it stands, and a word
   * that ends in * is the beginning of one; every other sign is a text.
   */
  search: Array<SearchHit>;
  /** Companies, by name. */
  companies: CompanyConnection;
  /** Agreements, newest announced first. */
  agreements: AgreementConnection;
  /** Markets, by name. */
  markets: MarketConnection;
  /**
   * Pairs of records of one kind that may be of one thing, for a person to judge: those that share an identifier, or are called alike. By the id
   * of the first, its best pair first. Pairs that somebody has judged are left out.
   */
  sameThings: SameThingConnection;
  /** Views that were made, newest first. Needs a key with the scope write, and shows what that key has made; with the scope admin, all. */
  views: ViewConnection;
  /**
   * What changed between two moments: claims recorded or retracted, and findings that appeared or went. Asks
   * the other questions too, and so takes longer than they do.
   */
  changes: ChangeAnswer;
  /**
   * Money that comes back: rings of groups in which someone pays for something and, elsewhere in the ring, money is put in, lent or
   * granted as stock. Each step is typed and dated.
   */
  circularDeals: CircularDealAnswer;
  /**
   * Where one party stands on two sides: as investor and supplier, as supplier and rival, as investor in
   * rivals, as their common owner, or by a person's roles.
   */
  conflictsOfInterest: ConflictAnswer;
  /**
   * The shortest ways from one entity to the other. Each link is one hop, but company – agreement –
   * company together is one.
   */
  connections: ConnectionAnswer;
  /**
   * On what claims disagree: values that hold on the day and cannot both be right, and what one claim
   * supports and another denies.
   */
  disputes: DisputeAnswer;
  /** Who needs whom more, a company or each of its suppliers (Emerson's dependence)? */
  leverage: LeverageAnswer;
  /** What stops when these facilities, suppliers or products do: who loses which share of its supply. */
  outage: OutageAnswer;
  /** Where a company depends on a rival, or on a rival's affiliate. */
  rivalDependencies: RivalDependencyAnswer;
  /**
   * Which competitors share infrastructure: the same facility, or the same supplier, affiliated
   * suppliers, or one supplied by the other's group or close link.
   */
  sharedInfrastructure: SharedInfrastructureAnswer;
  /**
   * How much a customer, or all competitors in a market, depend on few suppliers: each supplier's share, and the
   * Herfindahl–Hirschman index of the shares, both as ranges where amounts are unknown. Give a customer or a market.
   */
  supplierConcentration: ConcentrationAnswer;
  /** What happened, in order: dated events of a thing's ties and of its agreements; what is still to come is prospective. */
  timeline: TimelineAnswer;
  /** Integrated ownership and control up to owners that nobody owns; right with cycles and with unknown shares. */
  ultimateOwners: OwnershipAnswer;
};


/** What can be asked. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
  scope?: InputMaybe<Scope>;
};


/** What can be asked. */
export type QueryEntityArgs = {
  id: Scalars['ID']['input'];
  scope?: InputMaybe<Scope>;
};


/** What can be asked. */
export type QueryCompanyArgs = {
  id: Scalars['ID']['input'];
  scope?: InputMaybe<Scope>;
};


/** What can be asked. */
export type QueryAgreementArgs = {
  id: Scalars['ID']['input'];
  scope?: InputMaybe<Scope>;
};


/** What can be asked. */
export type QuerySourceArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryClaimArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QuerySearchArgs = {
  text: Scalars['String']['input'];
  kinds?: InputMaybe<Array<EntityKind>>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. */
export type QueryCompaniesArgs = {
  market?: InputMaybe<Scalars['ID']['input']>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryAgreementsArgs = {
  kinds?: InputMaybe<Array<AgreementKind>>;
  party?: InputMaybe<Scalars['ID']['input']>;
  facility?: InputMaybe<Scalars['ID']['input']>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryMarketsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QuerySameThingsArgs = {
  kinds?: InputMaybe<Array<EntityKind>>;
  about?: InputMaybe<Scalars['ID']['input']>;
  minScore?: InputMaybe<Scalars['Float']['input']>;
  judged?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryViewsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryChangesArgs = {
  since: Scalars['DateTime']['input'];
  until?: InputMaybe<Scalars['DateTime']['input']>;
  about?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryCircularDealsArgs = {
  through?: InputMaybe<Scalars['ID']['input']>;
  maxLength?: InputMaybe<Scalars['Int']['input']>;
  affiliates?: InputMaybe<AffiliateRule>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryConflictsOfInterestArgs = {
  subject?: InputMaybe<Scalars['ID']['input']>;
  kinds?: InputMaybe<Array<ConflictKind>>;
  affiliates?: InputMaybe<AffiliateRule>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryConnectionsArgs = {
  from: Scalars['ID']['input'];
  to: Scalars['ID']['input'];
  types?: InputMaybe<Array<LinkType>>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. */
export type QueryDisputesArgs = {
  about?: InputMaybe<Scalars['ID']['input']>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryLeverageArgs = {
  company: Scalars['ID']['input'];
  measure?: InputMaybe<ConcentrationMeasure>;
  affiliates?: InputMaybe<AffiliateRule>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryOutageArgs = {
  of: Array<Scalars['ID']['input']>;
  measure?: InputMaybe<ConcentrationMeasure>;
  tiers?: InputMaybe<Scalars['Int']['input']>;
  affiliates?: InputMaybe<AffiliateRule>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryRivalDependenciesArgs = {
  company?: InputMaybe<Scalars['ID']['input']>;
  market?: InputMaybe<Scalars['ID']['input']>;
  affiliates?: InputMaybe<AffiliateRule>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QuerySharedInfrastructureArgs = {
  companies?: InputMaybe<Array<Scalars['ID']['input']>>;
  market?: InputMaybe<Scalars['ID']['input']>;
  kinds?: InputMaybe<Array<AgreementKind>>;
  tiers?: InputMaybe<Scalars['Int']['input']>;
  affiliates?: InputMaybe<AffiliateRule>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QuerySupplierConcentrationArgs = {
  customer?: InputMaybe<Scalars['ID']['input']>;
  market?: InputMaybe<Scalars['ID']['input']>;
  kinds?: InputMaybe<Array<AgreementKind>>;
  measure?: InputMaybe<ConcentrationMeasure>;
  affiliates?: InputMaybe<AffiliateRule>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryTimelineArgs = {
  of: Scalars['ID']['input'];
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryUltimateOwnersArgs = {
  of: Scalars['ID']['input'];
  scope?: InputMaybe<Scope>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Something that was read: an article, a filing, a data set. */
export type SourceInput = {
  /** Its id: a-z, 0-9 and hyphens, at most 100. */
  id: Scalars['ID']['input'];
  /** Who published it. */
  publisher?: InputMaybe<Scalars['String']['input']>;
  /** Its title. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** Where it can be read. */
  url?: InputMaybe<Scalars['URL']['input']>;
  /** When it was published. */
  publishedOn?: InputMaybe<Scalars['PartialDate']['input']>;
  /** When it was read. */
  retrievedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** What sort of source it is. */
  kind: SourceKind;
  /** Admiralty code, A (reliable) to E (unreliable), F (cannot be judged). Left out where nobody judged it. */
  reliability?: InputMaybe<Scalars['String']['input']>;
  /** True where only a truncated excerpt was read, not the article itself. */
  excerptOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A company, person, facility, product or market. Agreements come to be by the claims about them. */
export type EntityInput = {
  /** Its id: a-z, 0-9 and hyphens, at most 100. */
  id: Scalars['ID']['input'];
  /** What it is. */
  kind: EntityKind;
  /** The name it is known by. */
  name: Scalars['String']['input'];
  /** Other names it goes by. They are added to those that are known. */
  aliases?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Its numbers in other registers. They are added to those that are known. */
  identifiers?: InputMaybe<Array<IdentifierInput>>;
  /** Of a company: what sort. */
  form?: InputMaybe<CompanyForm>;
  /** Of a product: what sort. */
  family?: InputMaybe<ProductFamily>;
  /** ISO 3166-1 alpha-2, such as US. */
  country?: InputMaybe<Scalars['String']['input']>;
  /** Of a facility: its size. */
  capacity?: InputMaybe<CapacityRangeInput>;
};

/** What one source says about one link or agreement: either `link`, `from`, `to` and `attributes`, or `agreement`. */
export type ClaimInput = {
  /** What ties the two ends. Parties are stated by `agreement`. */
  link?: InputMaybe<LinkType>;
  /** The id of the entity at which it starts. */
  from?: InputMaybe<Scalars['ID']['input']>;
  /** The id of the entity at which it ends. */
  to?: InputMaybe<Scalars['ID']['input']>;
  /** What is said of the link. */
  attributes?: InputMaybe<LinkAttributesInput>;
  /** What is said of an agreement. */
  agreement?: InputMaybe<AgreementInput>;
  /** How it is known. */
  status: ClaimStatus;
  /** False: a denial of the link, or of the attributes given. */
  supports?: InputMaybe<Scalars['Boolean']['input']>;
  /** 0..1. Left out: from the status and the reliability of the source. */
  confidence?: InputMaybe<Scalars['Float']['input']>;
  /** The id of the source that says it. */
  source: Scalars['ID']['input'];
  /** Where in the source, such as "paragraph 3". */
  locator?: InputMaybe<Scalars['String']['input']>;
  /** The words of the source. */
  quote?: InputMaybe<Scalars['String']['input']>;
  /** A remark of your own. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** From when on what it says holds. */
  validFrom?: InputMaybe<Scalars['PartialDate']['input']>;
  /** The first day on which it no longer holds. */
  validTo?: InputMaybe<Scalars['PartialDate']['input']>;
  /** When it was first recorded. Left out: now. Two claims that differ only in this are one. */
  recordedAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What is said of a link. Which of them a link can have depends on its type; what is left out is not stated. */
export type LinkAttributesInput = {
  /** Of an investment: where it stands. */
  stage?: InputMaybe<AgreementStage>;
  /** Of ownership: the part of the shares, 0..1. */
  share?: InputMaybe<RangeInput>;
  /** Of ownership: the part of the votes, 0..1. */
  votes?: InputMaybe<RangeInput>;
  /** Of ownership: whether the holder controls it. */
  controls?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of ownership: interest types of BODS 0.4. */
  interests?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Of an investment: the money. */
  amount?: InputMaybe<MoneyRangeInput>;
  /** Of an investment: the round, such as Series B. */
  round?: InputMaybe<Scalars['String']['input']>;
  /** Of an investment: how it is held, such as equity. */
  instrument?: InputMaybe<Scalars['String']['input']>;
  /** Of an investment: its day. */
  on?: InputMaybe<Scalars['PartialDate']['input']>;
  /** Of a rivalry: the id of the market. */
  market?: InputMaybe<Scalars['ID']['input']>;
  /** Of a role: FOUNDER, BOARD_MEMBER, EXECUTIVE and the like. */
  role?: InputMaybe<Scalars['String']['input']>;
  /** Of a role: how it is called, such as Chief Executive. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** Of a role: whether it has ended. */
  former?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What is said of an agreement. What is left out is not stated. */
export type AgreementInput = {
  /** Its id: a-z, 0-9 and hyphens, at most 100. */
  id: Scalars['ID']['input'];
  /** The name it is known by. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What sort of deal it is. */
  kind: AgreementKind;
  /** Where it stands. */
  stage?: InputMaybe<AgreementStage>;
  /** Who takes part, and as what; at least one. */
  parties: Array<PartyInput>;
  /** Ids of the facilities and products that it covers. */
  covers?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What it is worth in all. */
  value?: InputMaybe<MoneyRangeInput>;
  /** How much capacity it gives. */
  capacity?: InputMaybe<CapacityRangeInput>;
  /** Whether its terms are public. */
  termsDisclosed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether others are shut out. */
  exclusive?: InputMaybe<Scalars['Boolean']['input']>;
  /** When it was announced. */
  announcedOn?: InputMaybe<Scalars['PartialDate']['input']>;
  /** When it was signed. */
  signedOn?: InputMaybe<Scalars['PartialDate']['input']>;
  /** What is said of it that is no attribute. */
  statements?: InputMaybe<Array<StatementInput>>;
  /** 0..1. The part of the supplier's revenue that it makes. */
  shareOfSupplierRevenue?: InputMaybe<RangeInput>;
  /** 0..1. The part of the customer's supply that it makes. */
  shareOfCustomerSupply?: InputMaybe<RangeInput>;
};

/** Something said of an agreement that is no attribute. */
export type StatementInput = {
  /** What it speaks of. */
  topic: StatementTopic;
  /** What is said. */
  text: Scalars['String']['input'];
};

/** Who takes part in an agreement, and as what. */
export type PartyInput = {
  /** What the party is in the agreement. */
  role: PartyRole;
  /** The id of the company or person. */
  entity: Scalars['ID']['input'];
};

/** A number that another register gives to the same thing. */
export type IdentifierInput = {
  /** The register: LEI, WIKIDATA, CIK, OPENCORPORATES … */
  scheme: Scalars['String']['input'];
  /** The number in that register. */
  value: Scalars['String']['input'];
};

/** From … to; give one of them where the other is not known, both alike where the number is. */
export type RangeInput = {
  /** The least it can be. */
  min?: InputMaybe<Scalars['Float']['input']>;
  /** The most it can be. */
  max?: InputMaybe<Scalars['Float']['input']>;
};

/** An amount of money; give one bound where the other is not known. */
export type MoneyRangeInput = {
  /** What is firm. */
  min?: InputMaybe<Scalars['Float']['input']>;
  /** With what is conditional, as in "up to". */
  max?: InputMaybe<Scalars['Float']['input']>;
  /** ISO 4217, such as USD. */
  currency: Scalars['String']['input'];
};

/** A size; give what is known of it. */
export type CapacityRangeInput = {
  /** Electric power, in megawatts. */
  megawatts?: InputMaybe<RangeInput>;
  /** Number of accelerators. */
  accelerators?: InputMaybe<RangeInput>;
};

/** A person (from) holds or held a role at a company (to). */
export type Role = Link & Node & {
  /** Computed from the ends and what tells two ties apart; a former id keeps resolving. */
  id: Scalars['ID']['output'];
  /** What the tie is. */
  type: LinkType;
  /** Where it starts. */
  from: Entity;
  /** Where it ends. */
  to: Entity;
  /** From when on it holds; null where unknown. */
  validFrom: Maybe<Scalars['PartialDate']['output']>;
  /** The first day on which it no longer holds; null where open or unknown. */
  validTo: Maybe<Scalars['PartialDate']['output']>;
  /** 0..1, of the best claim that supports it. */
  confidence: Scalars['Float']['output'];
  /** True where two claims in scope cannot both be right, or one denies what another supports. */
  disputed: Scalars['Boolean']['output'];
  /** The claims about it, surest first. */
  evidence: Array<Claim>;
  /** FOUNDER, CEO, BOARD_MEMBER, BOARD_OBSERVER, EXECUTIVE, EMPLOYEE, ADVISER … */
  role: Scalars['String']['output'];
  /** The title in the words of the source; null where none is given. */
  title: Maybe<Scalars['String']['output']>;
  /** True where the role has ended by the day asked about. */
  former: Scalars['Boolean']['output'];
};


/** A person (from) holds or held a role at a company (to). */
export type RoleEvidenceArgs = {
  scope?: InputMaybe<Scope>;
};

/**
 * Which claims count while a question is answered. Every field is optional. On a nested field, a scope
 * left out is that of the nearest ancestor; one that is given replaces it wholly.
 */
export type Scope = {
  /** Valid time: the world on this day. Default: today. Intervals are half open, [from, to). */
  validAt?: InputMaybe<Scalars['Date']['input']>;
  /** Record time: what had been recorded by this moment. Default: now. A moment beyond now is refused. */
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** 0..1. Links whose confidence is lower are left out, and listed under leftOut. Default: no bound. */
  minConfidence?: InputMaybe<Scalars['Float']['input']>;
  /**
   * Claims of any other status are left out; at least one. Default: every status. Denials and retractions are no
   * status: see Claim.
   */
  statuses?: InputMaybe<Array<ClaimStatus>>;
  /** Answer as if these sources had never been read. Ids of sources. */
  withoutSources?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** When two companies count as one interest. */
export type AffiliateRule = {
  /** What makes two companies one interest. */
  basis?: InputMaybe<AffiliateBasis>;
  /** 0..1. The least share or vote that makes a close link; 0.2 as in MiFID II. Used by CLOSE_LINK only. */
  threshold?: InputMaybe<Scalars['Float']['input']>;
  /**
   * The longest chain of control followed, in steps. A search that is cut short here says so by
   * `truncated`.
   */
  maxHops?: InputMaybe<Scalars['Int']['input']>;
};

/** What makes two companies one interest. */
export type AffiliateBasis =
  /** Nothing: every company stands for itself. */
  | 'NONE'
  /** A chain of control, or of majority votes, or a common controller (governments excepted). */
  | 'CONTROL'
  /**
   * Control, or one step of shares or votes (summed over what the holder controls) of at least
   * `threshold` (MiFID II close links: 0.2).
   */
  | 'CLOSE_LINK';

/** An entity found by its name. */
export type SearchHit = {
  /** What was found. */
  entity: Entity;
  /** How well it fits, higher is better. Comparable within one search only. */
  score: Scalars['Float']['output'];
  /** The name or alias that matched. */
  matched: Scalars['String']['output'];
};

/** What a new view shows, for how long, and where. */
export type CreateViewInput = {
  /** 1 to 255 characters, new for each thing that you want done: see RecordClaimsInput. */
  idempotencyKey: Scalars['String']['input'];
  /** The name of a saved query, such as ultimate-owners. */
  query: Scalars['String']['input'];
  /**
   * Variables of the saved query, by name. Those that are left out are pinned to what the saved query has for them. Without `validAt` in the scope
   * the view goes on with the day.
   */
  variables?: InputMaybe<Scalars['JSON']['input']>;
  /** What it is for, as lists of views show it. Default: the title of the saved query. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** When it ends. Default: after 365 days; at most 1826 days ahead. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** True: it never ends, until it is revoked. Needs a key with the scope admin. */
  neverExpires?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * Who may show the page in a frame: origins such as https://wiki.example.com or https://*.example.com, or * for anyone. Default: nobody. As a picture
   * it can be shown everywhere.
   */
  frameAncestors?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** Which view, and why. */
export type RevokeViewInput = {
  /** 1 to 255 characters, new for each thing that you want done: see RecordClaimsInput. */
  idempotencyKey: Scalars['String']['input'];
  /** The id of the view. */
  id: Scalars['ID']['input'];
  /** Why; stands in the list of views, and is not shown at its address. */
  because?: InputMaybe<Scalars['String']['input']>;
};

/** One saved query with its variables pinned, which whoever has its address may see without a key. */
export type View = {
  /** Its id: what it is revoked by. It opens nothing. */
  id: Scalars['ID']['output'];
  /** What it is for. */
  label: Scalars['String']['output'];
  /** The name of its saved query. */
  query: Scalars['String']['output'];
  /** Every variable as it is asked with. */
  variables: Scalars['JSON']['output'];
  /** Who may show it in a frame. */
  frameAncestors: Array<Scalars['String']['output']>;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** By whom: the name of a key, or the subject of a token. */
  createdBy: Scalars['String']['output'];
  /** When it ends; null: never. */
  expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** When it was withdrawn; null: it was not. */
  revokedAt: Maybe<Scalars['DateTime']['output']>;
  /** Why it was withdrawn. */
  revokedBecause: Maybe<Scalars['String']['output']>;
};

/** One page of views. */
export type ViewConnection = {
  /** The views on this page. */
  nodes: Array<View>;
  /** Give it as `after` to get the next page; null at the end. */
  endCursor: Maybe<Scalars['String']['output']>;
};

/** What came of making a view. */
export type CreateViewPayload = {
  /** The view; null where there are faults. */
  view: Maybe<View>;
  /** Its token, told here alone. Null where there are faults. */
  token: Maybe<Scalars['String']['output']>;
  /** Where the page of the view stands on this server: `/t/<token>`. With `.png`, `.svg`, `.csv` and so on behind it, the same in that format. */
  path: Maybe<Scalars['String']['output']>;
  /** What is wrong with the input. Empty where it was made; otherwise nothing was. */
  faults: Array<Fault>;
};

/** What came of withdrawing a view. */
export type ViewPayload = {
  /** The view as it is now; null where there are faults. */
  view: Maybe<View>;
  /** What is wrong with the input. Empty where it was done; otherwise nothing was. */
  faults: Array<Fault>;
};

/** Something that changed: in the record, or in what is found. */
export type Change = Finding & {
  /** Same parties and same reason: same id, on any day. */
  id: Scalars['ID']['output'];
  /** The finding in one plain sentence. */
  headline: Scalars['String']['output'];
  /** 0..1. Of its surest way: the lowest confidence among the links and attributes it rests on. */
  confidence: Scalars['Float']['output'];
  /** The link that sets the confidence. */
  weakestLink: Maybe<Link>;
  /** True where a link it rests on is disputed. */
  disputed: Scalars['Boolean']['output'];
  /** True where every way needs an agreement that is proposed, a letter of intent, or before its validFrom. */
  prospective: Scalars['Boolean']['output'];
  /** What keeps it from being plain; empty where nothing does. */
  qualifiers: Array<Qualifier>;
  /** Each way in which it holds; within one, the links in order from first to last. */
  explanation: Array<Path>;
  /** What to draw for this finding. */
  subgraph: Subgraph;
  /** The claims it rests on. */
  evidence: Array<Claim>;
  /** When it changed. Of a finding: when the last of what it needed was recorded or went. */
  at: Scalars['DateTime']['output'];
  /** What changed. */
  change: ChangeKind;
  /** The claim; null where it is no claim that changed. */
  claim: Maybe<Claim>;
  /** The finding as it is, or was; null where it is no finding that changed. */
  finding: Maybe<Finding>;
};

/** What changed between two moments. */
export type ChangeAnswer = Answer & {
  /** The changes in order of time. */
  findings: Array<Change>;
  /** One plain sentence. */
  summary: Scalars['String']['output'];
  /** What to draw: the union of the findings' subgraphs. */
  subgraph: Subgraph;
  /** The claims that the returned findings rest on, each once. */
  evidence: Array<Claim>;
  /** What the scope kept out that would have changed the answer, and why; at most 100. */
  leftOut: Array<LeftOut>;
  /** True where a bound cut the search short. */
  truncated: Scalars['Boolean']['output'];
  /** How many links the search looked at. */
  explored: Scalars['Int']['output'];
  /** How many findings there are in all; `first` bounds only those returned. */
  totalFindings: Scalars['Int']['output'];
  /** Give it as `after` to get the next findings; null at the end. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** The day that the answer holds for. */
  validAt: Scalars['Date']['output'];
  /** The moment of record that the answer holds for. */
  knownAt: Scalars['DateTime']['output'];
};

/** What changed. */
export type ChangeKind =
  /** A claim entered the record. */
  | 'RECORDED'
  /** A claim was withdrawn. */
  | 'RETRACTED'
  /** A claim was chosen over others that it disagrees with. */
  | 'PREFERRED'
  /** That choice was taken back. */
  | 'UNPREFERRED'
  /** Two records were judged: one thing, two, or not to be told yet. */
  | 'JUDGED'
  /** Two records were made one. */
  | 'MERGED'
  /** A record that had been merged was split off again. */
  | 'SPLIT'
  /** A question has a finding that it had not. */
  | 'FINDING_APPEARED'
  /** A question no longer has a finding that it had. */
  | 'FINDING_GONE';

/** A step of a ring: all that one group gives to the next in one way. */
export type DealStep = {
  /** Who gives: where several of one group do, the lowest company over them. */
  from: Entity;
  /** Who gets. */
  to: Entity;
  /** In which way. */
  kind: DealStepKind;
  /** The first day that is known of any of its deals. */
  on: Maybe<Scalars['PartialDate']['output']>;
  /** What its deals come to, in US dollars where any are; null where no claim says. */
  amount: Maybe<MoneyRange>;
  /** The investments, and the parties of the agreements, that make it. */
  links: Array<Link>;
};

/** In which way something goes from one to the next. */
export type DealStepKind =
  /** Investor to company. */
  | 'INVEST'
  /** Lender to borrower. */
  | 'LEND'
  /** Customer to supplier. */
  | 'PAY'
  /** Warrants or granted stock, from the company to the holder: value, not money. */
  | 'GRANT';

/** A ring: money that comes back to where it started. */
export type CircularDeal = Finding & {
  /** Same parties and same reason: same id, on any day. */
  id: Scalars['ID']['output'];
  /** The finding in one plain sentence. */
  headline: Scalars['String']['output'];
  /** 0..1. Of its surest way: the lowest confidence among the links and attributes it rests on. */
  confidence: Scalars['Float']['output'];
  /** The link that sets the confidence. */
  weakestLink: Maybe<Link>;
  /** True where a link it rests on is disputed. */
  disputed: Scalars['Boolean']['output'];
  /** True where every way needs an agreement that is proposed, a letter of intent, or before its validFrom. */
  prospective: Scalars['Boolean']['output'];
  /** What keeps it from being plain; empty where nothing does. */
  qualifiers: Array<Qualifier>;
  /** Each way in which it holds; within one, the links in order from first to last. */
  explanation: Array<Path>;
  /** What to draw for this finding. */
  subgraph: Subgraph;
  /** The claims it rests on. */
  evidence: Array<Claim>;
  /** Who takes part, in order; the last leads back to the first. */
  cycle: Array<Entity>;
  /** How many groups it passes. */
  length: Scalars['Int']['output'];
  /** The amount of each step; null where no claim says. */
  amounts: Array<Maybe<MoneyRange>>;
  /** Each from one to the next, in the order of the cycle; of the surest way. */
  steps: Array<DealStep>;
};

/** Rings of deals. */
export type CircularDealAnswer = Answer & {
  /** The rings: the shortest first, those of money alone before those that need a grant, then those whose smallest known step is larger. */
  findings: Array<CircularDeal>;
  /** One plain sentence. */
  summary: Scalars['String']['output'];
  /** What to draw: the union of the findings' subgraphs. */
  subgraph: Subgraph;
  /** The claims that the returned findings rest on, each once. */
  evidence: Array<Claim>;
  /** What the scope kept out that would have changed the answer, and why; at most 100. */
  leftOut: Array<LeftOut>;
  /** True where a bound cut the search short. */
  truncated: Scalars['Boolean']['output'];
  /** How many links the search looked at. */
  explored: Scalars['Int']['output'];
  /** How many findings there are in all; `first` bounds only those returned. */
  totalFindings: Scalars['Int']['output'];
  /** Give it as `after` to get the next findings; null at the end. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** The day that the answer holds for. */
  validAt: Scalars['Date']['output'];
  /** The moment of record that the answer holds for. */
  knownAt: Scalars['DateTime']['output'];
};

/** On which two sides a party stands. */
export type ConflictKind =
  /** Who invests in or lends to a company also supplies it. */
  | 'INVESTOR_SUPPLIER'
  /** A rival supplies the company. */
  | 'RIVAL_SUPPLIER'
  /** Who invests in or lends to a company is its rival. */
  | 'INVESTOR_RIVAL'
  /** One owner holds companies that are rivals. */
  | 'COMMON_OWNER'
  /** One person has roles at two rivals, or at a customer and its supplier. */
  | 'INTERLOCK';

/** A party that stands on two sides of a company. */
export type Conflict = Finding & {
  /** Same parties and same reason: same id, on any day. */
  id: Scalars['ID']['output'];
  /** The finding in one plain sentence. */
  headline: Scalars['String']['output'];
  /** 0..1. Of its surest way: the lowest confidence among the links and attributes it rests on. */
  confidence: Scalars['Float']['output'];
  /** The link that sets the confidence. */
  weakestLink: Maybe<Link>;
  /** True where a link it rests on is disputed. */
  disputed: Scalars['Boolean']['output'];
  /** True where every way needs an agreement that is proposed, a letter of intent, or before its validFrom. */
  prospective: Scalars['Boolean']['output'];
  /** What keeps it from being plain; empty where nothing does. */
  qualifiers: Array<Qualifier>;
  /** Each way in which it holds; within one, the links in order from first to last. */
  explanation: Array<Path>;
  /** What to draw for this finding. */
  subgraph: Subgraph;
  /** The claims it rests on. */
  evidence: Array<Claim>;
  /** On which two sides the party stands. */
  kind: ConflictKind;
  /** The company whose interest is touched. */
  subject: Company;
  /** The investors, suppliers, owners or persons themselves; their affiliates are in the explanation. */
  parties: Array<Entity>;
  /** True where everybody named acts by itself or through companies that it controls, not through others of its group or a close link. */
  direct: Scalars['Boolean']['output'];
};

/** Where parties stand on two sides. */
export type ConflictAnswer = Answer & {
  /** The results, surest and largest first. */
  findings: Array<Conflict>;
  /** One plain sentence. */
  summary: Scalars['String']['output'];
  /** What to draw: the union of the findings' subgraphs. */
  subgraph: Subgraph;
  /** The claims that the returned findings rest on, each once. */
  evidence: Array<Claim>;
  /** What the scope kept out that would have changed the answer, and why; at most 100. */
  leftOut: Array<LeftOut>;
  /** True where a bound cut the search short. */
  truncated: Scalars['Boolean']['output'];
  /** How many links the search looked at. */
  explored: Scalars['Int']['output'];
  /** How many findings there are in all; `first` bounds only those returned. */
  totalFindings: Scalars['Int']['output'];
  /** Give it as `after` to get the next findings; null at the end. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** The day that the answer holds for. */
  validAt: Scalars['Date']['output'];
  /** The moment of record that the answer holds for. */
  knownAt: Scalars['DateTime']['output'];
};

/** One way from the first entity to the other. */
export type Connection = Finding & {
  /** Same parties and same reason: same id, on any day. */
  id: Scalars['ID']['output'];
  /** The finding in one plain sentence. */
  headline: Scalars['String']['output'];
  /** 0..1. Of its surest way: the lowest confidence among the links and attributes it rests on. */
  confidence: Scalars['Float']['output'];
  /** The link that sets the confidence. */
  weakestLink: Maybe<Link>;
  /** True where a link it rests on is disputed. */
  disputed: Scalars['Boolean']['output'];
  /** True where every way needs an agreement that is proposed, a letter of intent, or before its validFrom. */
  prospective: Scalars['Boolean']['output'];
  /** What keeps it from being plain; empty where nothing does. */
  qualifiers: Array<Qualifier>;
  /** Each way in which it holds; within one, the links in order from first to last. */
  explanation: Array<Path>;
  /** What to draw for this finding. */
  subgraph: Subgraph;
  /** The claims it rests on. */
  evidence: Array<Claim>;
  /** In hops: each link is one, but company – agreement – company together is one. */
  length: Scalars['Int']['output'];
};

/** The shortest ways from one entity to another. */
export type ConnectionAnswer = Answer & {
  /** The results, surest and largest first. */
  findings: Array<Connection>;
  /** One plain sentence. */
  summary: Scalars['String']['output'];
  /** What to draw: the union of the findings' subgraphs. */
  subgraph: Subgraph;
  /** The claims that the returned findings rest on, each once. */
  evidence: Array<Claim>;
  /** What the scope kept out that would have changed the answer, and why; at most 100. */
  leftOut: Array<LeftOut>;
  /** True where a bound cut the search short. */
  truncated: Scalars['Boolean']['output'];
  /** How many links the search looked at. */
  explored: Scalars['Int']['output'];
  /** How many findings there are in all; `first` bounds only those returned. */
  totalFindings: Scalars['Int']['output'];
  /** Give it as `after` to get the next findings; null at the end. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** The day that the answer holds for. */
  validAt: Scalars['Date']['output'];
  /** The moment of record that the answer holds for. */
  knownAt: Scalars['DateTime']['output'];
};

/** A dispute; false under `disputed` where a preferred claim has settled it. */
export type DisputeFinding = Finding & {
  /** Same parties and same reason: same id, on any day. */
  id: Scalars['ID']['output'];
  /** The finding in one plain sentence. */
  headline: Scalars['String']['output'];
  /** 0..1. Of its surest way: the lowest confidence among the links and attributes it rests on. */
  confidence: Scalars['Float']['output'];
  /** The link that sets the confidence. */
  weakestLink: Maybe<Link>;
  /** True where a link it rests on is disputed. */
  disputed: Scalars['Boolean']['output'];
  /** True where every way needs an agreement that is proposed, a letter of intent, or before its validFrom. */
  prospective: Scalars['Boolean']['output'];
  /** What keeps it from being plain; empty where nothing does. */
  qualifiers: Array<Qualifier>;
  /** Each way in which it holds; within one, the links in order from first to last. */
  explanation: Array<Path>;
  /** What to draw for this finding. */
  subgraph: Subgraph;
  /** The claims it rests on. */
  evidence: Array<Claim>;
  /** What is disputed, and what each side says. */
  dispute: Dispute;
};

/** On what claims disagree. */
export type DisputeAnswer = Answer & {
  /** The disputes; of those equally sure, by name. */
  findings: Array<DisputeFinding>;
  /** One plain sentence. */
  summary: Scalars['String']['output'];
  /** What to draw: the union of the findings' subgraphs. */
  subgraph: Subgraph;
  /** The claims that the returned findings rest on, each once. */
  evidence: Array<Claim>;
  /** What the scope kept out that would have changed the answer, and why; at most 100. */
  leftOut: Array<LeftOut>;
  /** True where a bound cut the search short. */
  truncated: Scalars['Boolean']['output'];
  /** How many links the search looked at. */
  explored: Scalars['Int']['output'];
  /** How many findings there are in all; `first` bounds only those returned. */
  totalFindings: Scalars['Int']['output'];
  /** Give it as `after` to get the next findings; null at the end. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** The day that the answer holds for. */
  validAt: Scalars['Date']['output'];
  /** The moment of record that the answer holds for. */
  knownAt: Scalars['DateTime']['output'];
};

/** A company and one of its suppliers, with how much each needs the other: one finding for each group of suppliers. */
export type Leverage = Finding & {
  /** Same parties and same reason: same id, on any day. */
  id: Scalars['ID']['output'];
  /** The finding in one plain sentence. */
  headline: Scalars['String']['output'];
  /** 0..1. Of its surest way: the lowest confidence among the links and attributes it rests on. */
  confidence: Scalars['Float']['output'];
  /** The link that sets the confidence. */
  weakestLink: Maybe<Link>;
  /** True where a link it rests on is disputed. */
  disputed: Scalars['Boolean']['output'];
  /** True where every way needs an agreement that is proposed, a letter of intent, or before its validFrom. */
  prospective: Scalars['Boolean']['output'];
  /** What keeps it from being plain; empty where nothing does. */
  qualifiers: Array<Qualifier>;
  /** Each way in which it holds; within one, the links in order from first to last. */
  explanation: Array<Path>;
  /** What to draw for this finding. */
  subgraph: Subgraph;
  /** The claims it rests on. */
  evidence: Array<Claim>;
  /** The supplier; of several in one group, the lowest company that is or controls them. */
  supplier: Company;
  /**
   * Which share of the company's known supply comes from the supplier's group, 0..1, at least and at most: of what is in force today, or,
   * where the finding is prospective, of all as once what is to come has started.
   */
  dependsOnSupplier: Range;
  /**
   * Which share of the supplier's sales goes to the company's group. What is known of its sales bounds it
   * from above; its lower bound is 0 unless a claim states the share.
   */
  supplierDependsOn: Range;
};

/** How a company and its suppliers depend on each other. */
export type LeverageAnswer = Answer & {
  /** The results, largest upper share first. */
  findings: Array<Leverage>;
  /** One plain sentence. */
  summary: Scalars['String']['output'];
  /** What to draw: the union of the findings' subgraphs. */
  subgraph: Subgraph;
  /** The claims that the returned findings rest on, each once. */
  evidence: Array<Claim>;
  /** What the scope kept out that would have changed the answer, and why; at most 100. */
  leftOut: Array<LeftOut>;
  /** True where a bound cut the search short. */
  truncated: Scalars['Boolean']['output'];
  /** How many links the search looked at. */
  explored: Scalars['Int']['output'];
  /** How many findings there are in all; `first` bounds only those returned. */
  totalFindings: Scalars['Int']['output'];
  /** Give it as `after` to get the next findings; null at the end. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** The day that the answer holds for. */
  validAt: Scalars['Date']['output'];
  /** The moment of record that the answer holds for. */
  knownAt: Scalars['DateTime']['output'];
};

/** A company that loses supply when something stops: one finding for each group of customers. */
export type OutageImpact = Finding & {
  /** Same parties and same reason: same id, on any day. */
  id: Scalars['ID']['output'];
  /** The finding in one plain sentence. */
  headline: Scalars['String']['output'];
  /** 0..1. Of its surest way: the lowest confidence among the links and attributes it rests on. */
  confidence: Scalars['Float']['output'];
  /** The link that sets the confidence. */
  weakestLink: Maybe<Link>;
  /** True where a link it rests on is disputed. */
  disputed: Scalars['Boolean']['output'];
  /** True where every way needs an agreement that is proposed, a letter of intent, or before its validFrom. */
  prospective: Scalars['Boolean']['output'];
  /** What keeps it from being plain; empty where nothing does. */
  qualifiers: Array<Qualifier>;
  /** Each way in which it holds; within one, the links in order from first to last. */
  explanation: Array<Path>;
  /** What to draw for this finding. */
  subgraph: Subgraph;
  /** The claims it rests on. */
  evidence: Array<Claim>;
  /** The company that is hit; of several in one group, the lowest that is or controls them. */
  affected: Company;
  /**
   * Which share of its group's known supply is lost, 0..1, at least and at most: of what is in force today, or, where the finding is
   * prospective, of all as once what is to come has started.
   */
  lost: Range;
  /** Suppliers that go on, by name; not those that are only to supply, unless the finding is prospective. */
  remainingSuppliers: Array<Company>;
  /** What the affected company, and what it controls, offers, by name. */
  products: Array<Product>;
};

/** Who is hit by an outage. */
export type OutageAnswer = Answer & {
  /** The results, largest upper share first. */
  findings: Array<OutageImpact>;
  /** One plain sentence. */
  summary: Scalars['String']['output'];
  /** What to draw: the union of the findings' subgraphs. */
  subgraph: Subgraph;
  /** The claims that the returned findings rest on, each once. */
  evidence: Array<Claim>;
  /** What the scope kept out that would have changed the answer, and why; at most 100. */
  leftOut: Array<LeftOut>;
  /** True where a bound cut the search short. */
  truncated: Scalars['Boolean']['output'];
  /** How many links the search looked at. */
  explored: Scalars['Int']['output'];
  /** How many findings there are in all; `first` bounds only those returned. */
  totalFindings: Scalars['Int']['output'];
  /** Give it as `after` to get the next findings; null at the end. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** The day that the answer holds for. */
  validAt: Scalars['Date']['output'];
  /** The moment of record that the answer holds for. */
  knownAt: Scalars['DateTime']['output'];
};

/** A company that is supplied by a rival, by a member of the rival's group, or by its close link. */
export type RivalDependency = Finding & {
  /** Same parties and same reason: same id, on any day. */
  id: Scalars['ID']['output'];
  /** The finding in one plain sentence. */
  headline: Scalars['String']['output'];
  /** 0..1. Of its surest way: the lowest confidence among the links and attributes it rests on. */
  confidence: Scalars['Float']['output'];
  /** The link that sets the confidence. */
  weakestLink: Maybe<Link>;
  /** True where a link it rests on is disputed. */
  disputed: Scalars['Boolean']['output'];
  /** True where every way needs an agreement that is proposed, a letter of intent, or before its validFrom. */
  prospective: Scalars['Boolean']['output'];
  /** What keeps it from being plain; empty where nothing does. */
  qualifiers: Array<Qualifier>;
  /** Each way in which it holds; within one, the links in order from first to last. */
  explanation: Array<Path>;
  /** What to draw for this finding. */
  subgraph: Subgraph;
  /** The claims it rests on. */
  evidence: Array<Claim>;
  /** The company that is supplied. */
  dependent: Company;
  /** The company that supplies. */
  supplier: Company;
  /** The rival behind the supplier; it may be the supplier itself. */
  rival: Company;
  /** The largest agreement by value, then the surest; the others are in the explanation. */
  agreement: Agreement;
  /** True where the rival itself, or a company that it controls, supplies the dependent company, or one that this controls. */
  direct: Scalars['Boolean']['output'];
};

/** Where companies depend on their rivals. */
export type RivalDependencyAnswer = Answer & {
  /** The results, surest and largest first. */
  findings: Array<RivalDependency>;
  /** One plain sentence. */
  summary: Scalars['String']['output'];
  /** What to draw: the union of the findings' subgraphs. */
  subgraph: Subgraph;
  /** The claims that the returned findings rest on, each once. */
  evidence: Array<Claim>;
  /** What the scope kept out that would have changed the answer, and why; at most 100. */
  leftOut: Array<LeftOut>;
  /** True where a bound cut the search short. */
  truncated: Scalars['Boolean']['output'];
  /** How many links the search looked at. */
  explored: Scalars['Int']['output'];
  /** How many findings there are in all; `first` bounds only those returned. */
  totalFindings: Scalars['Int']['output'];
  /** Give it as `after` to get the next findings; null at the end. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** The day that the answer holds for. */
  validAt: Scalars['Date']['output'];
  /** The moment of record that the answer holds for. */
  knownAt: Scalars['DateTime']['output'];
};

/**
 * Two competitors that share a facility or a supplier group: one finding per pair and group, with
 * every way in its explanation.
 */
export type SharedInfrastructure = Finding & {
  /** Same parties and same reason: same id, on any day. */
  id: Scalars['ID']['output'];
  /** The finding in one plain sentence. */
  headline: Scalars['String']['output'];
  /** 0..1. Of its surest way: the lowest confidence among the links and attributes it rests on. */
  confidence: Scalars['Float']['output'];
  /** The link that sets the confidence. */
  weakestLink: Maybe<Link>;
  /** True where a link it rests on is disputed. */
  disputed: Scalars['Boolean']['output'];
  /** True where every way needs an agreement that is proposed, a letter of intent, or before its validFrom. */
  prospective: Scalars['Boolean']['output'];
  /** What keeps it from being plain; empty where nothing does. */
  qualifiers: Array<Qualifier>;
  /** Each way in which it holds; within one, the links in order from first to last. */
  explanation: Array<Path>;
  /** What to draw for this finding. */
  subgraph: Subgraph;
  /** The claims it rests on. */
  evidence: Array<Claim>;
  /** The two competitors, each the most specific company that has a direct way. */
  competitors: Array<Company>;
  /**
   * What they share: a facility, the common supplier, or the lowest company that is or controls all that
   * is used.
   */
  shared: Entity;
  /** True where both competitors' own companies use one supplier or facility themselves. */
  direct: Scalars['Boolean']['output'];
};

/** Which competitors share infrastructure. */
export type SharedInfrastructureAnswer = Answer & {
  /** The results, surest and largest first. */
  findings: Array<SharedInfrastructure>;
  /** One plain sentence. */
  summary: Scalars['String']['output'];
  /** What to draw: the union of the findings' subgraphs. */
  subgraph: Subgraph;
  /** The claims that the returned findings rest on, each once. */
  evidence: Array<Claim>;
  /** What the scope kept out that would have changed the answer, and why; at most 100. */
  leftOut: Array<LeftOut>;
  /** True where a bound cut the search short. */
  truncated: Scalars['Boolean']['output'];
  /** How many links the search looked at. */
  explored: Scalars['Int']['output'];
  /** How many findings there are in all; `first` bounds only those returned. */
  totalFindings: Scalars['Int']['output'];
  /** Give it as `after` to get the next findings; null at the end. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** The day that the answer holds for. */
  validAt: Scalars['Date']['output'];
  /** The moment of record that the answer holds for. */
  knownAt: Scalars['DateTime']['output'];
};

/** What shares of supply are counted by. */
export type ConcentrationMeasure =
  /** How many agreements there are; always known. */
  | 'AGREEMENTS'
  /** What is paid, in US dollars: per year if all that have a value have both dates of service, else in all. */
  | 'VALUE'
  /** Contracted power. */
  | 'MEGAWATTS'
  /** Contracted accelerators. */
  | 'ACCELERATORS';

/** A supplier, with its share. */
export type Concentration = Finding & {
  /** Same parties and same reason: same id, on any day. */
  id: Scalars['ID']['output'];
  /** The finding in one plain sentence. */
  headline: Scalars['String']['output'];
  /** 0..1. Of its surest way: the lowest confidence among the links and attributes it rests on. */
  confidence: Scalars['Float']['output'];
  /** The link that sets the confidence. */
  weakestLink: Maybe<Link>;
  /** True where a link it rests on is disputed. */
  disputed: Scalars['Boolean']['output'];
  /** True where every way needs an agreement that is proposed, a letter of intent, or before its validFrom. */
  prospective: Scalars['Boolean']['output'];
  /** What keeps it from being plain; empty where nothing does. */
  qualifiers: Array<Qualifier>;
  /** Each way in which it holds; within one, the links in order from first to last. */
  explanation: Array<Path>;
  /** What to draw for this finding. */
  subgraph: Subgraph;
  /** The claims it rests on. */
  evidence: Array<Claim>;
  /** The supplier; where several of one group supply, the lowest company over them. */
  supplier: Company;
  /**
   * Its share of all that is supplied, 0..1, at least and at most: of what is in force today, or, where the finding is prospective,
   * of all as once what is to come has started.
   */
  share: Range;
  /** True where no other supplier, also none to come, and no own facility is known. */
  soleSource: Scalars['Boolean']['output'];
};

/** How concentrated supply is: the larger suppliers first. */
export type ConcentrationAnswer = Answer & {
  /** The suppliers, by upper share, largest first. */
  findings: Array<Concentration>;
  /** One plain sentence. */
  summary: Scalars['String']['output'];
  /** What to draw: the union of the findings' subgraphs. */
  subgraph: Subgraph;
  /** The claims that the returned findings rest on, each once. */
  evidence: Array<Claim>;
  /** What the scope kept out that would have changed the answer, and why; at most 100. */
  leftOut: Array<LeftOut>;
  /** True where a bound cut the search short. */
  truncated: Scalars['Boolean']['output'];
  /** How many links the search looked at. */
  explored: Scalars['Int']['output'];
  /** How many findings there are in all; `first` bounds only those returned. */
  totalFindings: Scalars['Int']['output'];
  /** Give it as `after` to get the next findings; null at the end. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** The day that the answer holds for. */
  validAt: Scalars['Date']['output'];
  /** The moment of record that the answer holds for. */
  knownAt: Scalars['DateTime']['output'];
  /**
   * The Herfindahl–Hirschman index, 0 to 10 000, of what is in force (where nothing is, of what is to come): the whole range that the
   * claims allow. A maximum of 10 000 may only be approached. Empty without suppliers.
   */
  hhi: Range;
  /** The index of the known amounts alone; null where none is known. */
  hhiKnown: Maybe<Range>;
  /** The share of suppliers, 0..1, of which some amount is known. */
  coverage: Scalars['Float']['output'];
};

/** Something that happened on a day. */
export type TimelineEvent = Finding & {
  /** Same parties and same reason: same id, on any day. */
  id: Scalars['ID']['output'];
  /** The finding in one plain sentence. */
  headline: Scalars['String']['output'];
  /** 0..1. Of its surest way: the lowest confidence among the links and attributes it rests on. */
  confidence: Scalars['Float']['output'];
  /** The link that sets the confidence. */
  weakestLink: Maybe<Link>;
  /** True where a link it rests on is disputed. */
  disputed: Scalars['Boolean']['output'];
  /** True where every way needs an agreement that is proposed, a letter of intent, or before its validFrom. */
  prospective: Scalars['Boolean']['output'];
  /** What keeps it from being plain; empty where nothing does. */
  qualifiers: Array<Qualifier>;
  /** Each way in which it holds; within one, the links in order from first to last. */
  explanation: Array<Path>;
  /** What to draw for this finding. */
  subgraph: Subgraph;
  /** The claims it rests on. */
  evidence: Array<Claim>;
  /** When it happened, as precisely as its source says. Of what ends: a month or year ends with its last day. */
  on: Scalars['PartialDate']['output'];
  /**
   * What happened, in a word: announced, signed, service starts, stage, terms change, invests, total
   * invested, acquires, takes control, begins, ends.
   */
  what: Scalars['String']['output'];
};

/** What happened to a thing, in order. */
export type TimelineAnswer = Answer & {
  /** The events in order of time: by first day; of one first day, the less precisely dated first. */
  findings: Array<TimelineEvent>;
  /** One plain sentence. */
  summary: Scalars['String']['output'];
  /** What to draw: the union of the findings' subgraphs. */
  subgraph: Subgraph;
  /** The claims that the returned findings rest on, each once. */
  evidence: Array<Claim>;
  /** What the scope kept out that would have changed the answer, and why; at most 100. */
  leftOut: Array<LeftOut>;
  /** True where a bound cut the search short. */
  truncated: Scalars['Boolean']['output'];
  /** How many links the search looked at. */
  explored: Scalars['Int']['output'];
  /** How many findings there are in all; `first` bounds only those returned. */
  totalFindings: Scalars['Int']['output'];
  /** Give it as `after` to get the next findings; null at the end. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** The day that the answer holds for. */
  validAt: Scalars['Date']['output'];
  /** The moment of record that the answer holds for. */
  knownAt: Scalars['DateTime']['output'];
};

/** An owner that nobody owns, with what it owns and controls in the end, through all chains of holdings together. */
export type UltimateOwner = Finding & {
  /** Same parties and same reason: same id, on any day. */
  id: Scalars['ID']['output'];
  /** The finding in one plain sentence. */
  headline: Scalars['String']['output'];
  /** 0..1. Of its surest way: the lowest confidence among the links and attributes it rests on. */
  confidence: Scalars['Float']['output'];
  /** The link that sets the confidence. */
  weakestLink: Maybe<Link>;
  /** True where a link it rests on is disputed. */
  disputed: Scalars['Boolean']['output'];
  /** True where every way needs an agreement that is proposed, a letter of intent, or before its validFrom. */
  prospective: Scalars['Boolean']['output'];
  /** What keeps it from being plain; empty where nothing does. */
  qualifiers: Array<Qualifier>;
  /** Each way in which it holds; within one, the links in order from first to last. */
  explanation: Array<Path>;
  /** What to draw for this finding. */
  subgraph: Subgraph;
  /** The claims it rests on. */
  evidence: Array<Claim>;
  /** A company, person or government that nobody is known to own. */
  owner: Entity;
  /**
   * What it owns in the end, 0..1: the chance that a walk upward, which takes each owner with the chance of its share, ends there. min counts
   * what is surely held; max also what is not known to be anybody else's.
   */
  share: Range;
  /** Votes in the company of the owner and of all that it controls. Null: no claim states any. */
  votes: Maybe<Range>;
  /** By a claim of control, or by more than half of the votes (of the shares, where votes are unknown), along any chain. */
  controls: Scalars['Boolean']['output'];
};

/** Who owns a company in the end. */
export type OwnershipAnswer = Answer & {
  /** The owners, by upper share, largest first. */
  findings: Array<UltimateOwner>;
  /** One plain sentence. */
  summary: Scalars['String']['output'];
  /** What to draw: the union of the findings' subgraphs. */
  subgraph: Subgraph;
  /** The claims that the returned findings rest on, each once. */
  evidence: Array<Claim>;
  /** What the scope kept out that would have changed the answer, and why; at most 100. */
  leftOut: Array<LeftOut>;
  /** True where a bound cut the search short. */
  truncated: Scalars['Boolean']['output'];
  /** How many links the search looked at. */
  explored: Scalars['Int']['output'];
  /** How many findings there are in all; `first` bounds only those returned. */
  totalFindings: Scalars['Int']['output'];
  /** Give it as `after` to get the next findings; null at the end. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** The day that the answer holds for. */
  validAt: Scalars['Date']['output'];
  /** The moment of record that the answer holds for. */
  knownAt: Scalars['DateTime']['output'];
  /** What cannot be given to any owner, 0..1: shares that nobody is known to hold, and companies that own one another in a closed loop. */
  unallocated: Range;
  /** Who has invested, or holds something, in the company or in those above it, while no claim says what share; at most 100. */
  investorsWithoutShares: Array<Entity>;
};
