import { button, make } from './make.ts'

/** What a reader can do with the map as a whole. */
export interface Tools {
  undo: () => void
  redo: () => void
  zoomIn: () => void
  zoomOut: () => void
  fit: () => void
  lasso: () => void
  pin: () => void
  hide: () => void
  showAll: () => void
  ways: () => void
  startOver: () => void
  link: () => void
}
type Name = keyof Tools

const WORDS: readonly (readonly [name: Name, text: string, title: string])[] = [
  ['undo', 'Undo', 'Ctrl+Z'],
  ['redo', 'Redo', 'Ctrl+Shift+Z'],
  ['zoomIn', 'Zoom in', '+'],
  ['zoomOut', 'Zoom out', '−'],
  ['fit', 'Fit', '0'],
  ['lasso', 'Select an area', 'Or drag with Shift held down'],
  ['pin', 'Pin', 'P'],
  ['hide', 'Hide', 'Delete'],
  ['showAll', 'Show hidden', ''],
  ['ways', 'Ways between', 'W: the shortest ways between two selected things'],
  ['startOver', 'Start over', 'Undo brings it back'],
  ['link', 'Link to this view', ''],
]
const SIGNS: Readonly<Partial<Record<Name, string>>> = { zoomIn: '+', zoomOut: '−' }

export class Toolbar {
  readonly element: HTMLElement
  readonly #buttons = new Map<Name, HTMLButtonElement>()

  constructor(tools: Tools) {
    for (const [name, text, title] of WORDS) {
      const made = button(SIGNS[name] ?? text, () => {
        if (made.getAttribute('aria-disabled') !== 'true') tools[name]()
      })
      if (SIGNS[name]) made.setAttribute('aria-label', text)
      if (title !== '') made.title = title
      made.dataset['tool'] = name
      this.#buttons.set(name, made)
    }
    this.element = make(
      'div',
      { class: 'tools', role: 'group', 'aria-label': 'Map tools' },
      ...this.#buttons.values(),
    )
  }

  /** What cannot be done just now stays where it is, and says so. */
  allow(name: Name, may: boolean): void {
    this.#buttons.get(name)?.setAttribute('aria-disabled', may ? 'false' : 'true')
  }

  press(name: Name, pressed: boolean): void {
    this.#buttons.get(name)?.setAttribute('aria-pressed', pressed ? 'true' : 'false')
  }
}
