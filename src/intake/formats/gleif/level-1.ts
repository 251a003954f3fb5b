import type { CompanyForm } from '../../../graph/vocabulary.ts'
import { entityItems, type Met } from '../items.ts'
import { countryOf, identifierOf, namesOf, slugOf } from '../values.ts'
import type { FlatRecord } from './xml-records.ts'

export const leiSlug = (lei: string): string => slugOf('lei', lei.toLowerCase())

/** Not in force: what has an LEI of its own stands under that one. */
const VOID: readonly string[] = ['DUPLICATE', 'ANNULLED']

const FORMS: ReadonlyMap<string, CompanyForm> = new Map([
  ['GENERAL', 'COMPANY'],
  ['BRANCH', 'DIVISION'],
  ['FUND', 'FUND'],
  ['SOLE_PROPRIETOR', 'COMPANY'],
  ['RESIDENT_GOVERNMENT_ENTITY', 'GOVERNMENT'],
  ['INTERNATIONAL_ORGANIZATION', 'OTHER'],
])
const SAID =
  /^(lei|entity\.(legalname|legaljurisdiction|entitycategory|registrationauthority\..*|legaladdress\.country|(transliterated)?otherentitynames\..*)|registration\.registrationstatus)$/

/** Who is who. */
export function* sayLegalEntity({ fields, line }: FlatRecord): Generator<Met> {
  const lei = fields.get('lei') ?? ''
  const status = fields.get('registration.registrationstatus') ?? ''
  if (VOID.includes(status)) {
    yield { unsaid: `LEIRecord (${status})` }
    return
  }
  const others = [...fields]
    .filter(([path]) => /otherentitynames\.(transliterated)?otherentityname\.\d+$/.test(path))
    .map(([, name]) => name)
  const [name, ...aliases] = namesOf([fields.get('entity.legalname') ?? '', ...others])
  if (name === undefined) yield { unsaid: 'Entity.LegalName (missing)' }
  yield* entityItems(
    {
      id: leiSlug(lei),
      kind: 'COMPANY',
      name: name ?? `Unnamed (${lei})`,
      aliases,
      identifiers: [{ scheme: 'LEI', value: lei }, ...registration(fields)],
      form: FORMS.get(fields.get('entity.entitycategory') ?? '') ?? null,
      country: countryOf(fields.get('entity.legaljurisdiction') ?? fields.get('entity.legaladdress.country')),
    },
    line,
  )
  yield* unsaidOf(fields)
}

/** The number in a business register, its authority being the scheme. */
function* registration(fields: ReadonlyMap<string, string>) {
  const authority = fields.get('entity.registrationauthority.registrationauthorityid') ?? ''
  const identifier = identifierOf(
    authority,
    fields.get('entity.registrationauthority.registrationauthorityentityid'),
  )
  if (identifier && /^RA\d{6}$/.test(authority)) yield identifier
}

/** Once for each part of the record, whatever stands in it. */
function* unsaidOf(fields: ReadonlyMap<string, string>): Generator<{ unsaid: string }> {
  const parts = [...fields.keys()]
    .filter((path) => !SAID.test(path) && !/\.(xmllang|type)$/.test(path))
    .map((path) => (path.startsWith('entity.') ? path.split('.').slice(0, 2).join('.') : path.split('.')[0]))
  for (const part of new Set(parts)) yield { unsaid: `LEI record: ${part}` }
}
