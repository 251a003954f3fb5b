import type { SavedQuery } from '../../questions/saved.ts'
import { askAddress, entityAddress } from '../../surfaces/address.ts'
import { type Html, html } from '../../surfaces/html.ts'
import { sayConstant } from '../../words/say-constant.ts'
import type { Words } from '../exhibit.ts'
import { sayQuestion } from './form.ts'
import { trouble } from './frame.ts'
import { inputsOf, partsOf } from './inputs.ts'
import type { Thing } from './things.ts'

/** What a search found, or why it found nothing. */
export interface Found {
  text: string
  things: readonly Thing[]
  /** What went wrong, as a sentence. */
  problem: string | null
}

/** Things that fit, each with the questions that can be asked of it. */
export function foundSection(
  { text, things, problem }: Found,
  saved: readonly SavedQuery[],
  names: ReadonlyMap<string, string>,
): Html {
  if (problem !== null)
    return trouble('The search could not be answered', problem, 'Search again in a moment.')
  if (things.length === 0) {
    return html`<div class="card" role="status"><h2>Nothing fits “<bdi>${text}</bdi>”</h2>
<p class="soft">Search forgives small slips, accents and case. Try fewer words, another name, or an identifier such as LEI:… or WIKIDATA:….</p></div>
`
  }
  return html`<section aria-labelledby="found"><h2 id="found">${things.length === 1 ? 'One thing fits' : `${things.length} things fit`} “<bdi>${text}</bdi>”</h2>
${things.map((thing, i) => thingCard(thing, saved, names, i === 0))}</section>
`
}

const thingCard = (
  thing: Thing,
  saved: readonly SavedQuery[],
  names: ReadonlyMap<string, string>,
  open: boolean,
): Html => html`<div class="card found"><h3><a href="${entityAddress(thing.id)}"><bdi>${thing.name}</bdi></a> <span class="tag">${sayConstant(thing.kind)}${thing.matched !== thing.name && html` · also <bdi>${thing.matched}</bdi>`}</span></h3>
<details${open && html` open`}><summary>Questions about <bdi>${thing.name}</bdi></summary>
<ul class="questions">${questionsOf(thing, saved, names).map(([sentence, address]) => html`<li><a href="${address}">${sentence}</a></li>`)}</ul></details></div>
`

/** Each question that takes a thing of this kind, as a sentence about it with its address; `scope`: in which it is asked. */
export function questionsOf(
  { id, name, kind }: Pick<Thing, 'id' | 'name' | 'kind'>,
  saved: readonly SavedQuery[],
  names: ReadonlyMap<string, string>,
  scope: Words = [],
): [sentence: string, address: string][] {
  const known = new Map([...names, [id, name]])
  return saved.flatMap((query): [string, string][] => {
    const inputs = inputsOf(query)
    const blanks = partsOf(query.ask ?? '', inputs).filter((part) => typeof part !== 'string')
    const fitting = (query.ask === null ? inputs : blanks).find(
      (input) =>
        input.kind === 'thing' &&
        input.kinds.some((one) => one === kind) &&
        // Not how it is connected to itself.
        !blanks.some((other) => other !== input && other.defaults.includes(id)),
    )
    if (!fitting) return []
    const variables = [[fitting.name, id]] as const
    const takesScope = query.variables.some((variable) => variable.name === 'scope')
    const address = askAddress({ query, variables }, null, takesScope ? scope : [])
    return [[sayQuestion(query, { words: variables, names: known }), address]]
  })
}
