import type { EntityKind } from '../../graph/vocabulary.ts'
import {
  type EntityData,
  type Exhibit,
  gathered,
  type LinkData,
  type ShownEntity,
  type ShownLink,
} from '../../surfaces/exhibit.ts'
import type { Operation } from '../apollo.ts'
import type { Execute } from '../exhibit.ts'
import { fromTold } from '../told.ts'
import { FACTS, tiesQuery } from './entity-queries.ts'
import { listsAgreements, type Section, sectionsOf } from './entity-sections.ts'

interface Span {
  min: number | null
  max: number | null
}

/** What only an agreement has, and only its page tells. */
interface Terms {
  announcedOn?: string | null
  signedOn?: string | null
  validFrom?: string | null
  validTo?: string | null
  capacity?: { megawatts: Span | null; accelerators: Span | null } | null
}

/** A thing with all that is known of itself. */
export interface Facts extends EntityData, Terms {
  aliases: string[]
  identifiers: { scheme: string; value: string; url: string | null }[]
  country?: string | null
  family?: string
  termsDisclosed?: boolean | null
  exclusive?: boolean | null
  statements?: { topic: string; text: string; disputed: boolean; claims: { id: string }[] }[]
}

/** A tie of the thing with what its list tells beside what every surface shows. */
export interface Tie extends ShownLink {
  round?: string | null
  instrument?: string | null
  stage?: string
  /** The id of the other end. */
  other: string
}

type EndData = EntityData & Terms & { parties?: (Omit<LinkData, 'evidence'> & { from: EntityData })[] }
export type Agreement = ShownEntity & Terms & { parties: readonly string[] }

/** One list of ties as far as it is shown. Where it could not be had, the reason. */
export interface Listed {
  section: Section
  ties: readonly Tie[]
  total: number
  /** Where it goes on; null at the end. */
  next: string | null
  isLater: boolean
  problem: string | null
}

export interface Known {
  lists: readonly Listed[]
  /** All that the lists speak of. */
  seen: Pick<Exhibit, 'entities' | 'links' | 'claims'>
  /** Agreements of the lists, with their terms and the ids of their ties to their parties. */
  agreements: ReadonlyMap<string, Agreement>
}

export type Variables = Operation['variables'] & { id: string }

/** The data of an operation, or its first error. */
export async function dataOf<T>(execute: Execute, query: string, variables: Variables): Promise<T> {
  const { data, errors } = await execute({ query, variables })
  const [error] = errors ?? []
  if (error) throw fromTold(error)
  return data as T
}

export const factsOf = async (execute: Execute, variables: Variables): Promise<Facts | null> =>
  (await dataOf<{ entity: Facts | null }>(execute, FACTS, variables)).entity

interface Page {
  totalCount: number
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }
  nodes: (LinkData & { from: EndData; to: EndData } & Pick<Tie, 'round' | 'instrument' | 'stage'>)[]
}
type Found = Pick<Listed, 'section' | 'problem'> & { page: Page | null }

/** How much of each list is asked for, and from where on. */
export interface Extent {
  first: number
  after: string | null
}
/** As many as a page of the graph can have. */
const AT_ONCE = 100

/** The lists of a thing, in a few operations, so that none of them asks for too much; each may fail for itself. */
export async function knownOf(
  execute: Execute,
  variables: Variables,
  sections: readonly Section[],
  extent: Extent,
): Promise<Known> {
  const plain = sections.filter((section) => !listsAgreements(section))
  const found = await Promise.all([
    ...sections.filter(listsAgreements).map((section) => listOf(execute, variables, section, extent)),
    plain.length > 1
      ? manyOf(execute, variables, plain, extent)
      : Promise.all(plain.map((section) => listOf(execute, variables, section, extent))),
  ])
  return toKnown(
    found.flat().sort((a, b) => sections.indexOf(a.section) - sections.indexOf(b.section)),
    variables.id,
  )
}

/** Most things have few ties: then one operation has them all. Of a hub each list is asked for by itself. */
async function manyOf(
  execute: Execute,
  variables: Variables,
  sections: readonly Section[],
  extent: Extent,
): Promise<Found[]> {
  const types = [...new Set(sections.map(({ type }) => type))]
  try {
    const all = await pageOf(execute, null, { ...variables, types, direction: 'BOTH', first: AT_ONCE })
    if (all.totalCount > all.nodes.length)
      return await Promise.all(sections.map((section) => listOf(execute, variables, section, extent)))
    return sections.map((section) => {
      const nodes = all.nodes.filter((node) => isIn(section, node, variables.id))
      return { section, problem: null, page: { ...all, nodes, totalCount: nodes.length } }
    })
  } catch (error) {
    return sections.map((section) => ({ section, page: null, problem: problemOf(error) }))
  }
}

