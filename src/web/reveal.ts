import { placeIn, type Root } from './enliven.ts'

/** Opens what hides a place of the page, and brings it into sight and focus. False: there is no such place. */
export function openTo(root: Root, id: string): boolean {
  const target = id === '' ? null : placeIn(root, id)
  if (!target) return false
  for (let at: Element | null = target; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true
  }
  for (const other of root.querySelectorAll('.reached')) other.classList.remove('reached')
  target.classList.add('reached')
  target.tabIndex = -1
  target.focus({ preventScroll: true })
  target.scrollIntoView({ block: 'center' })
  return true
}

/** On paper nothing can be opened. */
export function revealOnPrint(root: Root, signal: AbortSignal): void {
  let opened: HTMLDetailsElement[] = []
  const onPrint = (name: string, listener: () => void): void =>
    window.addEventListener(name, listener, { signal })
  onPrint('beforeprint', () => {
    opened = [...root.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
    for (const details of opened) details.open = true
  })
  onPrint('afterprint', () => {
    for (const details of opened) details.open = false
  })
}
