/**
 * Copies of what a server wrote, built anew from what is known to be harmless. The server's pages are safe by themselves; whoever takes them
 * into a page of their own need not rely on it.
 */

const SVG = 'http://www.w3.org/2000/svg'
const XHTML = 'http://www.w3.org/1999/xhtml'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const HTML_ELEMENTS = words(
  'a b bdi caption dd details div dl dt em figcaption figure footer h1 h2 h3 header img li main ol p q section span strong summary table tbody td th thead time tr ul',
)
const SVG_ELEMENTS = words('svg g path rect circle ellipse line polyline polygon text tspan title desc')
const ATTRIBUTES = words(
  'alt class colspan datetime dir height href id lang open rel role scope src tabindex target title viewBox preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry d points fill fill-opacity font-family font-size font-weight font-style text-anchor textLength lengthAdjust opacity stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin transform width dominant-baseline',
)
/** What is a part of the whole page becomes a part of a part. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['main', 'div'],
  ['header', 'div'],
  ['footer', 'div'],
])
const LEVELS: ReadonlyMap<string, string> = new Map([
  ['h1', '3'],
  ['h2', '4'],
  ['h3', '5'],
])

export function safeCopy(node: Node): Node | null {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.nodeValue ?? '')
  if (node.nodeType !== Node.ELEMENT_NODE) return null
  const element = node as Element
  const name = element.localName
  const isSvg = element.namespaceURI === SVG
  if (!(isSvg ? SVG_ELEMENTS : HTML_ELEMENTS).has(name)) return null
  const copy = document.createElementNS(isSvg ? SVG : XHTML, RENAMED.get(name) ?? name)
  for (const attribute of element.attributes) {
    if (isSafe(attribute.name, attribute.value)) copy.setAttribute(attribute.name, attribute.value)
  }
  const level = isSvg ? undefined : LEVELS.get(name)
  if (level !== undefined) copy.setAttribute('aria-level', level)
  for (const child of element.childNodes) {
    const made = safeCopy(child)
    if (made) copy.append(made)
  }
  return copy
}

function isSafe(name: string, value: string): boolean {
  if (name === 'href') return /^(https?:\/\/|#)/i.test(value)
  if (name === 'src') return /^https?:\/\//i.test(value)
  return (ATTRIBUTES.has(name) || /^(data|aria)-[a-z-]+$/.test(name)) && !/url\(/i.test(value)
}
