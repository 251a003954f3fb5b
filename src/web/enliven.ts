import { makeCard } from './card.ts'
import { openTo, revealOnPrint } from './reveal.ts'

/** What holds a page's content: a document, or an element within another's. */
export type Root = Document | HTMLElement

/** A place of the page. */
export const placeIn = (root: Root, id: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`#${CSS.escape(id)}`)

/**
 * Makes the picture of a page answer to pointer, focus and keys: each of its parts tells its claims, which all stand in the page already.
 * What the server wrote is not changed but for that; without this it can be read all the same.
 */
export function enliven(root: Root, signal: AbortSignal = new AbortController().signal): void {
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
    if (link && openTo(root, link.getAttribute('href')?.slice(1) ?? '')) event.preventDefault()
  })
  revealOnPrint(root, signal)
  const svg = root.querySelector('.picture svg')
  const parts = [...(svg?.querySelectorAll<SVGElement>(PARTS) ?? [])]
  if (svg && parts.length > 0) enlivenPicture(root, svg, parts)
}

function enlivenPicture(root: Root, svg: Element, parts: readonly SVGElement[]): void {
  // Not the drawing itself: an SVG element that listens for focus would get it.
  const around = svg.parentElement ?? svg
  const card = makeCard(root)
  // It was one image; now it is a group of things that can be gone through.
  svg.setAttribute('role', 'group')
  svg.setAttribute('aria-roledescription', 'diagram, arrow keys go through it')
  const stops = stopsOf(parts)
  for (const [i, part] of stops.entries()) {
    part.setAttribute('role', 'button')
    part.setAttribute('tabindex', i === 0 ? '0' : '-1')
    part.setAttribute('aria-label', nameOf(part, card.labelOf(placesOf(part))))
  }
  let leaving: ReturnType<typeof setTimeout> | undefined
  const stay = (): void => clearTimeout(leaving)
  const leave = (): void => {
    stay()
    leaving = setTimeout(() => card.hide({ unlessPinned: true }), 250)
  }
  const partAt = (event: Event): SVGElement | undefined =>
    parts.find((part) => event.target instanceof Node && part.contains(event.target))
  const show = (part: SVGElement, pinned: boolean): void => {
    stay()
    card.show(part, placesOf(part), pinned)
    light(root, placesOf(part), false)
  }
  const goTo = (part: SVGElement | undefined): void => {
    if (!part) return
    for (const other of stops) other.setAttribute('tabindex', other === part ? '0' : '-1')
    part.focus()
  }
  around.addEventListener('pointerover', (event) => {
    const part = partAt(event)
    if (part && !card.isPinned()) show(part, false)
  })
  around.addEventListener('pointerleave', leave)
  card.element.addEventListener('pointerenter', stay)
  card.element.addEventListener('pointerleave', leave)
  around.addEventListener('focusin', (event) => {
    const part = partAt(event)
    if (part) show(part, false)
  })
  around.addEventListener('focusout', leave)
  card.element.addEventListener('focusin', stay)
  around.addEventListener('click', (event) => {
    const part = partAt(event)
    if (part) show(part, true)
  })
  around.addEventListener('keydown', (event) => {
    const part = partAt(event)
    if (!part || !(event instanceof KeyboardEvent)) return
    const at = stops.indexOf(part)
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: stops.length - 1,
    }[event.key]
    if (to !== undefined) goTo(stops[Math.max(0, Math.min(to, stops.length - 1))])
    else if (event.key === 'Enter' || event.key === ' ') {
      show(part, true)
      card.focus(part)
    } else return
    event.preventDefault()
  })
  card.onHide(() => light(root, [], false))
  for (const row of root.querySelectorAll('tr[data-places]')) {
    const places = placesOf(row)
    for (const name of ['pointerenter', 'focusin'])
      row.addEventListener(name, () => light(root, places, true))
    for (const name of ['pointerleave', 'focusout']) row.addEventListener(name, () => light(root, [], false))
  }
}

/** What can be read on it comes first, so that it can be called by that; then what it means. */
function nameOf(part: SVGElement, meaning: string): string {
  for (const line of part.querySelectorAll(':scope > text')) line.after(' ')
  const read = part.textContent.replaceAll(/\s+/g, ' ').trim()
  return read === '' || read === meaning ? meaning : `${read}: ${meaning}`
}

/** What the keys stop at: of a line and its label only one. A line alone gets room for a finger, and no part a tooltip beside the box. */
function stopsOf(parts: readonly SVGElement[]): SVGElement[] {
  const seen = new Map<string, SVGElement>()
  for (const part of parts) {
    part.querySelector(':scope > title')?.remove()
    seen.set(placesOf(part).join(' '), part)
    const line = part.matches('.edge') ? part.querySelector('path') : null
    if (line) {
      const hit = document.createElementNS('http://www.w3.org/2000/svg', 'path')
      hit.setAttribute('d', line.getAttribute('d') ?? '')
      hit.setAttribute('class', 'hit')
      part.append(hit)
    }
  }
  return [...seen.values()]
}

const PARTS = '[data-members], [data-links]'

/** The ids of the rows that tell what a part stands for; several, where it stands for a group. */
const placesOf = (part: Element): string[] =>
  ['data-places', 'data-members', 'data-links', 'data-agreements'].flatMap(
    (name) => part.getAttribute(name)?.split(' ') ?? [],
  )

/** Marks parts of the picture and the rows that walk through them; what is not among them steps back if `alone`. */
function light(root: Root, places: readonly string[], alone: boolean): void {
  const lit = new Set(places)
  root.querySelector('.picture')?.classList.toggle('alone', alone && lit.size > 0)
  for (const part of root.querySelectorAll('.picture :is([data-members], [data-links])'))
    part.classList.toggle(
      'lit',
      placesOf(part).some((place) => lit.has(place)),
    )
  for (const row of root.querySelectorAll('tr[data-places]'))
    row.classList.toggle('lit', !alone && placesOf(row).some((place) => lit.has(place)))
}
