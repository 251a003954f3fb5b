import { ATTRIBUTES } from '../../claims/link-rules.ts'
import type { LinkAttributes } from '../../claims/types.ts'
import {
  AGREEMENT_KINDS,
  AGREEMENT_STAGES,
  type EntityKind,
  LINK_TYPES,
  type LinkType,
  STATEMENT_TOPICS,
} from '../../graph/vocabulary.ts'

/** What a claim may be about. A party is stated by a claim about its agreement. */
export type ClaimType = Exclude<LinkType, 'PARTY'> | 'AGREEMENT'
export const CLAIM_TYPES: readonly ClaimType[] = [
  'AGREEMENT',
  ...LINK_TYPES.filter((type) => type !== 'PARTY'),
]
export const isClaimType = (text: string): text is ClaimType =>
  (CLAIM_TYPES as readonly string[]).includes(text)

/** Each sort has inputs of its own, and is brought into the words of the schema in its own way. */
export interface FormField {
  /** Where it stands in a claim: `attributes.share`, `agreement.value`. */
  name: string
  label: string
  sort: 'share' | 'money' | 'size' | 'day' | 'text' | 'choice' | 'flag' | 'list' | 'thing'
  hint?: string
  choices?: readonly string[]
  kinds?: readonly EntityKind[]
}
type Told = Omit<FormField, 'name'>

/** Roles of people are free words in capitals; these are offered. */
export const ROLES = [
  'FOUNDER',
  'CEO',
  'CHAIR',
  'BOARD_MEMBER',
  'BOARD_OBSERVER',
  'EXECUTIVE',
  'EMPLOYEE',
  'ADVISER',
] as const

const ROUND_HINT = 'Tells two investments of one investor apart, such as Series B.'

const OF_LINKS: Readonly<Record<keyof LinkAttributes, Told>> = {
  share: { label: 'Shares held, in %', sort: 'share' },
  votes: { label: 'Votes held, in %', sort: 'share' },
  controls: { label: 'Is it controlled?', sort: 'flag' },
  interests: { label: 'Interest types', sort: 'list', hint: 'Of BODS 0.4, with commas between them.' },
  amount: { label: 'Money put in', sort: 'money' },
  round: { label: 'Round', sort: 'text', hint: ROUND_HINT },
  instrument: { label: 'Held as', sort: 'text', hint: 'Such as equity or a convertible note.' },
  on: { label: 'On the day', sort: 'day' },
  stage: { label: 'Where it stands', sort: 'choice', choices: AGREEMENT_STAGES },
  market: { label: 'In the market', sort: 'thing', kinds: ['MARKET'] },
  role: { label: 'Role', sort: 'text', hint: 'Such as founder, CEO or board member.' },
  title: { label: 'Title', sort: 'text', hint: 'In the words of the source, such as Chief Executive.' },
  former: { label: 'Has it ended?', sort: 'flag' },
}

const OF_AGREEMENTS: Readonly<Record<string, Told>> = {
  stage: { label: 'Where it stands', sort: 'choice', choices: AGREEMENT_STAGES },
  value: { label: 'What it is worth in all', sort: 'money' },
  announcedOn: { label: 'Announced on', sort: 'day' },
  signedOn: { label: 'Signed on', sort: 'day' },
  'capacity.megawatts': { label: 'Power, in megawatts', sort: 'size' },
  'capacity.accelerators': { label: 'Accelerators', sort: 'size' },
  termsDisclosed: { label: 'Are its terms public?', sort: 'flag' },
  exclusive: { label: 'Does it shut others out?', sort: 'flag' },
  shareOfSupplierRevenue: { label: 'Part of the supplier’s revenue, in %', sort: 'share' },
  shareOfCustomerSupply: { label: 'Part of the customer’s supply, in %', sort: 'share' },
  'statements.0.topic': {
    label: 'Something else said of it: about',
    sort: 'choice',
    choices: STATEMENT_TOPICS,
  },
  'statements.0.text': { label: 'What is said', sort: 'text' },
}

export const AGREEMENT_KIND: FormField = {
  name: 'agreement.kind',
  label: 'What sort of agreement',
  sort: 'choice',
  choices: AGREEMENT_KINDS,
}

/** What can be said of a tie of this type, beside which one it is. */
export const fieldsOf = (type: ClaimType): FormField[] =>
  type === 'AGREEMENT'
    ? Object.entries(OF_AGREEMENTS).map(([name, told]) => ({ name: `agreement.${name}`, ...told }))
    : ATTRIBUTES[type].map((name) => ({ name: `attributes.${name}`, ...OF_LINKS[name] }))

/** How the type is offered, and what stands before each end. */
export const TELLING: Readonly<Record<ClaimType, { title: string; from: string; to: string }>> = {
  AGREEMENT: { title: 'Agreement: who supplies, leases, lends … to whom', from: 'Agreement', to: '' },
  OWNERSHIP: { title: 'Ownership: who holds shares, votes or control', from: 'Holder', to: 'Held' },
  INVESTMENT: { title: 'Investment: who puts money into whom', from: 'Investor', to: 'Investee' },
  RIVALRY: { title: 'Rivalry: who competes with whom', from: 'Company', to: 'Its rival' },
  ROLE: { title: 'Role: who founded, leads or advises', from: 'Person', to: 'Company' },
  OPERATION: { title: 'Operation: who runs a facility', from: 'Operator', to: 'Facility' },
  OFFERING: { title: 'Offering: whose product it is', from: 'Company', to: 'Product' },
  COVERS: { title: 'Coverage: what an agreement covers', from: 'Agreement', to: 'What it covers' },
  COMPETES_IN: { title: 'Market: where a company competes', from: 'Company', to: 'Market' },
}

export { ENDS } from '../../claims/link-rules.ts'
export { CLAIM_STATUSES, PARTY_ROLES, SOURCE_KINDS } from '../../graph/vocabulary.ts'
