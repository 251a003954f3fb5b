import { type Column, EDGE_COLUMNS, NODE_COLUMNS } from './columns.ts'
import { edgesOf, nodesOf } from './scene.ts'
import type { View } from './view.ts'
import { escapeXml } from './xml.ts'

/** GEXF 1.3, as Gephi reads it: the edges' weight is the confidence of the link. */
export async function* writeGexf(view: View): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">\n'
  yield '<graph defaultedgetype="directed" mode="static">\n'
  yield* declared('node', NODE_COLUMNS)
  yield* declared('edge', EDGE_COLUMNS)
  yield '<nodes>\n'
  for await (const node of nodesOf(view))
    yield `<node id="${escapeXml(node.id)}" label="${escapeXml(node.name)}">${values(NODE_COLUMNS, node)}</node>\n`
  yield '</nodes>\n<edges>\n'
  for await (const edge of edgesOf(view)) {
    const { id, from, to, type, confidence } = edge.link
    const ends = `source="${escapeXml(from)}" target="${escapeXml(to)}"`
    yield `<edge id="${escapeXml(id)}" ${ends} label="${type}" weight="${confidence}">${values(EDGE_COLUMNS, edge)}</edge>\n`
  }
  yield '</edges>\n</graph>\n</gexf>\n'
}

const declared = <T>(of: string, columns: readonly Column<T>[]): string[] => [
  `<attributes class="${of}">\n`,
  ...columns.map(({ name, type }) => `<attribute id="${name}" title="${name}" type="${type}"/>\n`),
  '</attributes>\n',
]

function values<T>(columns: readonly Column<T>[], thing: T): string {
  const told = columns.map(({ name, of }) => [name, of(thing)] as const).filter(([, value]) => value !== null)
  const parts = told.map(([name, value]) => `<attvalue for="${name}" value="${escapeXml(String(value))}"/>`)
  return parts.length > 0 ? `<attvalues>${parts.join('')}</attvalues>` : ''
}
