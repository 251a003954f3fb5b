import { CLAIM_STATUSES } from '../../graph/vocabulary.ts'
import { search } from '../../surfaces/address.ts'
import { type Html, html } from '../../surfaces/html.ts'
import { saySource } from '../../surfaces/say-source.ts'
import { sayDate } from '../../words/say-amounts.ts'
import { sayConstant } from '../../words/say-constant.ts'
import type { Words } from '../exhibit.ts'
import { type NamedSource, NO_STOPS, type Stops } from './scope-stops.ts'
import { AGAINST, againstText, otherWords, sayMoment, sayScope, scopeWords, valuesIn } from './scope-words.ts'

interface Scoped {
  /** The page, without what stands behind its `?`. */
  action: string
  /** All that the page was asked with, in the words of an address. */
  words: Words
  /** What can be set: see `stopsOf`. */
  stops?: Stops
}

/** The scope of a page as a form of its own: what else the page was asked with is kept. Works without script; with it, the page asks again. */
export const scopeBar = (scoped: Scoped): Html =>
  html`<form class="scope-bar" action="${scoped.action}" method="get" aria-label="What counts">
${otherWords(scoped.words).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${scopeFields(scoped)}</form>
`

/** The same for a page that has a form already, to stand in it. */
export function scopeFields({ action, words, stops = NO_STOPS }: Scoped): Html {
  const scope = scopeWords(words)
  const known = new Map(stops.sources.map((source) => [source.id, source]))
  const nameOf = (id: string): string => saySource(known.get(id) ?? unnamed(id))
  const now = againstText(scope)
  const back = `${action}${search([...otherWords(words), [AGAINST, now]])}`
  const [validAt = '', knownAt = '', least = ''] = ['validAt', 'knownAt', 'minConfidence'].map(
    (name) => valuesIn(scope, name)[0],
  )
  return html`<fieldset class="scope" id="scope" data-days="${stops.days.join(' ')}"><legend class="only-read">What counts</legend>
<input type="hidden" name="${AGAINST}" value="${now}" id="scope-against" data-renew>
<details><summary>What counts: <b id="scope-said" data-renew>${sayScope(scope, nameOf)}</b></summary>
<div class="scope-fields">
<div class="field"><label for="scope-day">As of the day</label><input type="${/^(\d{4}-\d\d-\d\d)?$/.test(validAt) ? 'date' : 'text'}" name="validAt" id="scope-day" value="${validAt}" aria-describedby="scope-day-hint"><p class="hint" id="scope-day-hint">What held then. Empty: today.</p></div>
<div class="field"><label for="scope-known">As known at</label><input type="text" name="knownAt" id="scope-known" value="${knownAt}" list="scope-moments" placeholder="now" spellcheck="false" autocomplete="off" aria-describedby="scope-known-hint"><datalist id="scope-moments" data-renew>${stops.moments.map((moment) => html`<option value="${moment}">${sayMoment(moment)}</option>`)}</datalist><p class="hint" id="scope-known-hint">What had been recorded by then: a day such as 2026-05-06, or a moment such as 2026-05-06T12:00:00Z.</p></div>
<div class="field"><label for="scope-least">Least confidence</label><input type="number" name="minConfidence" id="scope-least" value="${least}" min="0" max="1" step="${/^(\d(\.\d\d?)?)?$/.test(least) ? '0.01' : 'any'}" placeholder="any" aria-describedby="scope-least-hint"><p class="hint" id="scope-least-hint">From 0 to 1. What is less sure is left out.</p></div>
<fieldset class="field kinds"><legend>Kinds of claims that count</legend><div class="boxes">${CLAIM_STATUSES.map((status) => kindBox(status, valuesIn(scope, 'statuses')))}</div></fieldset>
${sourceBoxes(stops.sources, valuesIn(scope, 'withoutSources'), known)}
<p class="scope-send"><button type="submit">Ask again</button></p>
</div></details>
<p class="scope-back" id="scope-back" data-renew>${scope.length > 0 && html`<a href="${back}">Back to the usual</a>`}</p>
<p class="scope-told soft" id="scope-told" role="status"></p></fieldset>`
}

const unnamed = (id: string): NamedSource => ({ id, publisher: null, title: null, publishedOn: null })

const kindBox = (status: string, chosen: readonly string[]): Html => {
  const counts = chosen.length === 0 || chosen.includes(status)
  const said = sayConstant(status)
  return html`<label class="box"><input type="checkbox" name="statuses" value="${status}"${counts && html` checked`}>${said.charAt(0).toUpperCase() + said.slice(1)}</label>`
}

function sourceBoxes(
  sources: readonly NamedSource[],
  off: readonly string[],
  known: ReadonlyMap<string, NamedSource>,
): Html | null {
  // What is off stands first, where it is seen.
  const all = [
    ...off.map((id) => known.get(id) ?? unnamed(id)),
    ...sources.filter(({ id }) => !off.includes(id)),
  ]
  if (all.length === 0) return null
  return html`<fieldset class="field sources"><legend>Switch sources off</legend><div class="boxes tall" id="scope-sources">${all.map(
    (source) =>
      html`<label class="box"><input type="checkbox" name="withoutSources" value="${source.id}"${off.includes(source.id) && html` checked`}><span><bdi>${saySource(source)}</bdi>${source.publishedOn !== null && html` <span class="tag">${sayDate(source.publishedOn)}</span>`}</span></label>`,
  )}</div></fieldset>`
}