const isIn = ({ type, direction }: Section, link: Page['nodes'][number], id: string): boolean =>
  link.type === type && (direction === 'BOTH' || (direction === 'OUT' ? link.from.id : link.to.id) === id)

async function listOf(
  execute: Execute,
  variables: Variables,
  section: Section,
  extent: Extent,
): Promise<Found> {
  const { type, direction } = section
  try {
    const page = await pageOf(execute, section, { ...variables, ...extent, types: [type], direction })
    return { section, page, problem: null }
  } catch (error) {
    return { section, page: null, problem: problemOf(error) }
  }
}

export const problemOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'It could not be answered.'

const NO_PAGE: Page = {
  totalCount: 0,
  pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: null },
  nodes: [],
}

async function pageOf(execute: Execute, section: Section | null, variables: Variables): Promise<Page> {
  const agreements =
    section === null || !listsAgreements(section) ? null : section.direction === 'OUT' ? 'to' : 'from'
  const { entity } = await dataOf<{ entity: { links: Page } | null }>(
    execute,
    tiesQuery(agreements),
    variables,
  )
  return entity?.links ?? NO_PAGE
}

function toKnown(found: readonly Found[], id: string): Known {
  const links = found.flatMap(({ page }) => page?.nodes ?? [])
  const ends = links.flatMap(({ from, to }) => [from, to])
  const parties = ends.flatMap((end) => end.parties ?? []).map((party) => ({ ...party, evidence: [] }))
  // A tie that is listed is known better than as one of an agreement's.
  const seen = gathered({
    entities: [
      ...parties.map(({ from }) => from),
      ...ends.filter((end) => !end.parties),
      ...ends.filter((end) => end.parties),
    ],
    links: [...parties, ...links],
  })
  const agreements = agreementsOf(ends, seen.entities)
  const announced = ({ other }: Tie): string => agreements.get(other)?.announcedOn ?? ''
  return {
    lists: found.map(({ section, page, problem }) => ({
      section,
      ties: inOrder(
        (page?.nodes ?? []).map((node) => tieOf(node, id)),
        page,
        announced,
      ),
      total: page?.totalCount ?? 0,
      next: page?.pageInfo.hasNextPage === true ? page.pageInfo.endCursor : null,
      isLater: page?.pageInfo.hasPreviousPage === true,
      problem,
    })),
    seen,
    agreements,
  }
}

const tieOf = (node: Page['nodes'][number], id: string): Tie => ({
  ...node,
  from: node.from.id,
  to: node.to.id,
  evidence: node.evidence.map((claim) => claim.id),
  other: node.from.id === id ? node.to.id : node.from.id,
})

/** The newest and largest first, where the whole list is there; one that goes on stays as it is paged. */
function inOrder(ties: Tie[], page: Page | null, announced: (tie: Tie) => string): Tie[] {
  if (page === null || page.totalCount > ties.length || page.pageInfo.hasPreviousPage) return ties
  const newest = (a: Tie, b: Tie): number =>
    Number(announced(b) > announced(a)) - Number(announced(b) < announced(a))
  return ties.sort((a, b) => newest(a, b) || weightOf(b) - weightOf(a) || b.confidence - a.confidence)
}
const weightOf = ({ share, votes, amount, controls, former }: Tie): number => {
  const size = share?.max ?? share?.min ?? votes?.max ?? votes?.min ?? amount?.max ?? amount?.min ?? -1
  return former === true ? -2 : controls === true ? Math.max(size, 1) : size
}

function agreementsOf(ends: readonly EndData[], entities: Exhibit['entities']): Map<string, Agreement> {
  return new Map(
    ends.flatMap(({ id, parties, ...terms }): [string, Agreement][] => {
      const entity = entities.get(id)
      return entity && parties
        ? [[id, { ...terms, ...entity, parties: parties.map((party) => party.id) }]]
        : []
    }),
  )
}

/** Which lists are asked for: all that a thing of this kind can have, or one. */
export const askedSections = (kind: EntityKind, list: string | null): Section[] =>
  sectionsOf(kind).filter(({ id }) => list === null || id === list)
