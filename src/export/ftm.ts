import type { Range } from '../claims/types.ts'
import type { EntityRef } from '../claims/world.ts'
import type { EntityKind } from '../graph/vocabulary.ts'
import type { Evidence } from './evidence.ts'
import { addressed } from './evidence-text.ts'
import { jsonLine } from './lines.ts'
import { percent } from './numbers.ts'
import { type Edge, edgesOf, type Node, nodesOf } from './scene.ts'
import type { View } from './view.ts'

type Values = readonly (string | null | undefined)[]
interface FtmEntity {
  id: string
  schema: string
  properties: { [name: string]: Values }
}

/** FollowTheMoney has no word for a market, so markets and who competes in them are left out; rivals are linked. */
const SCHEMA: Readonly<Record<EntityKind, string | null>> = {
  COMPANY: 'Company',
  PERSON: 'Person',
  FACILITY: 'Asset',
  PRODUCT: 'Asset',
  AGREEMENT: 'Contract',
  MARKET: null,
}
const schemaOf = ({ kind, form }: Pick<EntityRef, 'kind' | 'form'>): string | null =>
  form === 'GOVERNMENT' ? 'PublicBody' : SCHEMA[kind]

/** FollowTheMoney, one entity a line; links are entities too, as that model has it. */
export async function* writeFtm(view: View): AsyncGenerator<string> {
  for await (const node of nodesOf(view)) {
    const entity = entityOf(node)
    if (entity) yield line(entity)
  }
  for await (const edge of edgesOf(view))
    if (schemaOf(edge.from) && schemaOf(edge.to)) yield line(linkOf(edge))
}

function line({ id, schema, properties }: FtmEntity): string {
  const told = Object.entries(properties).map(([name, values]): [string, string[]] => [
    name,
    [...new Set(values.flatMap((value) => clean(value ?? '') || []))],
  ])
  return jsonLine({
    id,
    schema,
    properties: Object.fromEntries(told.filter(([, values]) => values.length > 0)),
  })
}

/** As that model keeps texts: without controls, and with single blanks. */
const clean = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()

function entityOf(node: Node): FtmEntity | null {
  const schema = schemaOf(node)
  if (!schema) return null
  const identified = (scheme: string): string[] =>
    node.identifiers.flatMap((each) => (each.scheme === scheme ? [each.value] : []))
  const isLegal = ['Company', 'PublicBody', 'Person'].includes(schema)
  const { terms } = node
  return {
    id: node.id,
    schema,
    properties: {
      name: [node.name],
      alias: node.aliases,
      country: [node.country?.toLowerCase()],
      wikidataId: identified('WIKIDATA'),
      ...(isLegal ? { leiCode: identified('LEI') } : {}),
      ...(schema === 'Company' ? { cikCode: identified('CIK') } : {}),
      ...(schema === 'Contract'
        ? {
            title: [node.name],
            type: [text(terms?.attributes['kind']?.value)],
            status: [text(terms?.attributes['stage']?.value)],
            contractDate: [
              text(terms?.attributes['signedOn']?.value ?? terms?.attributes['announcedOn']?.value),
            ],
            ...money(terms?.attributes['value']?.value),
          }
        : {}),
      ...(node.evidence.length > 0
        ? {
            sourceUrl: urls(node.evidence),
            publisher: publishers(node.evidence),
            notes: node.evidence.map(addressed),
          }
        : {}),
    },
  }
}

/** Roles that direct a company; any other is a link of that name. */
const DIRECTS = /DIRECTOR|BOARD|CHAIR|CHIEF|CEO|PRESIDENT/

function linkOf({ link, from, to, evidence }: Edge): FtmEntity {
  const { attributes } = link
  const ends = { subject: [from.id], object: [to.id] }
  const common = {
    recordId: [link.id],
    startDate: [link.validFrom],
    endDate: [link.validTo],
    status: [link.status.toLowerCase()],
    summary: [`Confidence ${link.confidence}${link.disputed ? ', disputed' : ''}.`],
    sourceUrl: urls(evidence),
    publisher: publishers(evidence),
    description: evidence.map(addressed),
  }
  const made = (schema: string, properties: FtmEntity['properties']): FtmEntity => ({
    id: link.id,
    schema,
    properties: { ...properties, ...common },
  })
  const share = attributes['share']?.value as Range | undefined
  // A public body is no asset there.
  if (link.type === 'OWNERSHIP' && schemaOf(to) !== 'PublicBody')
    return made('Ownership', { owner: [from.id], asset: [to.id], percentage: [share && percent(share)] })
  if (link.type === 'ROLE' && DIRECTS.test(link.key ?? ''))
    return made('Directorship', { director: [from.id], organization: [to.id], role: [link.key] })
  return made('UnknownLink', {
    ...ends,
    role: [`${link.type}${link.key === null ? '' : ` ${link.key}`}`.toLowerCase()],
  })
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function money(value: unknown): { [name: string]: Values } {
  const { min, max, currency } = (value ?? {}) as {
    min?: number | null
    max?: number | null
    currency?: string
  }
  const amount = min ?? max
  return amount == null ? {} : { amount: [String(amount)], currency: [currency] }
}

const urls = (evidence: readonly Evidence[]): Values =>
  evidence.map(({ source }) => (source.url === null ? null : withPath(source.url)))
/** FollowTheMoney takes no address of a site without the slash behind it for a clean one. */
export const withPath = (url: string): string => (/^https?:\/\/[^/?#]+$/i.test(url) ? `${url}/` : url)
const publishers = (evidence: readonly Evidence[]): Values => evidence.map(({ source }) => source.publisher)
