import { sayConfidence } from '../../words/say-confidence.ts'
import type { Exhibit, ShownFinding } from '../exhibit.ts'
import { type Html, html } from '../html.ts'
import { notesOf } from '../reach.ts'
import { isMeasure, isSpan, sayField, sayValue } from '../values.ts'
import { markOf } from './changes.ts'
import { refs } from './claims.ts'
import { claimsOfWay, type Evidence } from './evidence.ts'
import { isNamed, nameOf, thingsOf, withNames } from './names.ts'
import { walkOf } from './walk.ts'

/** More ways than these say little more; JSON has them all. */
const MOST_WAYS = 8
const MOST_MEASURES = 3

/** `walks`: each finding also tells its path link by link. */
export function findingsTable(exhibit: Exhibit, evidence: Evidence, walks = false): Html {
  if (exhibit.findings.length === 0) return html`<p>Nothing was found.</p>`
  const measures = measuresOf(exhibit.findings)
  return html`<table>
<caption class="only-read">Findings, surest ways first</caption>
<thead><tr><th scope="col"><span class="only-read">Number</span></th><th scope="col">Finding</th>${measures.map(
    (name) => html`<th scope="col">${sayField(name)}</th>`,
  )}<th scope="col">Confidence</th></tr></thead>
<tbody>
${exhibit.findings.map((finding, i) => row(exhibit, evidence, measures, finding, i + 1, walks))}</tbody>
</table>`
}

/** Fields of the question itself that hold numbers, amounts or days in some finding. */
function measuresOf(findings: readonly ShownFinding[]): string[] {
  const names = new Set(
    findings.flatMap(({ own }) => Object.keys(own).filter((name) => isMeasure(own[name]))),
  )
  return [...names].slice(0, MOST_MEASURES)
}

const row = (
  exhibit: Exhibit,
  evidence: Evidence,
  measures: readonly string[],
  finding: ShownFinding,
  number: number,
  walks: boolean,
): Html => html`<tr id="f${number}" data-places="${placesOf(finding, evidence)}">
<td class="count">${number}</td>
<td><p class="headline">${withNames(finding.headline, thingsOf(finding, exhibit), evidence)}</p>${notes(exhibit, finding)}${own(finding, measures, evidence)}
${why(exhibit, evidence, finding, walks)}</td>
${measures.map((name) => html`<td class="number" data-name="${sayField(name)}">${sayValue(finding.own[name]) || '–'}</td>`)}
<td class="number" data-name="Confidence">${sayConfidence(finding.confidence)}${bar(finding.confidence)}</td>
</tr>
`

/** The places of all that the finding walks through: what is lit in the picture beside it. */
function placesOf(finding: ShownFinding, evidence: Evidence): string {
  const ids = new Set(finding.explanation.flatMap(({ entities, links }) => [...entities, ...links]))
  return [...ids].flatMap((id) => evidence.places.get(id) ?? []).join(' ')
}

const bar = (confidence: number): Html =>
  html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.round(confidence * 100)}" height="4"/></svg>`

function notes(exhibit: Exhibit, finding: ShownFinding): Html | null {
  const words = notesOf(finding)
  const mark = markOf(exhibit.compared, finding.id)
  if (words.length === 0 && mark === null) return null
  return html`<ul class="notes" aria-label="Notes">${mark}${words.map((word) => (word === 'disputed' ? html`<li class="doubt">disputed</li>` : html`<li>${word}</li>`))}</ul>`
}

function own(finding: ShownFinding, measures: readonly string[], evidence: Evidence): Html | null {
  const fields = Object.entries(finding.own)
    .filter(([name, value]) => !measures.includes(name) && !isStructure(value))
    .map(([name, value]): [string, string | Html] => [
      sayField(name),
      isNamed(value) ? nameOf(evidence, value) : sayValue(value),
    ])
    .filter(([, value]) => value !== '')
  if (fields.length === 0) return null
  return html`<dl class="own">${fields.map(([name, value]) => html`<div><dt>${name}</dt><dd dir="auto">${value}</dd></div>`)}</dl>`
}

/** What has parts of its own, such as both sides of a dispute: the sentences tell it better. */
const isStructure = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(isStructure)
    : typeof value === 'object' && value !== null && !('name' in value) && !isSpan(value)

function why(exhibit: Exhibit, evidence: Evidence, finding: ShownFinding, walks: boolean): Html {
  const ways = finding.explanation
  const more = ways.length - MOST_WAYS
  return html`<details class="why"><summary>Why${ways.length > 1 && ` (${ways.length} ways)`}</summary>
<ol>${ways
    .slice(0, MOST_WAYS)
    .map(
      (way) => html`<li>${way.sentence} ${!walks && refs(claimsOfWay(exhibit, finding, way), evidence)}</li>`,
    )}</ol>
${more > 0 && html`<p class="soft">… and ${more} more ${more === 1 ? 'way' : 'ways'}.</p>`}${weakest(exhibit, evidence, finding)}${walks && walkOf(exhibit, evidence, finding)}</details>`
}

function weakest(exhibit: Exhibit, evidence: Evidence, finding: ShownFinding): Html | null {
  const link = finding.weakestLink === null ? undefined : exhibit.links.get(finding.weakestLink)
  if (!link) return null
  const [from, to] = [link.from, link.to].map((id) => exhibit.entities.get(id)?.name ?? id)
  return html`<p class="soft">Weakest link: <a href="#${evidence.places.get(link.id) ?? ''}"><bdi>${from ?? ''}</bdi> – <bdi>${to ?? ''}</bdi></a>, confidence ${sayConfidence(finding.confidence)}.</p>`
}
