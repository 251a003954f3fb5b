import type { Root } from './enliven.ts'

/** Opens what hides a place of the page, and brings it into sight and focus. False: there is no such place. */
export function openTo(root: Root, id: string): boolean {
  const target = id === '' ? null : root.getElementById(id)
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
export function revealOnPrint(root: Root): void {
  let opened: HTMLDetailsElement[] = []
  window.addEventListener('beforeprint', () => {
    opened = [...root.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
    for (const details of opened) details.open = true
  })
  window.addEventListener('afterprint', () => {
    for (const details of opened) details.open = false
  })
}
