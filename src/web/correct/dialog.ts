import { button, el, newId } from './dom.ts'

export interface Opened {
  element: HTMLDialogElement
  close(): void
}

/** A dialog over the page: the rest waits, Escape closes it, and the focus goes back to where it came from. */
export function openDialog(title: string, content: readonly (Node | string)[], wide = false): Opened {
  const id = newId()
  const heading = el('h2', { id, tabindex: '-1' }, title)
  const close = (): void => element.close()
  const element = el(
    'dialog',
    { class: wide ? 'correct wide' : 'correct', 'aria-labelledby': id },
    el(
      'div',
      { class: 'dialog-head' },
      heading,
      button('×', close, { class: 'close', 'aria-label': 'Close' }),
    ),
    ...content,
  )
  const from = document.activeElement
  element.addEventListener('close', () => {
    element.remove()
    if (from instanceof HTMLElement && from.isConnected) from.focus()
  })
  document.body.append(element)
  element.showModal()
  const first = element.querySelector<HTMLElement>(
    'form :is(input:not([type="hidden"]), select, textarea), .first',
  )
  ;(first ?? heading).focus()
  return { element, close }
}
