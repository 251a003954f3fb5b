import { openClaim } from './claim.ts'
import { button } from './dom.ts'
import { openEntity } from './entity.ts'
import { recordOf } from './link.ts'
import { openSame } from './same.ts'

/** What is offered at each mark of a page: the attribute, what the button says, and what it opens. */
const OFFERS: readonly (readonly [mark: string, label: string, told: string])[] = [
  ['claim', 'Correct', 'Correct this claim'],
  ['link', 'Add', 'Record another claim about this tie'],
  ['link', 'Deny', 'Record a claim that denies this tie'],
  ['entity', 'Correct', 'Correct or record about this'],
  ['same', 'Judge', 'Judge whether these two are one thing'],
]

/** Sets the buttons at every mark that has none yet. */
function offer(): void {
  for (const mark of new Set(OFFERS.map(([one]) => one))) {
    for (const element of document.querySelectorAll<HTMLElement>(`[data-${mark}]:not([data-offered])`)) {
      element.dataset['offered'] = ''
      const id = element.dataset[mark] ?? ''
      const text = nameIn(element)
      const buttons = OFFERS.filter(([one]) => one === mark).map(([, label, told]) =>
        button(label, () => undefined, {
          class: 'correct-button',
          'data-correct': `${mark}:${label}`,
          'data-of': id,
          'aria-label': `${label}: ${told.toLowerCase()}${text === '' ? '' : `, ${text}`}`,
        }),
      )
      const spaced = buttons.flatMap((one) => [' ', one])
      // A heading is called by its own words alone.
      if (/^h\d$/.test(element.localName)) element.after(...spaced)
      else placeIn(element).append(...spaced)
    }
  }
}

const MOST_LETTERS = 80
const nameIn = (element: HTMLElement): string =>
  (element.querySelector('p, b, bdi') ?? element).textContent
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, MOST_LETTERS)

/** Within a row of a list or a table, in its first line. */
const placeIn = (element: HTMLElement): HTMLElement =>
  element.querySelector<HTMLElement>(
    ':scope > .same-actions, :scope > p, :scope > div > p.tag, :scope > td > p',
  ) ??
  element.querySelector<HTMLElement>(':scope > td, :scope > th') ??
  element

/** Buttons at all marks of the page, those too that come later; a copy of a button works as the button does. */
export function offerAtMarks(onTrouble: (error: unknown) => void): void {
  offer()
  new MutationObserver(offer).observe(document.body, { childList: true, subtree: true })
  document.addEventListener('click', (event) => {
    const pressed =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-correct]') : null
    if (!pressed) return
    const { correct, of = '' } = pressed.dataset
    const open = {
      'claim:Correct': () => openClaim(of),
      'link:Add': () => recordOf(of, false),
      'link:Deny': () => recordOf(of, true),
      'entity:Correct': () => openEntity(of),
      'same:Judge': async () => openSame(of),
    }[correct ?? '']
    if (open) void open().catch(onTrouble)
  })
}
