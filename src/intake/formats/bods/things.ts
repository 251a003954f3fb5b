import type { CompanyForm } from '../../../graph/vocabulary.ts'
import { entityItems, type Met } from '../items.ts'
import { countryOf, identifierOf, namesOf, slugOf } from '../values.ts'
import type { Details, Statement } from './statement.ts'

export const bodsSlug = (id: string): string => slugOf('bods', id)

const FORMS: ReadonlyMap<string, CompanyForm | null> = new Map([
  ['registeredEntity', 'COMPANY'],
  ['legalEntity', null],
  ['arrangement', 'OTHER'],
  ['state', 'GOVERNMENT'],
  ['stateBody', 'GOVERNMENT'],
])

export function* sayEntity(statement: Statement, line: number): Generator<Met> {
  const { recordDetails: details, id } = statement
  const type = typeof details.entityType === 'string' ? details.entityType : details.entityType?.type
  const form = FORMS.get(type ?? '')
  if (form === undefined) {
    yield { node: bodsSlug(id), kind: 'NOTHING' }
    yield { unsaid: type ?? 'entity without a type' }
    return
  }
  const [name, ...aliases] = namesOf([
    details.name ?? '',
    ...fullNames(details),
    ...(details.alternateNames ?? []),
  ])
  if (name === undefined) yield { unsaid: 'entity.name (missing)' }
  yield* entityItems(
    {
      id: bodsSlug(id),
      kind: 'COMPANY',
      name: name ?? `Unnamed (${id.slice(0, 200)})`,
      aliases,
      identifiers: [...identifiersOf(statement)],
      form,
      country: countryOf((details.jurisdiction ?? details.incorporatedInJurisdiction)?.code),
    },
    line,
  )
}

export function* sayPerson({ recordDetails: details, id }: Statement, line: number): Generator<Met> {
  const [name, ...aliases] = namesOf(fullNames(details))
  if (details.personType === 'anonymousPerson' || details.personType === 'unknownPerson') {
    yield { node: bodsSlug(id), kind: 'NOTHING' }
    yield { unsaid: details.personType }
    return
  }
  if (name === undefined) yield { unsaid: 'person.names (missing)' }
  yield* entityItems(
    {
      id: bodsSlug(id),
      kind: 'PERSON',
      name: name ?? `Unnamed (${id.slice(0, 200)})`,
      aliases,
      identifiers: [{ scheme: 'BODS', value: id.slice(0, 200) }],
    },
    line,
  )
}

/** The legal name first. */
const fullNames = ({ names }: Details): string[] =>
  [...(names ?? [])]
    .sort((a, b) => Number(b.type === 'legal') - Number(a.type === 'legal'))
    .map(({ fullName }) => fullName ?? '')

function* identifiersOf({ id, recordDetails }: Statement) {
  yield { scheme: 'BODS', value: id.slice(0, 200) }
  for (const { id: value, scheme } of recordDetails.identifiers ?? []) {
    const known = scheme === 'XI-LEI' ? 'LEI' : (scheme ?? '')
    const identifier = identifierOf(known, value)
    if (identifier && /^[A-Z][A-Z0-9_-]{0,39}$/.test(known)) yield identifier
  }
}
