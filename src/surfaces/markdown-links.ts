import { sayDate } from '../words/say-amounts.ts'
import { sayConfidence } from '../words/say-confidence.ts'
import { sayConstant } from '../words/say-constant.ts'
import { differencesOf } from './differences.ts'
import type { Exhibit, ShownClaim, ShownEntity, ShownLink, ShownSource } from './exhibit.ts'
import { httpUrl } from './http-url.ts'
import { type KnownThing, knownAs } from './known-as.ts'
import { markdownLink, markdownTable, markdownText } from './markdown-text.ts'
import { sayLink } from './say-link.ts'
import { sublabelOf } from './scene-nodes.ts'
import { entitiesInOrder, linksInOrder } from './told-order.ts'

/** Each agreement and link with who says so and who does not; null where there is none. */
export function tableOfLinks(exhibit: Exhibit): string | null {
  const links = linksInOrder(exhibit)
  const agreements = entitiesInOrder(exhibit).filter(({ evidence }) => evidence.length > 0)
  const rows = [
    ...agreements.map((agreement) => [
      sayAgreement(agreement, links, exhibit),
      ...supported(agreement, exhibit),
    ]),
    ...links
      .filter((link) => !isToldWithAgreement(link, exhibit))
      .map((link) => [markdownText(sayLink(link, exhibit)), ...supported(link, exhibit)]),
  ]
  return rows.length === 0 ? null : markdownTable(['What', 'Known', 'Sources', 'Disputed by'], rows)
}

function sayAgreement(agreement: ShownEntity, links: readonly ShownLink[], exhibit: Exhibit): string {
  const { entities } = exhibit
  const parties = links
    .filter(({ type, to }) => type === 'PARTY' && to === agreement.id)
    .map(({ from, partyRole }) => `${sayConstant(partyRole ?? 'PARTY')} ${entities.get(from)?.name ?? from}`)
  const terms = [sublabelOf(agreement, exhibit), ...parties].filter((part) => part !== null).join(', ')
  return `**${markdownText(agreement.name)}**${terms === '' ? '' : `: ${markdownText(terms)}`}`
}

/** A party that no claim but those of the agreement's terms is about, and nobody disputes. */
function isToldWithAgreement({ type, to, evidence, disputed }: ShownLink, { entities }: Exhibit): boolean {
  const known = new Set(entities.get(to)?.evidence)
  return type === 'PARTY' && !disputed && evidence.length > 0 && evidence.every((id) => known.has(id))
}

function supported(thing: KnownThing & { disputed?: boolean }, exhibit: Exhibit): string[] {
  const claims = thing.evidence.flatMap((id) => exhibit.claims.get(id) ?? [])
  const { status, confidence } = knownAs(thing, exhibit)
  const known = [status && sayConstant(status), confidence === null ? null : sayConfidence(confidence)]
  return [
    known.filter(Boolean).join(', '),
    saySources(claims.filter(({ supports }) => supports)),
    thing.disputed === true ? disputedBy(claims) : '',
  ]
}

function disputedBy(claims: readonly ShownClaim[]): string {
  const denials = saySources(claims.filter(({ supports }) => !supports))
  const differences = differencesOf(claims).map(({ attribute, values }) => {
    const said = values.map((value) => `${value.said} (${publishersOf(value.claims)})`)
    return markdownText(`sources differ on ${attribute}: ${said.join('; ')}`)
  })
  return (
    [denials === '' ? '' : `denied by ${denials}`, ...differences]
      .filter((part) => part !== '')
      .join('<br>') || 'sources differ'
  )
}

const sayKnown = ({ status, confidence }: ShownClaim): string =>
  `${sayConstant(status)}, ${sayConfidence(confidence)}`
const publishersOf = (claims: readonly ShownClaim[]): string =>
  [...new Set(claims.map(({ source }) => source.publisher ?? source.title ?? source.id))].join(', ')

/** Each source once: publisher and title, as a link where there is an address, date, and each place with how sure it is. */
function saySources(claims: readonly ShownClaim[]): string {
  const bySource = new Map<string, [ShownClaim, ...ShownClaim[]]>()
  for (const claim of claims) {
    const others = bySource.get(claim.source.id)
    if (others) others.push(claim)
    else bySource.set(claim.source.id, [claim])
  }
  return [...bySource.values()]
    .map((of) => {
      const { source } = of[0]
      const name = sourceName(source)
      const url = httpUrl(source.url)
      const places = of.map(
        (claim) => `${claim.locator === null ? '' : `${claim.locator} `}(${sayKnown(claim)})`,
      )
      return [
        url === null ? markdownText(name) : markdownLink(name, url),
        ...(source.publishedOn === null ? [] : [markdownText(sayDate(source.publishedOn))]),
        markdownText(places.join('; ')),
      ].join(', ')
    })
    .join('<br>')
}

export const sourceName = ({
  id,
  publisher,
  title,
}: Pick<ShownSource, 'id' | 'publisher' | 'title'>): string =>
  [publisher, title && `“${title}”`].filter(Boolean).join(', ') || id
