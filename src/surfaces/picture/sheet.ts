import { sayDate } from '../../words/say-amounts.ts'
import type { Exhibit } from '../exhibit.ts'
import type { Scene } from '../scene.ts'
import { type Content, type Contents, heightOf, LINE_HEIGHT, SIGN, STACK } from './boxes.ts'
import type { Placed } from './layout.ts'
import { legendOf } from './legend.ts'
import type { Box, Picture, PlacedLabel, PlacedText, Point } from './picture.ts'
import { wrap } from './wrap.ts'

const MARGIN = 28
const LEAST_WIDTH = 760

/** Puts the graph under its heading, and legend, dates and sources below it; or but graph and legend. */
export function toPicture(
  exhibit: Exhibit,
  scene: Scene,
  contents: Contents,
  placed: Placed,
  parts: 'all' | 'graph' = 'all',
): Picture {
  const width = Math.ceil(Math.max(placed.width + 2 * MARGIN, LEAST_WIDTH))
  const column = new Column(width)
  if (parts === 'all') writeHeading(column, exhibit)

  const shift = { x: (width - placed.width) / 2, y: column.y }
  const nodes = scene.nodes.flatMap((node) => {
    const [box, content] = [placed.nodes.get(node.id), contents.nodes.get(node.id)]
    if (!box || !content) return []
    const moved = move(box, shift)
    const stack = node.members.length > 1 ? STACK : 0
    const front = { ...moved, y: moved.y + stack, width: moved.width - stack, height: moved.height - stack }
    return [{ ...front, node, texts: centred(content, front) }]
  })
  const edges = scene.edges.flatMap((edge) => {
    const [line, content] = [placed.edges.get(edge.id), contents.edges.get(edge.id)]
    if (!line) return []
    const label = line.label && content ? labelAt(content, move(line.label, shift), edge.disputed) : null
    return [{ edge, points: line.points.map((point) => move(point, shift)), label }]
  })
  if (nodes.length === 0) column.write(NOTHING, { size: 14, muted: true, lines: 2 })
  else column.skip(placed.height + 26)

  const legend = legendOf(scene, { x: MARGIN, y: column.y, width: width - 2 * MARGIN })
  column.skip(legend.height + (legend.height > 0 ? 14 : 0))
  if (parts === 'all') column.write(sayFooting(exhibit, scene), { size: 12, muted: true, lines: 3 })
  return {
    width,
    height: Math.ceil(column.y + MARGIN - 8),
    title: exhibit.query.title,
    description: [...(exhibit.notes ?? []), exhibit.summary, sayFooting(exhibit, scene)].join(' '),
    texts: column.texts,
    nodes,
    edges,
    legend: legend.keys,
  }
}

function writeHeading(column: Column, exhibit: Exhibit): void {
  column.write(exhibit.query.title, { size: 21, bold: true, lines: 2 })
  const asked = sayVariables(exhibit)
  if (asked !== '') column.write(asked, { size: 12.5, muted: true, lines: 2 })
  column.skip(4)
  for (const note of exhibit.notes ?? []) column.write(note, { size: 14, bold: true, lines: 3 })
  column.write(exhibit.summary, { size: 14, lines: 5 })
  column.skip(22)
}

const NOTHING = 'There is nothing to draw: no companies, people or deals belong to this answer.'

/** Text from top to bottom, as wide as the page. */
class Column {
  readonly texts: PlacedText[] = []
  y = MARGIN - 6
  readonly #width: number

  constructor(width: number) {
    this.#width = width
  }

  skip(height: number): void {
    this.y += height
  }

  write(
    text: string,
    {
      size,
      lines,
      bold = false,
      muted = false,
    }: { size: number; lines: number; bold?: boolean; muted?: boolean },
  ): void {
    for (const line of wrap(text, { size, bold, width: this.#width - 2 * MARGIN, lines, even: false })) {
      this.y += size * 1.4
      const [x, anchor] = line.rightToLeft
        ? [this.#width - MARGIN, 'end' as const]
        : [MARGIN, 'start' as const]
      this.texts.push({ line, size, bold, tone: muted ? 'muted' : 'ink', anchor, x, y: this.y - size * 0.3 })
    }
  }
}

const move = <T extends Point>(thing: T, by: Point): T => ({ ...thing, x: thing.x + by.x, y: thing.y + by.y })

/** The paragraphs of a box, in its middle. */
function centred({ paragraphs }: Pick<Content, 'paragraphs'>, box: Box): PlacedText[] {
  let y = box.y + (box.height - heightOf(paragraphs)) / 2
  return paragraphs.flatMap(({ lines, size, bold, muted }) =>
    lines.map((line) => {
      y += size * LINE_HEIGHT
      return {
        line,
        size,
        bold,
        tone: muted ? ('muted' as const) : ('ink' as const),
        anchor: 'middle' as const,
        x: box.x + box.width / 2,
        y: y - size * 0.34,
      }
    }),
  )
}

function labelAt(content: Content, box: Box, disputed: boolean): PlacedLabel {
  if (!disputed) return { ...box, texts: centred(content, box), sign: null }
  const beside = { ...box, x: box.x + SIGN, width: box.width - SIGN }
  return {
    ...box,
    texts: centred(content, beside),
    sign: { x: box.x + 3 + SIGN / 2, y: box.y + box.height / 2 },
  }
}

/** What was asked, with names in place of ids. */
const sayVariables = ({ variables, entities }: Exhibit): string =>
  variables.map(([name, value]) => `${name}: ${entities.get(value)?.name ?? value}`).join(' · ')

function sayFooting(exhibit: Exhibit, { grouped }: Scene): string {
  const { findings, totalFindings, truncated, validAt, knownAt } = exhibit
  const sources = new Set([...exhibit.claims.values()].map(({ source }) => source.id)).size
  return [
    `As of ${sayDate(validAt)}, from what was known on ${sayDate(knownAt.slice(0, 10))}`,
    findings.length < totalFindings
      ? `${findings.length} of ${totalFindings} findings are shown`
      : `${totalFindings} ${totalFindings === 1 ? 'finding' : 'findings'}`,
    ...(truncated ? ['the search was cut short, so there may be more'] : []),
    ...(grouped > 0 ? [`${grouped} things are drawn together with others like them`] : []),
    `${sources} ${sources === 1 ? 'source' : 'sources'}`,
  ].join(' · ')
}
