import { sayMoney } from '../../words/say-amounts.ts'
import { sayConfidence } from '../../words/say-confidence.ts'
import { sayConstant } from '../../words/say-constant.ts'
import { type Difference, differencesOf } from '../differences.ts'
import type { Exhibit, ShownEntity, ShownLink } from '../exhibit.ts'
import { type Html, html } from '../html.ts'
import { asKnown, knownAs } from '../known-as.ts'
import { sayTerms, sayVerb } from '../say-link.ts'
import { refs } from './claims.ts'
import { denialsOf, type Evidence } from './evidence.ts'
import { nameOf } from './names.ts'

/**
 * All that the picture holds, and nothing else: each link with its terms, each thing, and the claims that they are made of. Then, apart, what
 * did not fit into it. `drawn`: the ids of what is in the picture; null where there is none.
 */
export function linksSection(
  exhibit: Exhibit,
  evidence: Evidence,
  drawn: ReadonlySet<string> | null,
): Html | null {
  const links = [...exhibit.links.values()]
  const things = [...exhibit.entities.values()]
  if (things.length === 0) return null
  const fits = ({ id }: { id: string }): boolean => drawn === null || drawn.has(id)
  const rows = (isShown: boolean): [links: Html[], things: Html[]] => [
    links.filter((one) => fits(one) === isShown).map((link) => linkRow(exhibit, evidence, link)),
    things.filter((one) => fits(one) === isShown).map((thing) => entityRow(exhibit, evidence, thing)),
  ]
  const [beyondLinks, beyondThings] = rows(false)
  return html`<section aria-labelledby="links">
${part('links', drawn === null ? 'Links and things' : 'What was drawn', ...rows(true))}${
  beyondLinks.length + beyondThings.length > 0 &&
  part('beyond', 'What did not fit into the picture', beyondLinks, beyondThings)
}</section>`
}

const part = (
  id: string,
  title: string,
  links: readonly Html[],
  things: readonly Html[],
): Html => html`<details><summary id="${id}">${title}: ${count(links.length, 'link')} and ${count(things.length, 'thing')}</summary>
${links.length > 0 && table('Link', links)}${things.length > 0 && table('Thing', things)}</details>
`

const table = (
  what: string,
  rows: readonly Html[],
): Html => html`<table class="drawn"><caption class="only-read">${what}s</caption>
<thead><tr><th scope="col">${what}</th><th scope="col">Confidence</th><th scope="col">Claims</th></tr></thead>
<tbody>
${rows}</tbody></table>
`

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`

/** Who, what, whom, and the terms. */
export function linkSentence(exhibit: Exhibit, evidence: Evidence, link: ShownLink): Html {
  const name = (id: string): Html => nameOf(evidence, { id, name: exhibit.entities.get(id)?.name ?? id })
  return html`<b>${name(link.from)} ${sayVerb(link)} ${name(link.to)}</b>${sayTerms(link, exhibit).map((term) => html`, <bdi>${term}</bdi>`)}`
}

function linkRow(exhibit: Exhibit, evidence: Evidence, link: ShownLink): Html {
  const { confidence } = knownAs(link, exhibit)
  return html`<tr id="${evidence.places.get(link.id) ?? ''}" data-link="${link.id}" data-ends="${evidence.places.get(link.from) ?? ''} ${evidence.places.get(link.to) ?? ''}"><td><p>${linkSentence(exhibit, evidence, link)}</p>${doubt(exhibit, evidence, link)}</td>${grounds(link, confidence ?? link.confidence, evidence)}</tr>
`
}

function entityRow(exhibit: Exhibit, evidence: Evidence, entity: ShownEntity): Html {
  const value = asKnown(entity, 'value', entity.value ? sayMoney(entity.value) : null, exhibit)
  const facts = [
    sayConstant(entity.agreementKind ?? entity.kind),
    entity.stage === undefined || entity.stage === 'UNKNOWN' ? null : sayConstant(entity.stage),
    value,
  ].filter((fact) => fact !== null)
  const { confidence } = knownAs(entity, exhibit)
  return html`<tr id="${evidence.places.get(entity.id) ?? ''}" data-entity="${entity.id}"><td><p><b>${nameOf(evidence, entity)}</b>, ${facts.join(', ')}</p>${doubt(exhibit, evidence, entity)}</td>${grounds(entity, confidence, evidence)}</tr>
`
}

/** How sure it is, and by which claims; nothing of what has no claims of its own. */
const grounds = (
  { evidence: claims }: Pick<ShownLink, 'evidence'>,
  confidence: number | null,
  evidence: Evidence,
): Html =>
  html`<td class="number"${confidence !== null && html` data-name="Confidence"`}>${confidence !== null && sayConfidence(confidence)}</td><td>${refs(claims, evidence)}</td>`

/** What disputes it: who denies it, and where its claims differ. */
export function doubt(exhibit: Exhibit, evidence: Evidence, thing: ShownLink | ShownEntity): Html | null {
  const denials = denialsOf(exhibit, thing.evidence)
  const claims = thing.evidence.flatMap((id) => exhibit.claims.get(id) ?? [])
  const differences = thing.disputed === true ? differencesOf(claims) : []
  if (denials.length === 0 && differences.length === 0 && thing.disputed !== true) return null
  return html`<p class="doubt"><span class="denies">${thing.disputed === true ? 'Disputed' : 'Denied in part'}</span>${
    denials.length > 0 && html`; denied by ${refs(denials, evidence)}`
  }${differences.map((difference) => html`; ${positions(difference, evidence)}`)}</p>`
}

const positions = ({ attribute, values }: Difference, evidence: Evidence): Html =>
  html`${attribute}: ${values.map(
    ({ said, claims }, i) =>
      html`${i > 0 && ' or '}<bdi>${said}</bdi> ${refs(
        claims.map(({ id }) => id),
        evidence,
      )}`,
  )}`
