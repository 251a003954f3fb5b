import type { Wanted } from '../claims/resolve.ts'
import { ENTITY_KINDS, type EntityKind } from '../graph/vocabulary.ts'

/** What the arguments that name things take, whichever question has them: one name means the same everywhere. */
const BY_ARGUMENT: Readonly<Record<string, readonly EntityKind[]>> = {
  company: ['COMPANY'],
  companies: ['COMPANY'],
  customer: ['COMPANY'],
  subject: ['COMPANY'],
  market: ['MARKET'],
  through: ['COMPANY', 'PERSON'],
}
/** Where the same name takes less in one question. */
const BY_QUESTION: Readonly<Record<string, readonly EntityKind[]>> = {
  'outage.of': ['COMPANY', 'FACILITY', 'PRODUCT'],
  'ultimateOwners.of': ['COMPANY', 'FACILITY'],
}

/** The kinds of thing that an argument of a question takes; any, where nothing says otherwise. */
export const kindsOf = (field: string, argument: string): readonly EntityKind[] =>
  BY_QUESTION[`${field}.${argument}`] ?? BY_ARGUMENT[argument] ?? ENTITY_KINDS

/** The ids that must exist, each with the kinds that its argument takes. */
export const wantedOf = (field: string, args: object, ids: readonly string[]): Wanted[] =>
  Object.entries(args).flatMap(([argument, value]) =>
    [value]
      .flat()
      .filter((id): id is string => typeof id === 'string' && ids.includes(id))
      .map((id) => ({ id, kinds: kindsOf(field, argument) })),
  )
