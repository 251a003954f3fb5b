import { PARTY_ROLES } from '../../surfaces/record-form/fields.ts'
import { sayConstant } from '../../words/say-constant.ts'
import { button, el } from './dom.ts'
import { endField } from './end-field.ts'
import { choice, field } from './fields.ts'

interface Party {
  role: string
  entity: string
}

/** Who takes part in an agreement and what it covers: as many rows as are needed. */
export function partiesField(parties: readonly Party[], covers: readonly string[]): HTMLElement {
  const rows = el('div', { class: 'rows' })
  const coverRows = el('div', { class: 'rows' })
  const row = (within: HTMLElement, label: string, content: readonly HTMLElement[]): void => {
    const made = el('div', { class: 'row', role: 'group', 'aria-label': label }, ...content)
    const remove = button(
      'Remove',
      () => {
        made.remove()
        renumber(within)
        within.dispatchEvent(new Event('change', { bubbles: true }))
      },
      { class: 'plain', 'aria-label': `Remove ${label.toLowerCase()}` },
    )
    made.append(remove)
    within.append(made)
  }
  const addParty = ({ role, entity }: Party): void => {
    const at = `agreement.parties.${rows.childElementCount}`
    const number = rows.childElementCount + 1
    const roles = choice(
      PARTY_ROLES.map((one) => [one, sayConstant(one)]),
      role,
      'choose …',
    )
    row(rows, `Party ${number}`, [
      field({ name: `${at}.role`, label: 'As' }, roles),
      endField({ name: `${at}.entity`, label: `Party ${number}`, kinds: ['COMPANY', 'PERSON'] }, entity),
    ])
  }
  const addCovered = (id: string): void => {
    const name = `agreement.covers.${coverRows.childElementCount}`
    const number = coverRows.childElementCount + 1
    row(coverRows, `Covered ${number}`, [
      endField({ name, label: `Covered ${number}`, kinds: ['FACILITY', 'PRODUCT'] }, id),
    ])
  }
  for (const one of parties.length > 0
    ? parties
    : [
        { role: 'SUPPLIER', entity: '' },
        { role: 'CUSTOMER', entity: '' },
      ])
    addParty(one)
  for (const id of covers) addCovered(id)
  return el(
    'fieldset',
    { class: 'field parties' },
    el('legend', {}, 'Who takes part'),
    rows,
    button('Another party', () => focusLast(rows, () => addParty({ role: '', entity: '' })), {
      class: 'plain',
    }),
    coverRows,
    button('A facility or product that it covers', () => focusLast(coverRows, () => addCovered('')), {
      class: 'plain',
    }),
  )
}

/** The names of fields are the places in a list, which has no holes. */
function renumber(rows: HTMLElement): void {
  const placed = (text: string, at: number): string =>
    text.replace(/^(agreement\.(?:parties|covers))\.\d+/, `$1.${at}`)
  for (const [at, row] of [...rows.children].entries()) {
    for (const control of row.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]'))
      control.name = placed(control.name, at)
    for (const holder of row.querySelectorAll<HTMLElement>('[data-field]'))
      holder.dataset['field'] = placed(holder.dataset['field'] ?? '', at)
  }
}

function focusLast(rows: HTMLElement, add: () => void): void {
  add()
  rows.lastElementChild?.querySelector<HTMLElement>('select, input:not([type="hidden"])')?.focus()
}
