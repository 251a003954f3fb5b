import { SOURCE_KINDS } from '../../surfaces/record-form/fields.ts'
import { slugOf } from '../../surfaces/record-form/slug.ts'
import { sayConstant } from '../../words/say-constant.ts'
import { ask } from './ask.ts'
import { el } from './dom.ts'
import { freeId } from './end-field.ts'
import { choice, field, radios, textInput } from './fields.ts'
import { meet } from './things.ts'

export interface ShownSource {
  id: string
  publisher: string | null
  title: string | null
  publishedOn: string | null
}

export const sayName = ({ publisher, title, id }: ShownSource): string =>
  [publisher, title].filter((part) => part !== null).join(': ') || id

const OF_CLAIMS = 'source { id publisher title publishedOn }'
const MOST_CLAIMS = 60
const OTHER = '…'

/** The sources of what the page shows: those that one most likely goes on reading. */
export async function sourcesOfPage(): Promise<ShownSource[]> {
  const ids = [...document.querySelectorAll<HTMLElement>('[data-claim]')].flatMap(
    ({ dataset }) => dataset['claim'] ?? [],
  )
  const asked = [...new Set(ids)].slice(0, MOST_CLAIMS)
  if (asked.length === 0) return []
  const query = `query sources(${asked.map((_, i) => `$c${i}: ID!`).join(' ')}) {${asked
    .map((_, i) => ` c${i}: claim(id: $c${i}) { ${OF_CLAIMS} }`)
    .join('')} }`
  const variables = Object.fromEntries(asked.map((id, i) => [`c${i}`, id]))
  const found = await ask<Record<string, { source: ShownSource } | null>>(query, variables)
  const sources = new Map(
    Object.values(found).flatMap((claim) => (claim ? [[claim.source.id, claim.source]] : [])),
  )
  return [...sources.values()].sort((a, b) => sayName(a).localeCompare(sayName(b)))
}

/** Where it was read: a source that is here, or a new one with what is known of it. */
export function sourceField(sources: readonly ShownSource[], chosen: string | null): HTMLElement {
  for (const source of sources) meet({ id: source.id, name: sayName(source), kind: 'SOURCE' })
  const isKnown = sources.length > 0
  const how = radios(
    { name: 'source.how', label: 'Where does it stand?' },
    [
      ['known', 'In a source that is here'],
      ['new', 'In a new source'],
    ],
    isKnown ? 'known' : 'new',
  )
  const byId = textInput({ spellcheck: 'false', placeholder: 'its id', name: 'source' })
  const idField = field(
    { name: 'source', label: 'Id of the source', hint: 'As /graphiql and exports show it.' },
    byId,
  )
  const list = choice(
    [
      ...sources.map((source): [string, string] => [
        source.id,
        [sayName(source), source.publishedOn].filter((part) => part !== null).join(', '),
      ]),
      [OTHER, 'Another one, by its id'],
    ],
    chosen ?? '',
    isKnown ? 'Choose …' : null,
  )
  list.name = 'source'
  const listField = field({ name: 'source', label: 'Source' }, list)
  const news = newSource()
  const show = (): void => {
    const isNew = how.querySelector<HTMLInputElement>('input[value="new"]')?.checked === true
    const isById = !isNew && list.value === OTHER
    listField.hidden = isNew
    list.disabled = isNew || isById
    // The choice stays open while the id below it is what is sent.
    if (isById) list.disabled = false
    list.name = isById ? '' : 'source'
    idField.hidden = !isById
    byId.disabled = !isById
    listField.dataset['field'] = isById ? '' : 'source'
    news.hidden = !isNew
    news.disabled = !isNew
  }
  const element = el('div', { class: 'source-of' }, how, listField, idField, news)
  element.addEventListener('change', show)
  show()
  return element
}

function newSource(): HTMLFieldSetElement {
  const at = (name: string): string => `source.new.${name}`
  const [title, publisher] = [textInput({ name: at('title') }), textInput({ name: at('publisher') })]
  const id = textInput({ name: at('id'), spellcheck: 'false', maxlength: '100' })
  let isOwn = false
  id.addEventListener('input', () => {
    isOwn = id.value !== ''
  })
  for (const input of [title, publisher]) {
    input.addEventListener('input', () => {
      const name = [publisher.value, title.value].filter((text) => text.trim() !== '').join(' ')
      if (!isOwn) id.value = name === '' ? '' : slugOf(name)
    })
    input.addEventListener('change', () => void freeId(id, () => isOwn))
  }
  const url = textInput({ type: 'url', placeholder: 'https://', name: at('url') })
  const day = textInput({ name: at('publishedOn'), placeholder: '2026-05-06' })
  const kind = choice(SOURCE_KINDS.map((one) => [one, sayConstant(one)]))
  kind.name = at('kind')
  const reliability = choice(RELIABILITIES, '', 'nobody judged it')
  reliability.name = at('reliability')
  return el(
    'fieldset',
    { class: 'new fields' },
    el('legend', {}, 'A new source'),
    field({ name: at('title'), label: 'Title' }, title),
    field({ name: at('publisher'), label: 'Publisher' }, publisher),
    field({ name: at('url'), label: 'Address' }, url),
    field({ name: at('publishedOn'), label: 'Published on', hint: '2026-05-06, or 2026-05, or 2026.' }, day),
    field({ name: at('kind'), label: 'What it is' }, kind),
    field({ name: at('reliability'), label: 'Reliability' }, reliability),
    field({ name: at('id'), label: 'Id', hint: 'a-z, 0-9 and hyphens; it stays.' }, id),
  )
}

/** The Admiralty code. */
const RELIABILITIES = [
  ['A', 'A: reliable'],
  ['B', 'B: mostly reliable'],
  ['C', 'C: fairly reliable'],
  ['D', 'D: mostly not reliable'],
  ['E', 'E: unreliable'],
  ['F', 'F: cannot be judged'],
] as const
