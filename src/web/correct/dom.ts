type Child = Node | string | null
type Attributes = Readonly<Record<string, string | boolean | null>>

/** An element with its attributes and content; texts stay texts, whatever stands in them. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue
    made.setAttribute(key, value === true ? '' : value)
  }
  made.append(...children.filter((child) => child !== null))
  return made
}

export function button(text: string, onClick: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = el('button', { type: 'button', ...attributes }, text)
  made.addEventListener('click', onClick)
  return made
}

/** A name or another text from a source: of any script, and apart from the words around it. */
export const said = (text: string): HTMLElement => el('bdi', {}, text)

let made = 0
export const newId = (): string => `correct-${++made}`
