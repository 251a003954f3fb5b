import { sayConfidence } from '../../words/say-confidence.ts'
import { sayCount } from '../../words/say-count.ts'
import type { ChangedFinding, Comparison, Difference, OneSided } from '../compare/compare.ts'
import { type Html, html } from '../html.ts'

/** So many are told at once; the others stand folded below them. */
const MOST_OPEN = 8

/**
 * What came, went and changed against the earlier scope, each with why. `places`: where on the page a finding stands, by its id; `noun`: what
 * the page calls one.
 */
export function changesSection(
  compared: Comparison | undefined,
  places: ReadonlyMap<string, string>,
  noun = 'finding',
): Html | null {
  if (!compared) return null
  const { against, went, came, changed, figures, notCompared } = compared
  const named = ({ id, headline }: { id: string; headline: string }): Html => {
    const place = places.get(id)
    return place === undefined
      ? html`<bdi>${headline}</bdi>`
      : html`<a href="#${place}"><bdi>${headline}</bdi></a>`
  }
  const one = (finding: OneSided): Html =>
    html`<p>${named(finding)} <span class="tag">confidence ${sayConfidence(finding.confidence)}</span></p>${reasonsList(finding.reasons)}`
  const other = (finding: ChangedFinding): Html =>
    html`<p>${named(finding)}</p>${differencesList(finding.differences)}${reasonsList(finding.reasons)}`
  return html`<section class="changes" aria-labelledby="changes"><h2 id="changes">What changed against: <bdi>${against}</bdi></h2>
<p class="changes-counted" id="changes-counted">${sayCounts(compared, noun)}</p>
${list('Gone', 'went', went, one)}${list('New', 'came', came, one)}${list('Changed', 'changed', changed.filter(isOtherwise), other)}${list(
  'As before, on other claims',
  'changed',
  changed.filter((finding) => !isOtherwise(finding)),
  other,
  noun,
)}${
  figures.length > 0 && html`<h3>The answer as a whole</h3>${differencesList(figures)}`
}${notCompared > 0 && html`<p class="warning">${sayCount(notCompared, noun)} could not be compared: there are more ${noun}s than can be asked for at once.</p>`}</section>
`
}

/** Whether it can be seen, or only stands on other claims. */
const isOtherwise = ({ differences }: ChangedFinding): boolean => differences.length > 0

/** `folded`: all of it is folded away, by this noun. */
function list<T>(
  title: string,
  name: string,
  items: readonly T[],
  row: (item: T) => Html,
  folded: string | null = null,
): Html | null {
  if (items.length === 0) return null
  const rows = items.map(
    (item) => html`<li>${row(item)}</li>
`,
  )
  const open = folded === null ? MOST_OPEN : 0
  const [first, rest] = [rows.slice(0, open), rows.slice(open)]
  const shown = (some: readonly Html[]): Html | null =>
    some.length === 0 ? null : html`<ul class="${name}">${some}</ul>`
  return html`<h3>${title}</h3>${shown(first)}${rest.length > 0 && html`<details><summary>${folded === null ? `And ${rest.length} more` : sayCount(rest.length, folded)}</summary>${shown(rest)}</details>`}`
}

const reasonsList = (reasons: readonly string[]): Html =>
  html`<ul class="reasons">${reasons.map((reason) => html`<li dir="auto">${reason}</li>`)}</ul>`

const differencesList = (differences: readonly Difference[]): Html | null =>
  differences.length === 0
    ? null
    : html`<ul class="differences">${differences.map(
        ({ what, was, is }) =>
          html`<li>${what}: <del><bdi>${was || 'none'}</bdi></del> → <ins><bdi>${is || 'none'}</bdi></ins></li>`,
      )}</ul>`

/** "2 gone, 1 less sure, 14 the same." */
export function sayCounts({ went, came, changed, same, figures }: Comparison, noun = 'finding'): string {
  const seen = changed.filter(isOtherwise)
  const sure = (surer: ChangedFinding['surer']): number => seen.filter((one) => one.surer === surer).length
  const parts = [
    [went.length, 'gone'],
    [came.length, 'new'],
    [sure(-1), 'less sure'],
    [sure(1), 'surer'],
    [sure(0), 'changed otherwise'],
    [changed.length - seen.length, 'as before on other claims'],
    [same, 'the same'],
  ] as const
  const said = parts.flatMap(([n, what]) => (n === 0 ? [] : [`${n} ${what}`]))
  if (said.length === 0)
    return figures.length > 0 ? `No ${noun}, before or now.` : 'Nothing was found, before or now.'
  const changes = went.length + came.length + changed.length
  return changes > 0 ? `${said.join(', ')}.` : `Nothing changed in the ${noun}s: ${said.join(', ')}.`
}

/** At a finding that is new or changed, that it is. */
export function markOf(compared: Comparison | undefined, id: string): Html | null {
  if (!compared) return null
  if (compared.came.some((one) => one.id === id)) return html`<li class="mark">new</li>`
  const change = compared.changed.find((one) => one.id === id)
  if (!change) return null
  const sure = change.differences.find(({ what }) => what === 'Confidence')
  return sure
    ? html`<li class="mark">${change.surer > 0 ? 'surer' : 'less sure'}: ${sure.was} → ${sure.is}</li>`
    : html`<li class="mark">${isOtherwise(change) ? 'changed' : 'on other claims'}</li>`
}
