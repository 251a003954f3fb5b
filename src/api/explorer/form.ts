import type { SavedQuery } from '../../questions/saved.ts'
import { type Html, html } from '../../surfaces/html.ts'
import { sayConstant } from '../../words/say-constant.ts'
import { type Input, inputsOf, partsOf, valuesOf } from './inputs.ts'
import { scopeFields } from './scope-bar.ts'
import type { Stops } from './scope-stops.ts'

/** What a form is filled with. */
export interface Filled {
  words: readonly (readonly [name: string, value: string])[]
  /** Names of things, by their ids. */
  names: ReadonlyMap<string, string>
  /** At what the scope can be set. */
  stops?: Stops
}

const SCOPE = 'scope'
export const isScoped = ({ variables }: SavedQuery): boolean => variables.some(({ name }) => name === SCOPE)
/** On the start page only what the sentence asks for; what else there is stands beside the answer. */
export type Extent = 'sentence' | 'whole'

/** A saved query as a form that any browser can send: its address is the answer's. */
export function formOf(query: SavedQuery, filled: Filled, extent: Extent): Html {
  const inputs = inputsOf(query)
  const sentence = query.ask === null ? [] : partsOf(query.ask, inputs)
  const rest = inputs.filter((input) => !sentence.includes(input))
  const first = rest.filter(({ required, defaults }) => required && defaults.length === 0)
  const own = rest.filter((input) => !first.includes(input) && input.variable !== SCOPE)
  // Without a sentence there is nothing else to fill in.
  const plain = query.ask === null ? [...first, ...own.filter(({ kind }) => kind === 'thing')] : first
  const more = own.filter((input) => !plain.includes(input))
  const id = (input: Input): string => `${query.name}-${input.name}`
  const field = (input: Input) => fieldOf(input, id(input), filled)
  const folded = (title: string, of: readonly Input[]): Html | null =>
    extent === 'sentence' || of.length === 0
      ? null
      : html`<details><summary>${title}${given(of, filled)}</summary><div class="fields">${of.map(field)}</div></details>`
  return html`<form class="ask" action="/ask/${query.name}" method="get" aria-label="${plainSentence(query)}">
<div class="sentence"><p>${
    sentence.length === 0
      ? html`<span class="words">${query.title}</span>`
      : sentence.map((part) =>
          typeof part === 'string'
            ? html`<span class="words">${part}</span>`
            : blankOf(part, id(part), filled),
        )
  }</p><button type="submit">Ask</button></div>
${plain.length > 0 && html`<div class="fields">${plain.map(field)}</div>`}${folded('More', more)}${
  extent === 'whole' && isScoped(query) && scopeFields({ ...filled, action: `/ask/${query.name}` })
}</form>
`
}

/** What of it was given, told where it is folded away. */
function given(inputs: readonly Input[], { words, names }: Filled): Html | null {
  const told = inputs.flatMap((input) => {
    const values = words.filter(([name]) => name === input.name).map(([, value]) => value)
    const said = values.map((value) =>
      input.kind === 'choice' ? sayConstant(value) : (names.get(value) ?? value),
    )
    return said.length === 0 ? [] : [html`${sayName(input.name).toLowerCase()} <bdi>${said.join(', ')}</bdi>`]
  })
  return told.length === 0 ? null : html`: <b>${told.map((one, i) => html`${i > 0 && '; '}${one}`)}</b>`
}

/** The sentence with its blanks filled, as a title has it. */
export function sayQuestion(query: SavedQuery, { words, names }: Filled): string {
  if (query.ask === null) return query.title
  const said = partsOf(query.ask, inputsOf(query)).map((part) => {
    if (typeof part === 'string') return part
    const values = valuesOf(part, words).map((value) => names.get(value) ?? value)
    return values.length === 0 ? emptyWord(part) : values.join(', ')
  })
  return said.join('')
}

const plainSentence = ({ ask, title }: SavedQuery): string =>
  ask?.replaceAll(/\[(\w+)\]/g, (_, name: string) => sayName(name).toLowerCase()) ?? title

const emptyWord = ({ kind, name }: Input): string =>
  kind === 'moment' && name === 'until' ? 'now' : kind === 'thing' ? 'anything' : '…'

