/** What both implementations tell of a finding, in one form. */
import type { OracleFinding } from '../support/oracle/findings.ts'
import type { ProductFinding } from './product.ts'

interface ToldWay {
  confidence: number
  prospective: boolean
  links: readonly string[]
}
export interface Told {
  own: { readonly [field: string]: unknown }
  /** What it is about, by the names that both give. */
  about: string
  confidence: number
  /** Only where the question has the field. */
  direct: boolean | null
  prospective: boolean
  disputed: boolean
  qualifiers: readonly string[]
  ways: readonly ToldWay[]
  /** How many ways there are, also those that are not sure enough; not known of the product. */
  inAll: number
}

/** Names of what is found; other fields, such as `direct`, stand beside. */
function aboutOf(identity: readonly string[], own: { readonly [field: string]: unknown }): string {
  const fields = [
    'kind',
    'subject',
    'parties',
    'competitors',
    'shared',
    'dependent',
    'supplier',
    'rival',
    'agreement',
    'length',
  ]
  const named = fields.filter((field) => field in own).map((field) => [field, own[field]])
  return JSON.stringify('length' in own ? identity : Object.fromEntries(named))
}

export const toldByProduct = (finding: ProductFinding): Told => ({
  own: finding.own,
  about: aboutOf(finding.identity.slice(1), finding.own),
  confidence: finding.confidence,
  direct: typeof finding.own['direct'] === 'boolean' ? finding.own['direct'] : null,
  prospective: finding.prospective,
  disputed: finding.disputed,
  qualifiers: finding.qualifiers,
  ways: finding.ways,
  inAll: 0,
})
export const toldByOracle = (finding: OracleFinding): Told => ({
  own: finding.own,
  about: aboutOf(finding.identity, finding.own),
  confidence: finding.confidence,
  direct: finding.direct,
  prospective: finding.prospective,
  disputed: finding.disputed,
  qualifiers: finding.qualifiers,
  ways: finding.ways,
  inAll: finding.inAll,
})

/** Of equally sure runs of ownership, rivalries and roles of a party either may be told: of these only how sure they are is compared. */
const isEither = (link: string): boolean => /^(OWNERSHIP|RIVALRY|COMPETES_IN)\|/.test(link)
const withoutRole = (link: string): string => (link.startsWith('PARTY|') ? link.replace(/[^|]*$/, '') : link)
const comparable = ({ confidence, prospective, links }: ToldWay): string => {
  const told = [...new Set(links.filter((link) => !isEither(link)).map(withoutRole))].sort()
  return `${confidence.toFixed(6)}${prospective ? ' prospective' : ''} ${told.join(' ')}`
}
const setOf = (texts: readonly string[]): string[] => [...new Set(texts)].sort()
const allLinks = (told: Told): string =>
  setOf(told.ways.map(({ links }) => [...links].sort().join(' '))).join()

/**
 * Where there are many ways, or paths, not all of them are told (docs/questions.md; 36 pairs of agreements make at least 12 ways): then
 * the told ones have to be among the others.
 */
const MANY_WAYS = 12
const MANY_PATHS = 200

function between(product: Told, oracle: Told): string[] {
  const found: string[] = []
  const compare = (field: string, here: unknown, there: unknown): void => {
    if (JSON.stringify(here) !== JSON.stringify(there)) {
      found.push(
        `${product.about} ${field}: product ${JSON.stringify(here)}, oracle ${JSON.stringify(there)}`,
      )
    }
  }
  const [here, there] = [product, oracle].map(({ ways }) => setOf(ways.map(comparable))) as [
    string[],
    string[],
  ]
  compare(
    'ways',
    here.filter((way) => !there.includes(way)),
    [],
  )
  const isMany = oracle.inAll >= MANY_WAYS
  // Of the ways of a connection only the twelve surest are told, so that one that holds already may be left off.
  if (isMany && 'length' in product.own) return found
  compare('confidence', product.confidence.toFixed(6), oracle.confidence.toFixed(6))
  if (product.direct !== null) compare('direct', product.direct, oracle.direct)
  compare('prospective', product.prospective, oracle.prospective)
  compare('qualifiers', product.qualifiers, oracle.qualifiers)
  // Of equally sure runs one may be disputed, so the mark can be compared only where the same were told.
  if (allLinks(product) === allLinks(oracle)) compare('disputed', product.disputed, oracle.disputed)
  if (!isMany)
    compare(
      'ways missing',
      there.filter((way) => !here.includes(way)),
      [],
    )
  return found
}

/** What the two tell differently; nothing where they agree. */
export function differences(product: readonly Told[], oracle: readonly Told[]): string[] {
  const names = (all: readonly Told[]): string[] => all.map((each) => each.about)
  const twice = [product, oracle].flatMap((all, i) =>
    names(all).flatMap((name, index) =>
      names(all).indexOf(name) < index ? [`${i === 0 ? 'product' : 'oracle'} twice: ${name}`] : [],
    ),
  )
  const only = [
    ...names(product)
      .filter((name) => !names(oracle).includes(name))
      .map((name) => `only product: ${name}`),
    ...names(oracle)
      .filter((name) => product.length < MANY_PATHS && !names(product).includes(name))
      .map((name) => `only oracle: ${name}`),
  ]
  const both = product.flatMap((one) =>
    oracle.filter((other) => other.about === one.about).flatMap((other) => between(one, other)),
  )
  return [...twice, ...only, ...both]
}
