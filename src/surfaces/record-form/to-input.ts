import type { RecordClaimsInput } from '../../generated/schema-types.ts'
import { AGREEMENT_KIND, type ClaimType, type FormField, fieldsOf } from './fields.ts'
import { readAmount, readPercent, Unreadable } from './numbers.ts'

import { rolesOf, type Values } from './values.ts'

/** Something that is wrong with a field, told there. */
export interface FieldFault {
  /** The name of the field; empty where it is the whole form's. */
  field: string
  message: string
}

type Tree = { [name: string]: unknown }
export type Recording = Omit<RecordClaimsInput, 'idempotencyKey'>

/**
 * What a form says as the input of `recordClaims`. The names of fields are the paths of a claim (`attributes.share.min`); those of a new thing
 * stand behind the end that it is for (`from.new.name`), those of a new source behind `source.new`.
 */
export function toInput(type: ClaimType, values: Values): { input: Recording; faults: FieldFault[] } {
  const faults: FieldFault[] = []
  const text = (name: string): string => (values.get(name) ?? '').trim()
  const need = (name: string, message: string): string => {
    const value = text(name)
    if (value === '') faults.push({ field: name, message })
    return value
  }
  const read = <T>(name: string, reader: (text: string) => T): T | null => {
    try {
      return reader(text(name))
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      faults.push({ field: name, message: error.message })
      return null
    }
  }
  const ends = endsOf(type, values)
  const claim: Tree = { status: need('status', 'Choose how it is known.'), source: '' }
  const put = (name: string, value: unknown): void => {
    if (value !== null && value !== '') set(claim, name.split('.'), value)
  }
  if (type !== 'AGREEMENT') claim['link'] = type
  for (const end of ends) {
    const isNew = text(`${end}.how`) === 'new'
    if (isNew) need(`${end}.new.name`, 'Give it a name.')
    const id = isNew ? need(`${end}.new.id`, 'Give it an id.') : text(end)
    if (id === '' && !isNew && NEEDED.test(end)) faults.push({ field: end, message: 'Say which one.' })
    put(end, id)
  }
  if (type === 'AGREEMENT') {
    put(AGREEMENT_KIND.name, need(AGREEMENT_KIND.name, 'Choose what sort of agreement it is.'))
    if (text('agreement.id.how') === 'new') put('agreement.name', text('agreement.id.new.name'))
    for (const role of rolesOf(values)) put(role, need(role, 'Choose what it is in the agreement.'))
  }
  for (const field of fieldsOf(type)) if (field.sort !== 'thing') put(field.name, valueOf(field, text, read))
  if (text('supports') === 'false') put('supports', false)
  put('confidence', read('confidence', readPercent))
  for (const name of ['locator', 'quote', 'note', 'validFrom', 'validTo']) put(name, text(name))

  const isNewSource = text('source.how') === 'new'
  const source = isNewSource
    ? need('source.new.id', 'Give the source an id.')
    : need('source', 'Choose the source, or add a new one.')
  claim['source'] = source
  if (isNewSource && text('source.new.title') === '' && text('source.new.publisher') === '')
    faults.push({ field: 'source.new.title', message: 'Give its title or its publisher.' })
  const entities = newEnds(type, values).map((end) => ({
    id: text(`${end}.new.id`),
    kind: text(`${end}.new.kind`),
    name: text(`${end}.new.name`),
  }))
  const input: Tree = { claims: [claim] }
  if (text('because') !== '') input['because'] = text('because')
  if (entities.length > 0) input['entities'] = entities
  if (isNewSource)
    input['sources'] = [
      withoutEmpty({
        id: source,
        ...Object.fromEntries(SOURCE_FIELDS.map((name) => [name, text(`source.new.${name}`)])),
      }),
    ]
  return { input: input as unknown as Recording, faults }
}

const SOURCE_FIELDS = ['publisher', 'title', 'url', 'publishedOn', 'kind', 'reliability'] as const
const NEEDED = /^(from|to|agreement\.id|agreement\.parties\.\d+\.entity|agreement\.covers\.\d+)$/

/** The fields in which an entity stands, in the order of the form. */
const endsOf = (type: ClaimType, values: Values): string[] =>
  type === 'AGREEMENT'
    ? [
        'agreement.id',
        ...[...values.keys()].filter((name) => /^agreement\.(parties\.\d+\.entity|covers\.\d+)$/.test(name)),
      ]
    : ['from', 'to', ...fieldsOf(type).flatMap(({ name, sort }) => (sort === 'thing' ? [name] : []))]

/** The fields whose entity is to be recorded with the claim. A new agreement is made by the claim itself. */
const newEnds = (type: ClaimType, values: Values): string[] =>
  endsOf(type, values).filter((end) => values.get(`${end}.how`) === 'new' && end !== 'agreement.id')

function valueOf(
  { name, sort }: FormField,
  text: (name: string) => string,
  read: <T>(name: string, reader: (text: string) => T) => T | null,
): unknown {
  if (sort === 'share' || sort === 'size' || sort === 'money') {
    const reader = sort === 'share' ? readPercent : readAmount
    const [min, max] = [read(`${name}.min`, reader), read(`${name}.max`, reader)]
    if (min === null && max === null) return null
    const currency = sort === 'money' ? { currency: text(`${name}.currency`).toUpperCase() } : {}
    return { ...(min !== null && { min }), ...(max !== null && { max }), ...currency }
  }
  const value = text(name)
  if (sort === 'flag') return value === '' ? null : value === 'true'
  if (sort === 'list') {
    const parts = value.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
    return parts.length === 0 ? null : parts
  }
  return name === 'attributes.role' ? value.toUpperCase().replaceAll(/[\s-]+/g, '_') : value
}

/** Sets a value at a path; numbers in it are places in a list. */
function set(tree: Tree, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path
  if (rest.length === 0) {
    tree[name] = value
    return
  }
  tree[name] ??= /^\d+$/.test(rest[0] ?? '') ? [] : {}
  set(tree[name] as Tree, rest, value)
}

const withoutEmpty = (fields: Readonly<Record<string, string>>): Tree =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))

/** The field of a form that a fault of the server is about: that of its path, or the nearest one around it. */
export function fieldAt(path: readonly string[], type: ClaimType, values: Values): string {
  const [list, place, ...rest] = path
  const end = list === 'entities' ? newEnds(type, values)[Number(place)] : undefined
  const inner =
    list === 'sources'
      ? ['source', 'new', ...rest]
      : end !== undefined
        ? [...end.split('.'), 'new', ...rest]
        : list === 'claims'
          ? rest
          : path
  for (let length = inner.length; length > 0; length--) {
    const name = inner.slice(0, length).join('.')
    const found = [name, `${name}.min`, `${name}.new.id`].find((one) => values.has(one))
    if (found !== undefined)
      return found === `${name}.new.id` && values.get(`${name}.how`) !== 'new' ? name : found
  }
  return ''
}