/** minConfidence → Min confidence. */
export const sayName = (name: string): string => {
  const words = (LABELS[name] ?? name.replace('.', ': '))
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
const LABELS: Readonly<Record<string, string>> = {
  first: 'Findings on a page',
}

/** A blank of a sentence: named for those who cannot see the sentence around it. */
const blankOf = (input: Input, id: string, filled: Filled): Html =>
  html`<span class="blank">${controls(input, id, filled, sayName(input.name))}</span>`

function fieldOf(input: Input, id: string, filled: Filled): Html {
  const hint =
    input.description === '' ? null : html`<p class="hint" id="${id}-hint">${input.description}</p>`
  const isGroup = input.many
  return isGroup
    ? html`<fieldset class="field" id="${id}-field"${hint && html` aria-describedby="${id}-hint"`}><legend>${sayName(input.name)}</legend>${controls(input, id, filled, sayName(input.name))}${hint}</fieldset>`
    : html`<div class="field"><label for="${id}">${sayName(input.name)}</label>${controls(input, id, filled, null)}${hint}</div>`
}

function controls(input: Input, id: string, filled: Filled, label: string | null): Html {
  const values = valuesOf(input, filled.words)
  if (input.kind === 'choice' && input.many)
    return html`<div class="boxes">${input.choices.map((choice) => box(input.name, choice, sayChoice(choice), values))}</div>`
  if (input.kind === 'choice' || input.kind === 'flag') {
    const choices = input.kind === 'flag' ? ['true', 'false'] : input.choices
    return html`<select name="${input.name}" id="${id}"${labelled(label)}>${input.defaults.length === 0 && html`<option value="">as usual</option>`}${choices.map(
      (choice) =>
        html`<option value="${choice}"${values[0] === choice && html` selected`}>${sayChoice(choice)}</option>`,
    )}</select>`
  }
  if (!input.many) return entry(input, id, values[0] ?? '', filled, label)
  // One empty place more than there are values, so that without a script one can be added at a time.
  const places = [...values, '']
  return html`<span class="several">${places.map((value, i) => entry(input, i === 0 ? id : `${id}-${i + 1}`, value, filled, `${label ?? sayName(input.name)} ${i + 1}`))}</span>`
}

const box = (name: string, value: string, text: string, values: readonly string[]): Html =>
  html`<label class="box"><input type="checkbox" name="${name}" value="${value}"${values.includes(value) && html` checked`}><bdi>${text}</bdi></label>`

const labelled = (label: string | null): Html | null => (label === null ? null : html` aria-label="${label}"`)

function entry(input: Input, id: string, value: string, filled: Filled, label: string | null): Html {
  const of = (shown: string): Html => html`name="${input.name}" id="${id}" value="${shown}"${labelled(label)}`
  const common = of(value)
  switch (input.kind) {
    case 'thing': {
      // One reads the name, and without a script sends it; the script sends the id.
      const name = filled.names.get(value) ?? value
      return html`<span class="thing"><input type="text" ${of(name)} data-kinds="${input.kinds.join(' ')}" data-id="${value}" placeholder="${input.many && value === '' ? 'and …' : placeholderOf(input)}" autocomplete="off" spellcheck="false"></span>`
    }
    case 'number':
      return html`<input type="number" ${common} ${input.whole ? html`step="1" min="1"` : html`step="any" min="0" max="1"`}>`
    case 'day':
      // A browser's own calendar would drop a month or a year alone.
      return html`<input type="${/^(\d{4}-\d\d-\d\d)?$/.test(value) ? 'date' : 'text'}" ${common}>`
    case 'moment':
      return html`<input type="text" ${common} placeholder="${input.required || input.defaults.length > 0 ? '2026-05-06T00:00:00Z' : 'now'}" spellcheck="false" autocomplete="off">`
    default:
      return html`<input type="text" ${common} autocomplete="off">`
  }
}

const placeholderOf = ({ kinds, required, defaults }: Input): string =>
  kinds.length > 2
    ? required || defaults.length > 0
      ? 'name'
      : 'anything'
    : kinds.map(sayConstant).join(' or ')

const sayChoice = (choice: string): string => {
  const said = sayConstant(choice)
  return said.charAt(0).toUpperCase() + said.slice(1)
}
