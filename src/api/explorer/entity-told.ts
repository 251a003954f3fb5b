import { type Html, html } from '../../surfaces/html.ts'
import { sayField, sayValue } from '../../surfaces/values.ts'
import { sayDate, sayShare } from '../../words/say-amounts.ts'
import { sayConfidence } from '../../words/say-confidence.ts'
import { sayConstant } from '../../words/say-constant.ts'
import { nameLink, publisherOf, type Telling, whoSaysSo } from './entity-rows.ts'
import type { Disputes, Happened, HistoryEntry, Owners, Told } from './entity-stories.ts'

/** A part of the page with its heading; `count` stands beside it. */
export const part = (id: string, title: string, count: number | null, inside: Html): Html =>
  html`<section aria-labelledby="${id}"><h2 id="${id}">${title}${count !== null && html` <span class="soft">${count.toLocaleString('en')}</span>`}</h2>
${inside}</section>
`

/** Why a part of the page is not there, beside those that are. */
export const missing = (problem: string): Html =>
  html`<p class="warning" dir="auto">This part could not be answered: ${problem}</p>`

export function ownersPart(telling: Telling, { answer, problem }: Told<Owners>, whole: string): Html | null {
  if (problem !== null) return part('owners-in-the-end', 'Owners in the end', null, missing(problem))
  if (answer.findings.length === 0) return null
  return part(
    'owners-in-the-end',
    'Owners in the end',
    answer.totalFindings,
    html`<p class="soft">${answer.summary}</p>
<ul class="bare">${answer.findings.map(
      ({ owner, share, controls, confidence, disputed }) =>
        html`<li>${nameLink(telling, owner.id, owner.name)} <bdi>${[sayShare(share) ?? 'share unknown', controls && 'in control'].filter(Boolean).join(', ')}</bdi> <span class="tag">confidence ${sayConfidence(confidence)}</span>${disputed && html` <span class="denies">disputed</span>`}</li>`,
    )}</ul>
<p><a href="${whole}">The whole answer, with every chain</a></p>`,
  )
}

export function disputesPart(
  telling: Telling,
  { answer, problem }: Told<Disputes>,
  whole: string,
): Html | null {
  if (problem !== null) return part('disputes', 'Disputes', null, missing(problem))
  const { totalFindings: total, findings } = answer
  if (total === 0) return null
  return part(
    'disputes',
    'Disputes',
    total,
    html`<ul class="bare disputes">${findings.map(
      ({ headline, disputed, dispute: { about, positions } }) =>
        html`<li data-link="${about.id}"><p class="headline" dir="auto">${headline}</p>${!disputed && html`<p class="soft">Settled: one side is preferred.</p>`}
<ul>${positions.map(
          ({ value, preferred, claims }) =>
            html`<li><b><bdi>${sayPosition(value)}</bdi></b>${preferred && html` <span class="tag">preferred</span>`} <span class="soft">${[...new Set(claims.map(publisherOf))].map((name, i) => html`${i > 0 && ', '}<bdi>${name}</bdi>`)}</span>${whoSaysSo(telling, claims)}</li>`,
        )}</ul></li>`,
    )}</ul>
<p><a href="${whole}">${findings.length < total ? `All ${total} disputes` : 'The whole answer'}</a></p>`,
  )
}

/** A position as a reader takes it: "14 %", "not signed", "it is so". */
export function sayPosition(value: unknown): string {
  if (value === true) return 'it is so'
  if (value === false) return 'it is not so'
  if (typeof value === 'object' && value !== null && 'not' in value) return `not ${sayValue(value.not)}`
  return sayValue(value) || 'something else'
}

export const happenedList = (events: readonly Happened[]): Html =>
  html`<ol class="events">${events.map(
    ({ headline, on, confidence, disputed, prospective }) =>
      html`<li><time datetime="${on}">${sayDate(on)}</time><span><span dir="auto">${withoutDay(headline, on)}</span> <span class="tag">confidence ${sayConfidence(confidence)}${prospective && ' · still to come'}</span>${disputed && html` <span class="denies">disputed</span>`}</span></li>`,
  )}</ol>`

/** The day stands in a column of its own. */
export function withoutDay(headline: string, on: string): string {
  const day = `${sayDate(on)}: `
  const rest = headline.startsWith(day) ? headline.slice(day.length) : headline
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

/** What became of the record: who recorded, merged, split or judged it. */
export function historyPart(
  telling: Pick<Telling, 'address'>,
  { answer: history, problem }: Told<HistoryEntry[]>,
): Html | null {
  if (problem !== null) return part('history', 'History of the record', null, missing(problem))
  if (history.length === 0) return null
  return html`<section aria-labelledby="history"><details><summary id="history">History of the record (${history.length})</summary>
<ol class="events">${history.map(
    ({ at, by, what, because, other, verdict }) =>
      html`<li><time datetime="${at}">${sayDate(at.slice(0, 'yyyy-mm-dd'.length))}</time><span>${HAPPENED[what] ?? sayField(sayConstant(what))}${other !== null && html` ${nameLink(telling, other, other)}`}${verdict !== null && `: ${sayConstant(verdict)}`}, by <bdi>${by}</bdi>${because !== null && html`: <bdi>${because}</bdi>`}</span></li>`,
  )}</ol></details></section>
`
}

const HAPPENED: Readonly<Record<string, string>> = {
  RECORDED: 'First recorded',
  MERGED: 'Merged into',
  ABSORBED: 'Took in the record',
  SPLIT: 'Parted from',
  JUDGED: 'Compared with',
}
