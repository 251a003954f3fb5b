import currencies from 'currency-codes'
import countries from 'i18n-iso-countries'
import { z } from 'zod'
import {
  AGREEMENT_KINDS,
  AGREEMENT_STAGES,
  CLAIM_STATUSES,
  COMPANY_FORMS,
  ENTITY_KINDS,
  EVENT_KINDS,
  LINK_TYPES,
  PARTY_ROLES,
  PRODUCT_FAMILIES,
  SOURCE_KINDS,
  STATEMENT_TOPICS,
} from '../graph/vocabulary.ts'
import { isPartialDate } from './days.ts'

/**
 * The one definition of the interchange format: the shape of each record and of each value by itself. What needs two fields or
 * other records is checked in parse.ts. A refinement's `params.code` is the fault's code.
 */
const coded = (code: string, error: string) => ({ error, params: { code } })

export const slug = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,99}$/,
    coded('BAD_ID', 'must be 1 to 100 of a-z, 0-9 and hyphens, not beginning with a hyphen'),
  )
/** Half of a pair of UTF-16 has no UTF-8: it could be neither stored nor reckoned into an id. */
const letters = z
  .string()
  .refine(
    (value) => !/\p{Cs}/u.test(value),
    coded('BAD_VALUE', 'must be text: it has half of a character in it'),
  )
/** As Unicode's stream-safe texts: no script has more, and to put many in order takes longer than all else that is done with a text. */
const MOST_MARKS = 30
const marked = letters.refine(
  (value) => !new RegExp(`\\p{M}{${MOST_MARKS + 1}}`, 'u').test(value),
  coded('BAD_VALUE', `must be text: it has more than ${MOST_MARKS} marks over one letter`),
)
const upTo = (most: number) => marked.min(1).max(most)
// Longer than any name or paraphrase; a bound, so that one record cannot fill the store.
const text = upTo(4000)
/** Why something is done, as whoever does it says. */
export const reason = text
const partialDate = z
  .string()
  .refine(isPartialDate, coded('BAD_DATE', 'must be a date of the calendar: 2026, 2026-05 or 2026-05-06'))
const instant = z
  .string()
  .refine(
    (value) =>
      !Number.isNaN(Date.parse(value)) &&
      isPartialDate(value.slice(0, 10)) &&
      /T.*(Z|[+-]\d\d:\d\d)$/.test(value),
    coded('BAD_DATE', 'must be a moment with its time zone, such as 2026-05-06T00:00:00Z'),
  )
  .transform((value) => new Date(value).toISOString())

const ordered = (range: { min?: number | null | undefined; max?: number | null | undefined }) =>
  range.min == null || range.max == null || range.min <= range.max
const reversed = coded('RANGE_REVERSED', 'min must not be above max')
const some = (range: { min?: number | null | undefined; max?: number | null | undefined }) =>
  range.min != null || range.max != null
const empty = coded('BAD_VALUE', 'must give min, max or both; leave the range out where neither is known')

const amount = z.number().min(0).nullable().default(null)
const range = z.strictObject({ min: amount, max: amount }).refine(some, empty).refine(ordered, reversed)
const fraction = z
  .number()
  .refine(
    (value) => value >= 0 && value <= 1,
    coded('SHARE_OUT_OF_RANGE', 'must be a fraction from 0 to 1: 14 % is 0.14'),
  )
  .nullable()
  .default(null)
const share = z.strictObject({ min: fraction, max: fraction }).refine(some, empty).refine(ordered, reversed)
const money = z
  .strictObject({
    min: amount,
    max: amount,
    currency: z
      .string()
      .refine(
        (code) => currencies.code(code) !== undefined,
        coded('BAD_CURRENCY', 'must be a currency code of ISO 4217, such as USD'),
      ),
  })
  .refine(some, empty)
  .refine(ordered, reversed)

const webAddress = letters.max(2048).refine(
  (value) => {
    if (!URL.canParse(value)) return false
    const url = new URL(value)
    return /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
  },
  coded('BAD_URL', 'must be an http or https address without credentials'),
)

export const sourceRecord = z.strictObject({
  id: slug,
  publisher: text.nullish(),
  title: text.nullish(),
  url: webAddress.nullish(),
  publishedOn: partialDate.nullish(),
  retrievedAt: instant.nullish(),
  kind: z.enum(SOURCE_KINDS),
  reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).nullish(),
  excerptOnly: z.boolean().nullish(),
})

/** ISO 17442: two check digits, ISO 7064 MOD 97-10 over letters read as 10 to 35. */
export function isLei(value: string): boolean {
  if (!/^[A-Z0-9]{18}\d{2}$/.test(value)) return false
  return Array.from(value).reduce((rest, char) => Number(`${rest}${Number.parseInt(char, 36)}`) % 97, 0) === 1
}

