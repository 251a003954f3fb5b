import { sayDate } from '../../words/say-amounts.ts'
import { sayConfidence } from '../../words/say-confidence.ts'
import { sayConstant } from '../../words/say-constant.ts'
import type { Exhibit, ShownFinding, ShownLink } from '../exhibit.ts'
import { type Html, html } from '../html.ts'
import { knownAs } from '../known-as.ts'
import type { Evidence } from './evidence.ts'
import { doubt, linkSentence } from './links.ts'

/** Further steps and claims stand under what was drawn and under the sources. */
const MOST_STEPS = 12
const MOST_CLAIMS = 4

/** The path of a finding link by link, each with the claims about it: who says so, when, how surely, and who does not. */
export function walkOf(exhibit: Exhibit, evidence: Evidence, finding: ShownFinding): Html | null {
  const ids = [...new Set(finding.explanation.flatMap(({ links }) => links))]
  const links = ids.flatMap((id) => exhibit.links.get(id) ?? [])
  if (links.length === 0) return null
  const more = links.length - MOST_STEPS
  return html`<p class="soft">Link by link, with who says so:</p>
<ol class="walk">${links.slice(0, MOST_STEPS).map((link) => step(exhibit, evidence, link))}</ol>
${more > 0 && html`<p class="soft">… and ${more} more ${more === 1 ? 'link' : 'links'}, under <a href="#links">what was drawn</a>.</p>`}`
}

function step(exhibit: Exhibit, evidence: Evidence, link: ShownLink): Html {
  const agreement = link.evidence.length === 0 ? exhibit.entities.get(link.to) : undefined
  const claims = link.evidence.length > 0 ? link.evidence : (agreement?.evidence ?? [])
  const more = claims.length - MOST_CLAIMS
  const { confidence } = knownAs(link, exhibit)
  return html`<li data-link="${link.id}"><p>${linkSentence(exhibit, evidence, link)} <span class="tag">confidence ${sayConfidence(confidence ?? link.confidence)}</span></p>${doubt(exhibit, evidence, agreement ?? link)}
<ul>${claims.slice(0, MOST_CLAIMS).map((id) => said(evidence, id))}${more > 0 && html`<li class="tag">… and ${more} more.</li>`}</ul></li>
`
}

function said(evidence: Evidence, id: string): Html | null {
  const found = evidence.claims.get(id)
  if (!found) return null
  const { claim, number } = found
  const { source } = claim
  const facts = [
    source.publishedOn === null ? null : sayDate(source.publishedOn),
    sayConstant(claim.status),
    `confidence ${sayConfidence(claim.confidence)}`,
    claim.locator,
  ].filter((fact) => fact !== null)
  return html`<li data-claim="${id}">${!claim.supports && html`<span class="denies">denied by </span>`}<a href="#c${number}"><bdi>${source.publisher ?? source.title ?? source.id}</bdi> [${number}]</a> <span class="tag">${facts.map((fact, i) => html`${i > 0 && ' · '}<bdi>${fact}</bdi>`)}</span></li>`
}
