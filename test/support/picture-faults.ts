import { widthOf } from '../../src/surfaces/picture/measure.ts'
import type { Box, Picture, PlacedText, Point } from '../../src/surfaces/picture/picture.ts'

interface Named extends Box {
  name: string
}

/** What lies over what in a picture, or stands out of where it belongs: one line each, none where all is well. */
export function faultsOf(picture: Picture): string[] {
  const nodes = picture.nodes.map(({ node, ...box }) => ({ ...box, name: `node ${node.id}` }))
  const labels = picture.edges.flatMap(({ edge, label }) =>
    label ? [{ ...label, name: `label of ${edge.id}` }] : [],
  )
  const loose = [...picture.texts, ...picture.legend.map(({ text }) => text)].map(boxOf)
  const samples = picture.legend.map((key, index) => ({ ...key, name: `sample ${index}` }))
  return [
    ...overlaps([...nodes, ...labels, ...loose, ...samples]),
    ...picture.nodes.flatMap(({ node, texts, ...box }) =>
      texts.flatMap((text) => standsOut(text, box, node.id)),
    ),
    ...picture.edges.flatMap(({ edge, label }) =>
      label ? label.texts.flatMap((text) => standsOut(text, label, edge.id)) : [],
    ),
    ...[...nodes, ...labels, ...loose].flatMap((box) =>
      within(box, { x: 0, y: 0, ...picture }) ? [] : [`${box.name} stands out of the picture`],
    ),
    ...crossings(picture, nodes, labels),
  ]
}

function boxOf({ x, y, line, size, anchor }: PlacedText, index: number): Named {
  const left = { start: x, middle: x - line.width / 2, end: x - line.width }[anchor]
  const name = `text ${index} ${JSON.stringify(line.runs.map(({ text }) => text).join(''))}`
  return { x: left, y: y - 0.8 * size, width: line.width, height: size, name }
}

/** Boxes that touch do not overlap. */
const NEAR = 0.5
const overlap = (a: Box, b: Box): boolean =>
  a.x + a.width > b.x + NEAR &&
  b.x + b.width > a.x + NEAR &&
  a.y + a.height > b.y + NEAR &&
  b.y + b.height > a.y + NEAR
const within = (inner: Box, outer: Box): boolean =>
  inner.x > outer.x - NEAR &&
  inner.y > outer.y - NEAR &&
  inner.x + inner.width < outer.x + outer.width + NEAR &&
  inner.y + inner.height < outer.y + outer.height + NEAR

const overlaps = (boxes: readonly Named[]): string[] =>
  boxes.flatMap((box, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => overlap(box, other))
      .map((other) => `${box.name} and ${other.name} overlap`),
  )

function standsOut(text: PlacedText, box: Box, of: string): string[] {
  const drawn = text.line.runs.reduce((sum, run) => sum + widthOf(run.text, text), 0)
  if (Math.abs(drawn - text.line.width) > NEAR) return [`a text of ${of} is not as wide as measured`]
  return within(boxOf(text, 0), box) ? [] : [`${boxOf(text, 0).name} stands out of ${of}`]
}

/** Lines that run through a node, or through a label of another line. */
const crossings = (picture: Picture, nodes: readonly Named[], labels: readonly Named[]): string[] =>
  picture.edges.flatMap(({ edge, points }) =>
    segmentsOf(points).flatMap((segment) =>
      [...nodes, ...labels.filter(({ name }) => name !== `label of ${edge.id}`)]
        .filter((box) => overlap(segment, box))
        .map((box) => `line ${edge.id} runs through ${box.name}`),
    ),
  )

/** Segments are upright or level: each is a box without breadth, widened so that one which touches an edge does not count. */
const segmentsOf = (points: readonly Point[]): Box[] =>
  points.slice(1).map((to, index) => {
    const from = points[index] ?? to
    return {
      x: Math.min(from.x, to.x) - NEAR / 2,
      y: Math.min(from.y, to.y) - NEAR / 2,
      width: Math.abs(to.x - from.x) + NEAR,
      height: Math.abs(to.y - from.y) + NEAR,
    }
  })
