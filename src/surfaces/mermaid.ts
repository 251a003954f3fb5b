import { sayDate } from '../words/say-amounts.ts'
import { sayCount } from '../words/say-count.ts'
import type { Exhibit } from './exhibit.ts'
import { mermaidText } from './mermaid-text.ts'
import { sayDays, sayFindings, sayMissing, saySources } from './reach.ts'
import { type Scene, type SceneEdge, type SceneNode, sceneOf } from './scene.ts'

/** The most letters of each text. */
const [NAME, BELOW, ON_LINE, NOTE, TITLE, DESCRIPTION] = [60, 60, 50, 240, 100, 400]

/** What is larger grows downwards rather than sideways: pages scroll that way, and shrink what is too wide. */
const SMALL = 12

/** The picture as a Mermaid flowchart: for wikis that draw such text themselves. It stands alone, so it says of which day it is. */
export function writeMermaid(exhibit: Exhibit): string {
  const reach = [sayFindings(exhibit), ...sayMissing(exhibit), saySources(exhibit)].join(' · ')
  return flowchart(exhibit, sceneOf(exhibit), [...(exhibit.notes ?? []), `${sayDays(exhibit)} · ${reach}`])
}

/** The flowchart itself, with notes beside it. Colours are left to who draws it; shapes and dashes carry the meaning. */
export function flowchart(exhibit: Exhibit, scene: Scene, notes: readonly string[]): string {
  const ids = new Map(scene.nodes.map(({ id }, at) => [id, `n${at + 1}`]))
  const title = mermaidText(`${exhibit.query.title}, valid on ${sayDate(exhibit.validAt)}`, TITLE)
  return `${[
    `flowchart ${scene.nodes.length > SMALL ? 'LR' : 'TB'}`,
    `  accTitle: ${title}`,
    `  accDescr: ${mermaidText(describe(exhibit, scene), DESCRIPTION)}`,
    ...(scene.nodes.length === 0 ? ['  n1["Nothing was found."]'] : []),
    ...notes.map((note, at) => `  note${at + 1}>"${mermaidText(note, NOTE) || 'note'}"]`),
    ...scene.nodes.map((node) => `  ${ids.get(node.id)}${shaped(node)}`),
    ...scene.edges.map((edge) => `  ${ids.get(edge.from)} ${lineOf(edge)} ${ids.get(edge.to)}`),
    ...inColumns(scene, ids),
    ...classes(scene, ids),
  ].join('\n')}\n`
}

/** What is tied to nothing would stand in one endless row: lines that nobody sees put one behind the other. */
function inColumns({ nodes, edges }: Scene, ids: ReadonlyMap<string, string>): string[] {
  const tied = new Set(edges.flatMap(({ from, to }) => [from, to]))
  const alone = nodes.filter(({ id }) => !tied.has(id)).map(({ id }) => ids.get(id))
  return alone.slice(0, -COLUMN).map((id, at) => `  ${id} ~~~ ${alone[at + COLUMN]}`)
}
const COLUMN = 6

function describe({ summary }: Exhibit, { nodes, edges, grouped }: Scene): string {
  const size = `${sayCount(nodes.length, 'thing')} and ${sayCount(edges.length, 'link')}.`
  return [sayGrouped(grouped), size, summary].filter((part) => part !== null).join(' ')
}

/** That not all is drawn by itself, where that is so. */
export const sayGrouped = (grouped: number): string | null =>
  grouped === 0
    ? null
    : `${grouped} things are not drawn by themselves: they stand in groups, and agreements of two parties as lines.`

const SHAPES: Readonly<Record<SceneNode['kind'], readonly [open: string, close: string]>> = {
  COMPANY: ['[', ']'],
  PERSON: ['([', '])'],
  FACILITY: ['[[', ']]'],
  PRODUCT: ['(', ')'],
  MARKET: ['[/', '/]'],
  AGREEMENT: ['{{', '}}'],
}

function shaped({ kind, label, sublabel, status, disputed, standing }: SceneNode): string {
  const [open, close] = SHAPES[kind]
  const below = [
    sublabel === null ? null : mermaidText(sublabel, BELOW),
    doubts({ status, disputed, standing }),
  ]
  const lines = [mermaidText(label, NAME) || 'unnamed', ...below].filter(
    (line) => line !== null && line !== '',
  )
  return `${open}"${lines.join('<br>')}"${close}`
}

function lineOf({ label, directed, status, disputed, standing }: SceneEdge): string {
  const said = [mermaidText(label, ON_LINE), doubts({ status, disputed, standing })].filter(
    (part) => part !== null,
  )
  const dashed = isUnsure(status) || standing !== 'CURRENT'
  const drawn = dashed ? (directed ? '-.->' : '-.-') : directed ? '-->' : '---'
  return `${drawn}|"${said.join(', ')}"|`
}

const isUnsure = (status: SceneNode['status']): boolean => status === 'ESTIMATED' || status === 'SPECULATED'

type Doubtful = Pick<SceneNode, 'status' | 'disputed' | 'standing'>
/** What a dash alone would not tell everyone. */
function doubts({ status, disputed, standing }: Doubtful): string | null {
  const words = [
    isUnsure(status) ? (status ?? '').toLowerCase() : null,
    standing === 'CURRENT' ? null : standing === 'ENDED' ? 'ended' : 'to come',
    disputed ? 'disputed' : null,
  ].filter((word) => word !== null)
  return words.length === 0 ? null : words.join(', ')
}

const STYLES: readonly (readonly [name: string, style: string, of: (node: SceneNode) => boolean])[] = [
  ['unsure', 'stroke-dasharray: 5 4', ({ status, standing }) => isUnsure(status) || standing !== 'CURRENT'],
  ['disputed', 'stroke-width: 3px', ({ disputed }) => disputed],
  ['group', 'stroke-width: 2px, stroke-dasharray: 1 2', ({ members }) => members.length > 1],
]

const classes = ({ nodes }: Scene, ids: ReadonlyMap<string, string>): string[] =>
  STYLES.flatMap(([name, style, isOf]) => {
    const of = nodes.filter(isOf).map(({ id }) => ids.get(id))
    return of.length === 0 ? [] : [`  classDef ${name} ${style}`, `  class ${of.join(',')} ${name}`]
  })
