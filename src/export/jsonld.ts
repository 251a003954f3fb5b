import type { EntityKind } from '../graph/vocabulary.ts'
import type { Evidence } from './evidence.ts'
import { jsonLine } from './lines.ts'
import { type Edge, edgesOf, type Node, nodesOf } from './scene.ts'
import type { View } from './view.ts'

const CONTEXT = {
  schema: 'https://schema.org/',
  prov: 'http://www.w3.org/ns/prov#',
  dg: 'urn:dealgraph:term:',
  id: '@id',
  type: '@type',
  name: 'schema:name',
  alternateName: 'schema:alternateName',
  identifier: 'schema:identifier',
  country: 'schema:addressCountry',
  publisher: 'schema:publisher',
  datePublished: 'schema:datePublished',
  url: { '@id': 'schema:url', '@type': '@id' },
  from: { '@id': 'dg:from', '@type': '@id' },
  to: { '@id': 'dg:to', '@type': '@id' },
  key: 'dg:key',
  validFrom: 'schema:validFrom',
  validTo: 'schema:validThrough',
  confidence: 'dg:confidence',
  status: 'dg:status',
  disputed: 'dg:disputed',
  supports: 'dg:supports',
  locator: 'dg:locator',
  quote: 'dg:quote',
  stated: { '@id': 'dg:stated', '@type': '@json' },
  wasDerivedFrom: 'prov:wasDerivedFrom',
  hadPrimarySource: 'prov:hadPrimarySource',
}
const TYPES: Readonly<Record<EntityKind, string>> = {
  COMPANY: 'schema:Organization',
  PERSON: 'schema:Person',
  FACILITY: 'schema:Place',
  PRODUCT: 'schema:Product',
  MARKET: 'schema:DefinedTerm',
  AGREEMENT: 'dg:Agreement',
}
const iri = (id: string): string => `urn:dealgraph:${id}`

/** JSON-LD 1.1 in the words of schema.org and PROV: each link is derived from its claims, and each claim has its primary source. */
export async function* writeJsonld(view: View): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[`
  let before = '\n'
  for await (const thing of things(view)) {
    yield before + jsonLine(thing).trimEnd()
    before = ',\n'
  }
  yield '\n]}\n'
}

async function* things(view: View): AsyncGenerator<object> {
  for await (const node of nodesOf(view)) yield entity(node)
  for await (const edge of edgesOf(view)) yield tie(edge)
}

const entity = ({ id, kind, name, aliases, identifiers, country, terms, evidence }: Node): object => ({
  id: iri(id),
  type: TYPES[kind],
  name,
  alternateName: filled(aliases),
  identifier: filled(identifiers.map(({ scheme, value }) => `${scheme}:${value}`)),
  country,
  ...(terms ? said({ link: terms, evidence }) : {}),
})

const tie = ({ link, evidence }: Pick<Edge, 'link' | 'evidence'>): object => ({
  id: iri(link.id),
  type: ['prov:Entity', `dg:${link.type}`],
  from: iri(link.from),
  to: iri(link.to),
  key: link.key,
  ...said({ link, evidence }),
})

function said({ link, evidence }: Pick<Edge, 'link' | 'evidence'>): object {
  const { validFrom, validTo, confidence, status, disputed, attributes } = link
  const stated = Object.entries(attributes).map(([name, { value }]) => [name, value])
  return {
    validFrom,
    validTo,
    confidence,
    status,
    disputed,
    stated: stated.length > 0 ? (Object.fromEntries(stated) as object) : null,
    wasDerivedFrom: filled(evidence.map(claimOf)),
  }
}

const claimOf = ({ claim, source }: Evidence): object => ({
  id: iri(claim.id),
  type: 'prov:Entity',
  supports: claim.supports,
  status: claim.status,
  confidence: claim.weight,
  locator: claim.locator,
  quote: claim.quote,
  hadPrimarySource: {
    id: iri(source.id),
    type: ['prov:Entity', 'schema:CreativeWork'],
    name: source.title,
    publisher: source.publisher,
    datePublished: source.publishedOn,
    url: source.url,
  },
})

const filled = <T>(list: readonly T[]): readonly T[] | null => (list.length > 0 ? list : null)
