import type { Change } from './change.ts'
import { button, el } from './dom.ts'

/** What was done, told once the page shows it. */
export interface Notice {
  says: readonly string[]
  undo?: { label: string; change: Change }
}

const PLACE = 'dealgraph.notice'

/** Asks for the page anew, so that what was done is seen in it, and tells it there. */
export function reloadWith(notice: Notice): void {
  sessionStorage.setItem(PLACE, JSON.stringify(notice))
  location.reload()
}

/** Tells what was done before the page was asked for anew. */
export function showNotice(onUndo: (change: Change) => void): void {
  const kept = sessionStorage.getItem(PLACE)
  if (kept === null) return
  sessionStorage.removeItem(PLACE)
  const { says, undo } = JSON.parse(kept) as Notice
  const element = el(
    'div',
    { class: 'card notice', role: 'status', tabindex: '-1' },
    ...says.map((text) => el('p', { dir: 'auto' }, text)),
  )
  if (isPinned())
    element.append(
      el(
        'p',
        { class: 'soft' },
        'This page is held to what was known at an earlier moment, so it does not show it. ',
      ),
      el('p', {}, el('a', { href: unpinned() }, 'As it is known now')),
    )
  const actions = el('p', { class: 'actions' })
  if (undo) actions.append(button(undo.label, () => onUndo(undo.change)))
  actions.append(button('Dismiss', () => element.remove(), { class: 'plain' }))
  element.append(actions)
  document.querySelector('main')?.prepend(element)
  element.focus()
}

const isPinned = (): boolean => new URLSearchParams(location.search).has('knownAt')

function unpinned(): string {
  const address = new URL(location.href)
  address.searchParams.delete('knownAt')
  return `${address.pathname}${address.search}`
}
