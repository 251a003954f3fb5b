import type { Content, Contents } from '../../surfaces/picture/boxes.ts'
import type { Line } from '../../surfaces/picture/bundle.ts'
import { graphAt } from '../../surfaces/picture/graph.ts'
import { pathsOf } from '../../surfaces/picture/lines.ts'
import { ADAPTIVE } from '../../surfaces/picture/palette.ts'
import type { Point } from '../../surfaces/picture/picture.ts'
import { writeEdge, writeLabel, writeNode } from '../../surfaces/picture/svg.ts'
import { writeText } from '../../surfaces/picture/write-text.ts'
import type { Scene, SceneNode } from '../../surfaces/scene.ts'
import { between, boxOf, type Placed } from './geometry.ts'
import { placeLabels } from './labels.ts'
import { elementsOf } from './trusted.ts'

interface DrawnNode extends Placed {
  node: SceneNode
  element: SVGElement
  looks: string
}
interface DrawnLine {
  line: Line
  element: SVGElement
  paths: SVGElement[]
  label: SVGElement | null
  size: { width: number; height: number }
  looks: string
  /** Beside the middle, where several lines run between the same two. */
  aside: number
}

export interface Drawable extends Scene {
  edges: Line[]
  contents: Contents
}

/** More labels than these are noise: they are then shown for what is pointed at alone. */
const MOST_LABELS = 60
const SVG = 'http://www.w3.org/2000/svg'

/** The map as SVG, from the template of the pictures. What has not changed stays; what moves is moved, not drawn anew. */
export class Drawing {
  readonly nodes = new Map<string, DrawnNode>()
  readonly lines = new Map<string, DrawnLine>()
  readonly #layers: Readonly<Record<'lines' | 'labels' | 'nodes', SVGGElement>>
  #dense = false

  constructor(world: SVGGElement) {
    const layer = (name: string): SVGGElement => {
      const made = document.createElementNS(SVG, 'g')
      made.setAttribute('class', name)
      world.append(made)
      return made
    }
    this.#layers = { lines: layer('lines'), labels: layer('labels'), nodes: layer('nodes') }
  }

  /** Draws a scene; each thing at the place it had, else at that which is given. */
  draw(scene: Drawable, placeOf: (node: SceneNode) => Point): void {
    this.#dense = scene.edges.length > MOST_LABELS
    const kept = new Set(scene.nodes.map(({ id }) => id))
    for (const [id, { element }] of this.nodes) {
      if (kept.has(id)) continue
      element.remove()
      this.nodes.delete(id)
    }
    for (const node of scene.nodes) {
      const content = scene.contents.nodes.get(node.id)
      if (content) this.#putNode(node, content, placeOf)
    }
    // In the order of the scene, for those who go through it by keys or ears.
    this.#layers.nodes.append(...scene.nodes.flatMap(({ id }) => this.nodes.get(id)?.element ?? []))
    const keptLines = new Set(scene.edges.map(({ id }) => id))
    for (const [id, line] of this.lines) {
      if (keptLines.has(id)) continue
      line.element.remove()
      line.label?.remove()
      this.lines.delete(id)
    }
    const asides = asidesOf(scene.edges)
    for (const line of scene.edges)
      this.#putLine(line, scene.contents.lines.get(line.id) ?? null, asides.get(line.id) ?? 0)
  }

