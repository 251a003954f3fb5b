import { entityItems, type Met } from '../items.ts'
import { countryOf, identifierOf, namesOf } from '../values.ts'
import type { FtmEntity } from './entity.ts'
import { IDENTIFIERS, type NodeKind } from './schemata.ts'

export function* sayNode(entity: FtmEntity, { kind, form }: NodeKind, line: number): Generator<Met> {
  const names = namesOf([...entity.all('name'), ...entity.all('alias'), ...entity.all('previousName')])
  const caption = names.length === 0 || names.includes(entity.caption ?? '') ? entity.caption : null
  const name = namesOf([caption ?? names[0] ?? ''])[0]
  if (name === undefined) yield { unsaid: `${entity.schema}.name (missing)` }
  const country = countryOfEntity(entity, kind)
  yield* entityItems(
    {
      id: entity.slug(),
      kind,
      name: name ?? `Unnamed (${entity.id.slice(0, 200)})`,
      aliases: names.filter((other) => other !== name).slice(0, 1000),
      identifiers: [...identifiersOf(entity, country)].slice(0, 200),
      form,
      country,
    },
    line,
  )
}

function countryOfEntity(entity: FtmEntity, kind: NodeKind['kind']): string | null {
  let found: string | null = null
  for (const property of kind === 'PERSON' ? ['country'] : ['jurisdiction', 'mainCountry', 'country']) {
    const given = entity.one(property)
    const country = countryOf(given)
    found ??= country
    if (given !== null && (country === null || country !== found)) entity.refuse(property)
  }
  return found
}

function* identifiersOf(entity: FtmEntity, country: string | null) {
  for (const id of [entity.id, ...entity.referents.filter((other) => other !== entity.id)]) {
    const identifier = entity.dialect.scheme ? identifierOf(entity.dialect.scheme, id) : null
    if (identifier) yield identifier
  }
  for (const { property, scheme, byCountry } of IDENTIFIERS) {
    for (const value of entity.all(property)) {
      const identifier = identifierOf(byCountry && country ? `${scheme}-${country}` : scheme, value)
      if (identifier) yield identifier
      else entity.refuse(property)
    }
  }
}
