/** What had the focus within has it afterwards too, where it is still there; so has what was scrolled to, and what was open. */
export function keepFocus(element: HTMLElement, change: () => void): void {
  const before = document.activeElement
  const inside =
    before instanceof HTMLElement && before !== element && element.contains(before) ? before : null
  const stops = (): HTMLElement[] => [
    ...element.querySelectorAll<HTMLElement>('button, input, select, summary, a'),
  ]
  const key = inside?.dataset['key']
  const at = inside ? stops().indexOf(inside) : -1
  const scrolled = element.scrollTop
  const opened = [...element.querySelectorAll('details')].map(({ open }) => open)
  change()
  element.scrollTop = scrolled
  for (const [i, details] of [...element.querySelectorAll('details')].entries())
    details.open = opened[i] ?? false
  if (!inside) return
  const next = key === undefined ? stops()[at] : stops().find((each) => each.dataset['key'] === key)
  ;(next ?? stops()[0] ?? element).focus({ preventScroll: true })
}
