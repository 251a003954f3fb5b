import { placeIn, type Root } from './enliven.ts'
import { openTo } from './reveal.ts'

/** A box over the picture that tells the claims of one of its parts. */
export interface Card {
  element: HTMLElement
  labelOf(places: readonly string[]): string
  show(part: Element, places: readonly string[], pinned: boolean): void
  hide(options?: { unlessPinned: boolean }): void
  isPinned(): boolean
  /** Moves the focus into the box; when it is closed the focus goes back. */
  focus(from: SVGElement): void
  onHide(listener: () => void): void
}

/** A thing with hundreds of links is not told in a box. */
const MOST_ROWS = 8

export function makeCard(root: Root): Card {
  const element = document.createElement('div')
  element.className = 'card'
  element.hidden = true
  element.tabIndex = -1
  element.setAttribute('role', 'dialog')
  element.setAttribute('aria-label', 'Claims')
  root.querySelector('figure')?.append(element)
  let pinned = false
  let shown = ''
  let before: SVGElement | null = null
  let hidden = (): void => undefined

  const card: Card = {
    element,
    labelOf: (places) => summaryOf(root, places),
    isPinned: () => pinned,
    show(part, places, pin) {
      pinned = pin
      element.classList.toggle('above', isInLowerHalf(part, element.parentElement))
      const key = places.join(' ')
      if (shown === key && !element.hidden) return
      shown = key
      element.replaceChildren(closeButton(card), ...contentOf(root, places))
      element.hidden = false
      element.scrollTop = 0
    },
    hide({ unlessPinned } = { unlessPinned: false }) {
      if (element.hidden || (unlessPinned && (pinned || isWithin(element)))) return
      // Before it is hidden: the part would show it anew.
      if (isWithin(element)) before?.focus()
      element.hidden = true
      pinned = false
      hidden()
    },
    focus(from) {
      before = from
      element.focus()
    },
    onHide(listener) {
      hidden = listener
    },
  }
  root.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'Escape' && !element.hidden) card.hide()
  })
  // A number in the box leads to the claim itself, which the box would cover.
  element.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
    if (!link) return
    event.preventDefault()
    event.stopPropagation()
    card.hide()
    openTo(root, link.getAttribute('href')?.slice(1) ?? '')
  })
  return card
}

/** The box stands in the other half, so that it does not cover what it tells of. */
function isInLowerHalf(part: Element, figure: Element | null): boolean {
  const [inner, outer] = [part.getBoundingClientRect(), figure?.getBoundingClientRect()]
  return outer !== undefined && inner.top + inner.height / 2 > outer.top + outer.height / 2
}

const isWithin = (element: HTMLElement): boolean => element.matches(':focus-within')

function closeButton(card: Card): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'close'
  button.textContent = '×'
  button.setAttribute('aria-label', 'Close')
  button.addEventListener('click', () => card.hide())
  return button
}

const rowsAt = (root: Root, places: readonly string[]): Element[] =>
  places.flatMap((place) => placeIn(root, place) ?? [])

/** What the page says of a part, in one line. */
const summaryOf = (root: Root, places: readonly string[]): string =>
  rowsAt(root, places)
    .map((row) => (row.querySelector('b') ?? row).textContent.replaceAll(/\s+/g, ' ').trim())
    .slice(0, MOST_ROWS)
    .join('; ')

/** The rows of a part, then its claims below their sources; of things without claims, the rows of their links. */
function contentOf(root: Root, places: readonly string[]): Node[] {
  const rows = rowsAt(root, places)
  const claims = [
    ...new Set(
      rows.flatMap((row) =>
        [...row.querySelectorAll('.refs a')].map((link) => link.getAttribute('href')?.slice(1) ?? ''),
      ),
    ),
  ]
  const links = [...root.querySelectorAll<HTMLElement>('[data-ends]')].filter((link) =>
    (link.dataset['ends'] ?? '').split(' ').some((end) => places.includes(end)),
  )
  const told = claims.length > 0 ? claimsOf(root, claims) : copies(links)
  const more = (claims.length > 0 ? claims.length : links.length) - MOST_ROWS
  return [...copies(rows), ...told, ...(more > 0 ? [paragraph(`… and ${more} more below.`)] : [])]
}

function claimsOf(root: Root, ids: readonly string[]): Node[] {
  const told: Node[] = []
  let last: Element | null = null
  for (const id of ids.slice(0, MOST_ROWS)) {
    const claim = placeIn(root, id)
    const source = claim?.closest('.source')?.querySelector('.source-line') ?? null
    if (source && source !== last) told.push(source.cloneNode(true))
    last = source
    if (claim) told.push(...copies([claim]))
  }
  return told
}

/** Copies of rows, without ids, which must stay unique. */
const copies = (rows: readonly Element[]): Node[] =>
  rows.slice(0, MOST_ROWS).map((row) => {
    const copy = document.createElement('div')
    copy.className = row.className
    const parts = row instanceof HTMLTableRowElement ? [...row.cells].flatMap(partsOf) : [...row.childNodes]
    copy.append(...parts.map((node) => node.cloneNode(true)))
    return copy
  })

/** What a cell tells without its table: its column's name before it, where that is needed. */
const partsOf = ({ dataset: { name }, childNodes }: HTMLTableCellElement): Node[] => [
  ...(name === undefined ? [] : [document.createTextNode(`${name} `)]),
  ...childNodes,
  document.createTextNode(' '),
]

function paragraph(text: string): HTMLElement {
  const made = document.createElement('p')
  made.className = 'soft'
  made.textContent = text
  return made
}