  #putNode(node: SceneNode, content: Content, placeOf: (node: SceneNode) => Point): void {
    const known = this.nodes.get(node.id)
    const looks = JSON.stringify([node, content.width, content.height])
    if (known?.looks === looks) return
    const { width, height } = content
    const box = { x: -width / 2, y: -height / 2, width, height }
    const placed = { nodes: new Map([[node.id, box]]), edges: new Map(), width, height }
    const contents = { nodes: new Map([[node.id, content]]), lines: new Map() }
    const [drawn] = graphAt({ nodes: [node], edges: [], grouped: 0 }, contents, placed, ORIGIN).nodes
    if (!drawn) return
    const [element] = elementsOf(writeNode(drawn, ADAPTIVE, (text) => writeText(text, ADAPTIVE, false)))
    if (!element) return
    element.querySelector(':scope > title')?.remove()
    // So that lines read as words of one sentence.
    for (const text of element.querySelectorAll(':scope > text')) text.after(' ')
    const at = known ?? placeOf(node)
    if (known) {
      element.classList.add(
        ...['selected', 'pinned', 'active'].filter((name) => known.element.classList.contains(name)),
      )
      known.element.replaceWith(element)
    }
    this.nodes.set(node.id, { node, element, looks, x: at.x, y: at.y, width, height })
  }

  #putLine(line: Line, content: Content | null, aside: number): void {
    const known = this.lines.get(line.id)
    const looks = JSON.stringify(line)
    if (known?.looks === looks) {
      known.aside = aside
      return
    }
    known?.element.remove()
    known?.label?.remove()
    const { width, height } = content ?? { width: 0, height: 0 }
    const box = { x: -width / 2, y: -height / 2, width, height }
    const placed = {
      nodes: new Map(),
      edges: new Map([[line.id, { points: [ORIGIN, { x: 1, y: 0 }], label: content ? box : null }]]),
      width,
      height,
    }
    const contents = { nodes: new Map(), lines: new Map([[line.id, content]]) }
    const [drawn] = graphAt({ nodes: [], edges: [line], grouped: 0 }, contents, placed, ORIGIN).edges
    if (!drawn) return
    const [element] = elementsOf(writeEdge(drawn, ADAPTIVE))
    if (!element) return
    element.querySelector('title')?.remove()
    const paths = [...element.querySelectorAll('path')]
    const hit = document.createElementNS(SVG, 'path')
    hit.setAttribute('class', 'hit')
    element.append(hit)
    const [label = null] = elementsOf(writeLabel(drawn, ADAPTIVE, (text) => writeText(text, ADAPTIVE, false)))
    label?.querySelector('title')?.remove()
    this.#layers.lines.append(element)
    if (label) this.#layers.labels.append(label)
    this.lines.set(line.id, {
      line,
      element,
      paths: [...paths, hit],
      label,
      size: { width, height },
      looks,
      aside,
    })
  }

  /** Puts everything where it is; labels follow when it rests. */
  move(): void {
    for (const { element, x, y } of this.nodes.values())
      element.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`)
    for (const { line, paths, aside } of this.lines.values()) {
      const [from, to] = [this.nodes.get(line.from), this.nodes.get(line.to)]
      if (!from || !to) continue
      const { shaft, head } = pathsOf(between(from, to, aside), line.directed)
      paths[0]?.setAttribute('d', shaft)
      if (head !== null) paths[1]?.setAttribute('d', head)
      paths.at(-1)?.setAttribute('d', shaft)
    }
  }

  /** Labels stand where there is room for them; while things move they are away. */
  label(atRest: boolean, lit: ReadonlySet<string>): void {
    this.#layers.labels.classList.toggle('away', !atRest)
    if (!atRest) return
    const wanted = [...this.lines.values()].filter(({ line }) => !this.#dense || lit.has(line.id))
    const ends = (line: DrawnLine): readonly [Point, Point] => {
      const [from, to] = [this.nodes.get(line.line.from), this.nodes.get(line.line.to)]
      return from && to ? between(from, to, line.aside) : [ORIGIN, ORIGIN]
    }
    const labelled = wanted.map((line) => ({ id: line.line.id, ends: ends(line), size: line.size }))
    const places = placeLabels(labelled, [...this.nodes.values()].map(boxOf))
    // What is pointed at is told in any case, beside the others of its kind.
    const left = labelled.filter(({ id }) => lit.has(id) && !places.has(id))
    const litBoxes = labelled.flatMap(({ id, size }) => {
      const place = lit.has(id) ? places.get(id) : undefined
      return place ? [boxOf({ ...place, ...size })] : []
    })
    for (const [id, place] of placeLabels(left, litBoxes)) places.set(id, place)
    for (const { line, label } of this.lines.values()) {
      if (!label) continue
      const place = places.get(line.id)
      label.classList.toggle('away', !place)
      if (place) label.setAttribute('transform', `translate(${place.x.toFixed(1)} ${place.y.toFixed(1)})`)
    }
  }
}

const ORIGIN: Point = { x: 0, y: 0 }
const APART = 12

/** Lines between the same two run side by side. */
function asidesOf(lines: readonly Line[]): Map<string, number> {
  const pairs = new Map<string, Line[]>()
  for (const line of lines) {
    const key = JSON.stringify([line.from, line.to].sort())
    pairs.set(key, [...(pairs.get(key) ?? []), line])
  }
  return new Map(
    [...pairs.values()].flatMap((same) =>
      same.map((line, i): [string, number] => {
        const aside = (i - (same.length - 1) / 2) * APART
        return [line.id, line.from < line.to ? aside : -aside]
      }),
    ),
  )
}
