import type { ShownClaim } from '../../surfaces/exhibit.ts'
import { type Html, html } from '../../surfaces/html.ts'
import { httpUrl } from '../../surfaces/http-url.ts'
import { asKnown, knownAs } from '../../surfaces/known-as.ts'
import { sayDate, sayMoney } from '../../words/say-amounts.ts'
import { sayConfidence } from '../../words/say-confidence.ts'
import { sayConstant } from '../../words/say-constant.ts'
import type { Facts } from './entity-data.ts'
import { doubtOf, sayCapacity, sayStage, whoSaysSo } from './entity-rows.ts'

type Claims = ReadonlyMap<string, ShownClaim>

/** What a thing is called, and all that is known of itself. */
export function headingOf(facts: Facts, claims: Claims): Html {
  const { name, kind, form, family, aliases } = facts
  const special = [form, family, facts.agreementKind].find(
    (one) => one !== undefined && one !== kind && one !== 'OTHER',
  )
  const what = [kind, special].filter((one) => one !== undefined).map(sayConstant)
  const own = ownFacts(facts, claims)
  return html`<header class="thing"><p class="tag">${what.join(' · ')}</p>
<h1 data-entity="${facts.id}"><bdi>${name}</bdi></h1>
${aliases.length > 0 && html`<p class="soft">Also called ${aliases.map((alias, i) => html`${i > 0 && ', '}<bdi>${alias}</bdi>`)}.</p>`}
<dl class="own">${own.map(([term, said]) => html`<div><dt>${term}</dt><dd>${said ?? html`<span class="soft">unknown</span>`}</dd></div>`)}</dl>
${identifiersOf(facts)}${kind === 'AGREEMENT' && agreed(facts, claims)}</header>`
}

/** Each fact that such a thing can have; null where nobody tells it. */
function ownFacts(facts: Facts, claims: Claims): [term: string, said: Html | string | null][] {
  const capacity = (): string | null => sayCapacity(facts.capacity ?? null).join(', ') || null
  const day = (date: string | null | undefined): string | null => (date ? sayDate(date) : null)
  const flag = (value: boolean | null | undefined): string | null =>
    value == null ? null : value ? 'yes' : 'no'
  const country = facts.country == null ? null : countryName(facts.country)
  switch (facts.kind) {
    case 'COMPANY':
      return [['Country', country]]
    case 'FACILITY':
      return [
        ['Country', country],
        ['Capacity', capacity()],
      ]
    case 'AGREEMENT': {
      const { value = null } = facts
      const thing = { ...facts, evidence: idsOf(facts) }
      const { confidence, status } = knownAs(thing, { claims })
      return [
        ['Stage', sayStage(facts.stage)],
        ['Value', asKnown(thing, 'value', value && sayMoney(value), { claims })],
        ['Capacity', capacity()],
        ['Announced', day(facts.announcedOn)],
        ['Signed', day(facts.signedOn)],
        ['From', day(facts.validFrom)],
        ['Until', day(facts.validTo)],
        ['Terms disclosed', flag(facts.termsDisclosed)],
        ['Exclusive', flag(facts.exclusive)],
        [
          'Confidence',
          confidence === null
            ? null
            : [sayConfidence(confidence), status && sayConstant(status)].filter(Boolean).join(', '),
        ],
      ]
    }
    default:
      return []
  }
}

const idsOf = ({ evidence = [] }: Facts): string[] => evidence.map(({ id }) => id)

/** "United States", with its code as it is kept. */
function countryName(code: string): string {
  const name = /^[A-Z]{2}$/.test(code) ? new Intl.DisplayNames('en', { type: 'region' }).of(code) : undefined
  return name === undefined || name === code ? code : `${name} (${code})`
}

function identifiersOf({ identifiers }: Facts): Html | null {
  if (identifiers.length === 0) return null
  return html`<ul class="identifiers" aria-label="Identifiers">${identifiers.map(({ scheme, value, url }) => {
    const address = httpUrl(url)
    const text = html`<span class="soft">${scheme}</span> <bdi>${value}</bdi>`
    return html`<li>${address === null ? text : html`<a href="${address}" rel="noopener noreferrer nofollow" target="_blank">${text}</a>`}</li>`
  })}</ul>`
}

/** What is said of an agreement that is no figure, who says all of it, and what disputes it. */
function agreed(facts: Facts, claims: Claims): Html {
  const { statements = [], evidence = [] } = facts
  const seen = { entities: new Map() }
  return html`${
    statements.length > 0 &&
    html`<ul class="statements">${statements.map(
      ({ topic, text, disputed, claims: by }) =>
        html`<li><span class="soft">${sayConstant(topic)}</span> <bdi>${text}</bdi>${disputed && html` <span class="denies">disputed</span>`}${whoSaysSo(
          { seen },
          by.flatMap(({ id }) => claims.get(id) ?? []),
        )}</li>`,
    )}</ul>`
  }${doubtOf(facts.disputed ?? false, evidence)}${whoSaysSo({ seen }, evidence)}`
}