const identifier = z
  .strictObject({
    scheme: z
      .string()
      .regex(/^[A-Z][A-Z0-9_-]{0,39}$/, coded('BAD_VALUE', 'must be capitals, such as LEI, WIKIDATA or CIK')),
    value: letters.min(1).max(200),
  })
  .refine(
    ({ scheme, value }) => scheme !== 'LEI' || isLei(value),
    coded('BAD_LEI', 'is no LEI: 20 letters and digits of which the last two check the others (ISO 17442)'),
  )

export const entityRecord = z.strictObject({
  id: slug,
  kind: z
    .enum(ENTITY_KINDS)
    .refine(
      (kind) => kind !== 'AGREEMENT',
      coded('BAD_VALUE', 'an agreement is made by the claims about it, not by an entity record'),
    ),
  name: upTo(500),
  aliases: z.array(upTo(500)).max(1000).nullish(),
  identifiers: z.array(identifier).max(200).nullish(),
  form: z.enum(COMPANY_FORMS).nullish(),
  family: z.enum(PRODUCT_FAMILIES).nullish(),
  country: z
    .string()
    .refine(
      (code) => countries.isValid(code) && code.length === 2,
      coded('BAD_COUNTRY', 'must be a country code of ISO 3166-1 alpha-2, such as US'),
    )
    .nullish(),
  capacity: z.strictObject({ megawatts: range.nullish(), accelerators: range.nullish() }).nullish(),
})

const stage = z.enum(AGREEMENT_STAGES)
export const linkAttributes = z.strictObject({
  stage: stage.nullish(),
  share: share.nullish(),
  votes: share.nullish(),
  controls: z.boolean().nullish(),
  interests: z.array(upTo(100)).max(50).nullish(),
  amount: money.nullish(),
  round: upTo(200).nullish(),
  instrument: upTo(200).nullish(),
  on: partialDate.nullish(),
  market: slug.nullish(),
  role: z
    .string()
    .regex(/^[A-Z][A-Z_]{0,59}$/, coded('BAD_VALUE', 'must be capitals, such as FOUNDER or BOARD_MEMBER'))
    .nullish(),
  title: upTo(300).nullish(),
  former: z.boolean().nullish(),
})

export const agreementTerms = z.strictObject({
  id: slug,
  name: upTo(500).nullish(),
  kind: z.enum(AGREEMENT_KINDS),
  stage: stage.nullish(),
  parties: z
    .array(z.strictObject({ role: z.enum(PARTY_ROLES), entity: slug }))
    .min(1)
    .max(200),
  covers: z.array(slug).max(500).nullish(),
  value: money.nullish(),
  capacity: z.strictObject({ megawatts: range.nullish(), accelerators: range.nullish() }).nullish(),
  termsDisclosed: z.boolean().nullish(),
  exclusive: z.boolean().nullish(),
  announcedOn: partialDate.nullish(),
  signedOn: partialDate.nullish(),
  statements: z
    .array(z.strictObject({ topic: z.enum(STATEMENT_TOPICS), text }))
    .max(100)
    .nullish(),
  shareOfSupplierRevenue: share.nullish(),
  shareOfCustomerSupply: share.nullish(),
})

const recordTimes = {
  recordedAt: instant.nullish(),
  recordedBy: upTo(200).nullish(),
  recordedBecause: reason.nullish(),
  retractedAt: instant.nullish(),
  retractedBecause: reason.nullish(),
}
export const claimRecord = z.strictObject({
  link: z
    .enum(LINK_TYPES)
    .refine(
      (type) => type !== 'PARTY',
      coded('BAD_VALUE', 'a party is stated by a claim about its agreement'),
    )
    .nullish(),
  from: slug.nullish(),
  to: slug.nullish(),
  attributes: linkAttributes.nullish(),
  agreement: agreementTerms.nullish(),
  status: z.enum(CLAIM_STATUSES),
  supports: z.boolean().nullish(),
  confidence: z
    .number()
    .refine((value) => value >= 0 && value <= 1, coded('CONFIDENCE_OUT_OF_RANGE', 'must be from 0 to 1'))
    .nullish(),
  source: slug,
  locator: upTo(300).nullish(),
  quote: text.nullish(),
  note: text.nullish(),
  validFrom: partialDate.nullish(),
  validTo: partialDate.nullish(),
  ...recordTimes,
})

export const eventRecord = z.strictObject({
  kind: z.enum(EVENT_KINDS),
  at: instant,
  by: upTo(200),
  because: reason.nullish(),
  claim: z
    .string()
    .regex(/^claim_[0-9a-f]{32}$/, coded('BAD_ID', 'must be the id of a claim'))
    .nullish(),
  keep: slug.nullish(),
  absorb: slug.nullish(),
  verdict: z.enum(['YES', 'NO', 'UNSURE']).nullish(),
})

export const interchangeLine = z.union([
  z.strictObject({ source: sourceRecord }),
  z.strictObject({ entity: entityRecord }),
  z.strictObject({ claim: claimRecord }),
  z.strictObject({ event: eventRecord }),
])
