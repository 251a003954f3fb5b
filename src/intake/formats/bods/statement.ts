import { z } from 'zod'

const country = z.looseObject({ code: z.string().nullish(), name: z.string().nullish() })
const share = z.looseObject({
  exact: z.number().nullish(),
  minimum: z.number().nullish(),
  maximum: z.number().nullish(),
  exclusiveMinimum: z.number().nullish(),
  exclusiveMaximum: z.number().nullish(),
})
const interest = z.looseObject({
  type: z.string().nullish(),
  directOrIndirect: z.string().nullish(),
  interestLevel: z.string().nullish(),
  share: share.nullish(),
  startDate: z.string().nullish(),
  endDate: z.string().nullish(),
})
const name = z.looseObject({ type: z.string().nullish(), fullName: z.string().nullish() })
const end = z.union([
  z.string(),
  z.looseObject({
    reason: z.string().nullish(),
    describedByEntityStatement: z.string().nullish(),
    describedByPersonStatement: z.string().nullish(),
  }),
])
/** What a record says, of all three types: which fields go with which is looked at where they are read. */
const details = z.looseObject({
  entityType: z.union([z.string(), z.looseObject({ type: z.string() })]).nullish(),
  name: z.string().nullish(),
  alternateNames: z.array(z.string()).nullish(),
  names: z.array(name).nullish(),
  jurisdiction: country.nullish(),
  incorporatedInJurisdiction: country.nullish(),
  identifiers: z.array(z.looseObject({ id: z.string().nullish(), scheme: z.string().nullish() })).nullish(),
  personType: z.string().nullish(),
  subject: end.nullish(),
  interestedParty: end.nullish(),
  interests: z.array(interest).nullish(),
  componentRecords: z.array(z.string()).nullish(),
})
const STATEMENT = z.looseObject({
  statementId: z.string().min(1),
  recordId: z.string().min(1).nullish(),
  recordType: z.enum(['entity', 'person', 'relationship']).nullish(),
  statementType: z.enum(['entityStatement', 'personStatement', 'ownershipOrControlStatement']).nullish(),
  recordStatus: z.enum(['new', 'updated', 'closed']).nullish(),
  statementDate: z.string().nullish(),
  source: z
    .looseObject({
      type: z.array(z.string()).nullish(),
      description: z.string().nullish(),
      url: z.string().nullish(),
      retrievedAt: z.string().nullish(),
    })
    .nullish(),
  publicationDetails: z
    .looseObject({
      publicationDate: z.string().nullish(),
      publisher: z.looseObject({ name: z.string().nullish() }).nullish(),
    })
    .nullish(),
  recordDetails: details,
})

export type Details = z.output<typeof details>
export type Interest = z.output<typeof interest>
export type Share = z.output<typeof share>
export type End = z.output<typeof end>
export type Statement = z.output<typeof STATEMENT> & {
  type: 'entity' | 'person' | 'relationship'
  id: string
}

const OLDER = {
  entityStatement: 'entity',
  personStatement: 'person',
  ownershipOrControlStatement: 'relationship',
} as const

/** A statement of BODS 0.4, or one that names its type as older versions do; else why it is none. */
export function statementOf(value: unknown): Statement | string {
  const parsed = STATEMENT.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return `The element is no statement of BODS 0.4: ${issue?.path.join('.') ?? ''} is missing or not right.`
  }
  const { recordType, statementType, recordId, statementId } = parsed.data
  const type = recordType ?? (statementType ? OLDER[statementType] : null)
  if (!type) return 'The element is no statement of BODS 0.4: recordType is missing.'
  return { ...parsed.data, type, id: recordId ?? statementId }
}

const SAID: Readonly<Record<Statement['type'], readonly string[]>> = {
  entity: [
    'entityType',
    'name',
    'names',
    'alternateNames',
    'jurisdiction',
    'incorporatedInJurisdiction',
    'identifiers',
  ],
  person: ['personType', 'names'],
  relationship: ['subject', 'interestedParty', 'interests', 'componentRecords'],
}

/** What of a record is not said, by name. */
export function* unsaidOf({ type, recordDetails }: Statement): Generator<{ unsaid: string }> {
  for (const [field, value] of Object.entries(recordDetails)) {
    const empty = value === null || value === undefined || (Array.isArray(value) && value.length === 0)
    if (!empty && field !== 'isComponent' && !SAID[type].includes(field)) yield { unsaid: `${type}.${field}` }
  }
}
