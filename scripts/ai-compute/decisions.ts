import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import {
  AGREEMENT_KINDS,
  AGREEMENT_STAGES,
  CLAIM_STATUSES,
  COMPANY_FORMS,
  LINK_TYPES,
  PARTY_ROLES,
  STATEMENT_TOPICS,
} from '../../src/graph/vocabulary.ts'

/** The shape of decisions.yaml, whose head says what its words mean. A misspelt word is refused, not passed over. */
const date = z.union([z.string(), z.number()]).transform(String)
const end = z.number().nullable().default(null)
const range = z.strictObject({ min: end, max: end })
const money = z.strictObject({ min: end, max: end, currency: z.string() })
const bound = z.enum(['upTo', 'atLeast', 'none'])
const stage = z.enum(AGREEMENT_STAGES)
const ids = z.union([z.string().transform((id) => [id]), z.array(z.string())])
const parties = z.partialRecord(z.enum(PARTY_ROLES), ids)

const attributes = z.strictObject({
  amount: money.exactOptional(),
  share: range.exactOptional(),
  round: z.string().exactOptional(),
  instrument: z.string().exactOptional(),
  interests: z.array(z.string()).exactOptional(),
  on: date.nullable().exactOptional(),
  stage: stage.exactOptional(),
  role: z.string().exactOptional(),
  market: z.string().exactOptional(),
})
const terms = z.strictObject({
  stage: stage.exactOptional(),
  covers: z.array(z.string()).exactOptional(),
  value: money.exactOptional(),
  capacity: z
    .strictObject({ megawatts: range.exactOptional(), accelerators: range.exactOptional() })
    .exactOptional(),
  termsDisclosed: z.boolean().exactOptional(),
  exclusive: z.boolean().exactOptional(),
  announcedOn: date.exactOptional(),
  statements: z.array(z.strictObject({ topic: z.enum(STATEMENT_TOPICS), text: z.string() })).exactOptional(),
  shareOfSupplierRevenue: range.exactOptional(),
})
const further = z.strictObject({
  link: z.enum(LINK_TYPES).exclude(['PARTY']).exactOptional(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
  attributes: attributes.exactOptional(),
  agreement: z.string().exactOptional(),
  terms: terms.exactOptional(),
  status: z.enum(CLAIM_STATUSES).exactOptional(),
  supports: z.literal(false).exactOptional(),
  confidence: z.null().exactOptional(),
  validFrom: date.exactOptional(),
  validTo: date.exactOptional(),
  note: z.string().exactOptional(),
})
const role = z.strictObject({
  role: z.string(),
  title: z.string().exactOptional(),
  former: z.literal(true).exactOptional(),
  validFrom: date.nullable().exactOptional(),
  validTo: date.nullable().exactOptional(),
})
const decision = z.strictObject({
  // Agreements
  agreement: z.string().exactOptional(),
  plus: parties.exactOptional(),
  stage: stage.exactOptional(),
  before: stage.exactOptional(),
  date: z.enum(['announced', 'signed', 'from', 'none']).default('announced'),
  figure: z.union([bound, range]).exactOptional(),
  power: bound.exactOptional(),
  chips: z.union([z.number().transform((exact) => ({ min: exact, max: exact })), range]).exactOptional(),
  terms: terms.exactOptional(),
  closed: z.literal(true).exactOptional(),
  // Links
  attributes: attributes.exactOptional(),
  cumulative: z.literal(true).exactOptional(),
  price: z.literal(true).exactOptional(),
  share: bound.exactOptional(),
  controls: z.literal(true).exactOptional(),
  whole: z.literal(true).exactOptional(),
  roles: z
    .array(z.union([z.string().transform((name): z.output<typeof role> => ({ role: name })), role]))
    .exactOptional(),
  market: z.string().exactOptional(),
  compete: z.array(z.string()).default([]),
  // Either
  status: z.enum(CLAIM_STATUSES).exactOptional(),
  denies: z
    .strictObject({
      stage: stage.exactOptional(),
      amount: money.exactOptional(),
      value: money.exactOptional(),
    })
    .exactOptional(),
  validFrom: date.nullable().exactOptional(),
  validTo: date.nullable().exactOptional(),
  also: z.array(further).default([]),
  note: z.string().exactOptional(),
  lost: z.string().exactOptional(),
  doubt: z.string().exactOptional(),
})
const decisions = z.strictObject({
  agreements: z.record(
    z.string(),
    z.strictObject({ name: z.string(), kind: z.enum(AGREEMENT_KINDS), parties }),
  ),
  entities: z.record(
    z.string(),
    z.strictObject({
      form: z.enum(COMPANY_FORMS).exactOptional(),
      aliases: z.array(z.string()).exactOptional(),
      capacity: z
        .strictObject({ megawatts: range.exactOptional(), accelerators: range.exactOptional() })
        .exactOptional(),
      rows: z.array(z.string()).exactOptional(),
    }),
  ),
  markets: z.record(z.string(), z.string()),
  rows: z.record(z.string(), decision),
})

export type Decisions = z.output<typeof decisions>
export type Decision = z.output<typeof decision>
export type Further = z.output<typeof further>
export type Parties = z.output<typeof parties>

export const readDecisions = (): Decisions =>
  decisions.parse(parse(readFileSync(join(import.meta.dirname, 'decisions.yaml'), 'utf8')))

/** What is decided of a row; of one that is not named, nothing. */
export const decisionOf = ({ rows }: Decisions, id: string): Decision => rows[id] ?? decision.parse({})
