import type { Readable } from 'node:stream'
import { headerOf } from '../csv-rows.ts'
import { withEnds } from '../ends.ts'
import type { Format, ReaderOptions } from '../format.ts'
import { type Dialect, FTM, FtmEntity } from '../ftm/entity.ts'
import { sayEntity } from '../ftm/ftm.ts'
import type { Met } from '../items.ts'
import { type GraphElement, graphElementsOf } from './elements.ts'
import { propertyOf, RELATIONS, type Relation, schemaOf } from './vocabulary.ts'

/** A node's number means nothing outside its graph, so it is no identifier. */
const GRAPH: Dialect = {
  prefix: 'graph',
  scheme: null,
  locator: 'relationship',
  status: 'REPORTED',
  beyond: true,
}
/** FollowTheMoney's own bulk export for Neo4j marks its ids, so that its things are those of other FollowTheMoney files. */
const MARK = 'entity:'

/** Property graphs: what Neo4j exports and imports. */
export const graph: Format = {
  name: 'graph',
  title: 'Property graphs of Neo4j',
  detects: (head) =>
    isJsonGraph(head) || headerOf(head).some((column) => /:(ID|START_ID)(\(|$)/.test(column)),
  read: (input, options) => withEnds(met(input, options)),
}

const isJsonGraph = (head: string): boolean =>
  (/^\s*\{/.test(head) && /"nodes"\s*:\s*\[/.test(head)) ||
  /^\s*(\[\s*)?\{\s*"type"\s*:\s*"(node|relationship)"/.test(head)

async function* met(input: Readable, { source }: ReaderOptions): AsyncGenerator<Met> {
  for await (const element of graphElementsOf(input)) {
    if ('fault' in element) yield element
    else {
      const entity = entityOf(element)
      if (typeof entity !== 'string') yield* sayEntity(entity, element.line, source)
      else {
        if (element.id !== null && element.start === null)
          yield {
            node: new FtmEntity({ id: unmarked(element.id), schema: '' }, dialectOf(element)).slug(),
            kind: 'NOTHING',
          }
        yield { unsaid: entity }
      }
    }
  }
}

/** What the element is in words of FollowTheMoney; else as what it is counted. */
function entityOf(element: GraphElement): FtmEntity | string {
  const { id, labels, type, start, end } = element
  if (start !== null && end !== null) {
    const relation = RELATIONS.get((type ?? '').toUpperCase())
    return relation ? relationship(element, relation, start, end) : (type ?? 'a relationship without a type')
  }
  const schema = schemaOf(labels)
  if (schema === null || id === null) return labels.join(':') || 'a node without a label'
  const { caption, ...properties } = propertiesOf(element)
  const given = {
    id: unmarked(id),
    schema,
    caption: typeof caption?.[0] === 'string' ? caption[0] : null,
    properties,
  }
  return new FtmEntity(given, dialectOf(element))
}

function relationship(element: GraphElement, relation: Relation, start: string, end: string): FtmEntity {
  const said = propertiesOf(element)
  const properties = {
    ...said,
    ...(relation.role !== undefined && said['role'] === undefined && { role: [relation.role] }),
    [relation.start]: [unmarked(start)],
    [relation.end]: [unmarked(end)],
  }
  const id = element.id ?? `${start} ${element.type ?? ''} ${end}`
  return new FtmEntity({ id: unmarked(id), schema: relation.schema, properties }, dialectOf(element))
}

const propertiesOf = ({ properties }: GraphElement): Record<string, unknown[]> =>
  Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      propertyOf(name),
      Array.isArray(value) ? value : [value],
    ]),
  )

const unmarked = (id: string): string => (id.startsWith(MARK) ? id.slice(MARK.length) : id)
const dialectOf = ({ id, start }: GraphElement): Dialect =>
  (start ?? id ?? '').startsWith(MARK) ? { ...FTM, beyond: true } : GRAPH
