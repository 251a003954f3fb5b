type Child = Node | string | null | false
type Given = Readonly<Record<string, string | number | boolean | null | ((event: Event) => void)>>

/** An element; what is given as a function listens, true stands alone, null and false are left out. Texts are texts. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  given: Given = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(given)) {
    if (typeof value === 'function') element.addEventListener(key, value)
    else if (value !== null && value !== false) element.setAttribute(key, value === true ? '' : String(value))
  }
  element.append(...children.filter((child) => child !== null && child !== false))
  return element
}

export const button = (text: string, press: () => void, given: Given = {}): HTMLButtonElement =>
  make('button', { type: 'button', click: press, ...given }, text)

/** A name that may read in either direction. */
export const named = (name: string): HTMLElement => make('bdi', {}, name)
