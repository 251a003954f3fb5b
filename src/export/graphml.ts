import { type Column, EDGE_COLUMNS, NODE_COLUMNS } from './columns.ts'
import { edgesOf, nodesOf } from './scene.ts'
import type { View } from './view.ts'
import { escapeXml } from './xml.ts'

/** GraphML 1.0, directed: a node for each entity, an edge for each link, with what is known of them as data. */
export async function* writeGraphml(view: View): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
  yield* keys('node', NODE_COLUMNS)
  yield* keys('edge', EDGE_COLUMNS)
  yield '<graph id="dealgraph" edgedefault="directed">\n'
  for await (const node of nodesOf(view))
    yield `<node id="${escapeXml(node.id)}">${data('node', NODE_COLUMNS, node)}</node>\n`
  for await (const edge of edgesOf(view)) {
    const { id, from, to } = edge.link
    yield `<edge id="${escapeXml(id)}" source="${escapeXml(from)}" target="${escapeXml(to)}">${data('edge', EDGE_COLUMNS, edge)}</edge>\n`
  }
  yield '</graph>\n</graphml>\n'
}

const keys = <T>(of: string, columns: readonly Column<T>[]): string[] =>
  columns.map(
    ({ name, type }) => `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`,
  )

const data = <T>(of: string, columns: readonly Column<T>[], thing: T): string =>
  columns
    .map(({ name, of: value }) => [name, value(thing)] as const)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `<data key="${of}-${name}">${escapeXml(String(value))}</data>`)
    .join('')
