import { keepFocus } from './focus.ts'
import { button, make, named } from './make.ts'
import { type About, type Around, aboutLine, aboutNode, aboutWays } from './panel.ts'

export interface Content {
  title: string
  parts: HTMLElement[]
}

/** What is told of what is chosen; null where it is not drawn any more. */
export function contentOf(about: About, around: Around): Content | null {
  const { nodes, edges } = around.scene
  if ('node' in about) {
    const node = nodes.find(({ id }) => id === about.node)
    return node ? { title: node.label, parts: aboutNode(node, around) } : null
  }
  if ('line' in about) {
    const edge = edges.find(({ id }) => id === about.line)
    const name = (id: string): string => nodes.find((node) => node.id === id)?.label ?? id
    return edge ? { title: `${name(edge.from)} – ${name(edge.to)}`, parts: aboutLine(edge, around) } : null
  }
  const { ways } = around.state
  if (!ways || !around.ways) return null
  const [from, to] = ways.map(around.nameOf)
  return { title: `Between ${from} and ${to}`, parts: aboutWays(around.ways, around) }
}

/** Writes the panel anew, with the focus where it was; without content it is away. */
export function fillPanel(panel: HTMLElement, content: Content | null, close: () => void): void {
  panel.classList.toggle('idle', !content)
  if (!content) {
    panel.replaceChildren()
    return
  }
  const closing = button('×', close, { class: 'close', 'aria-label': 'Close', 'data-key': 'close' })
  keepFocus(panel, () =>
    panel.replaceChildren(closing, make('h2', {}, named(content.title)), ...content.parts),
  )
}

const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['Arrows', 'go from thing to thing; with Shift, select as well; on the map itself, move it'],
  ['Enter', 'tells about a thing'],
  ['Space', 'selects it'],
  ['E, C', 'show all its ties, collapse them'],
  ['P, Delete', 'pin it, hide it'],
  ['Ctrl + arrows', 'move and pin it'],
  ['W', 'ways between two selected things'],
  ['+ − 0', 'nearer, further, all'],
  ['Ctrl + Z', 'undo; with Shift, redo'],
]

/** How the map is used. */
export const howTo = (): HTMLElement[] => [
  make(
    'p',
    { class: 'soft' },
    'Press a thing or a tie to see what is known of it and who says so. A thing can be dragged and stays there; a double press shows its ties. Drag with Shift held down to select.',
  ),
  make(
    'dl',
    { class: 'keys' },
    ...KEYS.flatMap(([keys, what]) => [make('dt', {}, keys), make('dd', {}, what)]),
  ),
]
