import {
  AGREEMENT_KIND,
  type ClaimType,
  ENDS,
  fieldsOf,
  ROLES,
  TELLING,
} from '../../surfaces/record-form/fields.ts'
import { sayConstant } from '../../words/say-constant.ts'
import { type Option, TAKEN } from '../combobox.ts'
import { ask } from './ask.ts'
import { attributeField } from './attribute-fields.ts'
import { el } from './dom.ts'
import { endField } from './end-field.ts'
import { partiesField } from './parties.ts'
import { meet, type Thing } from './things.ts'

/** What is known before the form is opened. */
export interface Prefilled {
  from?: Thing | undefined
  to?: Thing | undefined
  about?: Thing | undefined
}

/** The ends of a tie, and what can be said of it. */
export function aboutFields(type: ClaimType, { from, to, about }: Prefilled): HTMLElement {
  for (const thing of [from, to, about]) if (thing) meet(thing)
  const details = fieldsOf(type).map(attributeField)
  const telling = el(
    'fieldset',
    { class: 'field attributes', hidden: details.length === 0 },
    el('legend', {}, 'What is said of it'),
    el('p', { class: 'hint' }, 'Only what the source says: what is left empty is not stated.'),
    el('div', { class: 'fields' }, ...details),
  )
  const ends = type === 'AGREEMENT' ? agreement(about ?? from) : linkEnds(type, { from, to, about })
  const made = el('div', { class: 'about' }, ...ends, telling)
  offerRoles(made)
  return made
}

function linkEnds(type: Exclude<ClaimType, 'AGREEMENT'>, { from, to, about }: Prefilled): HTMLElement[] {
  const [starts, ends] = ENDS[type]
  const fitting = (kinds: readonly string[], ...things: (Thing | undefined)[]): Thing | undefined =>
    things.find((thing) => thing !== undefined && kinds.includes(thing.kind))
  const start = fitting(starts, from, about)
  const end = fitting(ends, to, start === about ? undefined : about)
  const titles = TELLING[type]
  // An agreement comes to be by a claim about it.
  const at = (name: string, label: string, kinds: readonly string[], thing: Thing | undefined): HTMLElement =>
    endField({ name, label, kinds, mayBeNew: !kinds.includes('AGREEMENT') }, thing?.id)
  return [
    el('div', { class: 'ends' }, at('from', titles.from, starts, start), at('to', titles.to, ends, end)),
  ]
}

const AGREEMENT = `query agreement($id: ID!) { agreement(id: $id) {
  agreementKind parties { partyRole from { id name kind } }
} }`

interface Known {
  agreementKind: string
  parties: readonly { partyRole: string; from: Thing }[]
}

/** An agreement that is here brings its sort and its parties; they can be changed. */
function agreement(chosen: Thing | undefined): HTMLElement[] {
  const picked = chosen?.kind === 'AGREEMENT' ? chosen : undefined
  const end = endField({ name: 'agreement.id', label: 'Agreement', kinds: ['AGREEMENT'] }, picked?.id)
  const kind = attributeField(AGREEMENT_KIND)
  let parties = partiesField([], [])
  const fill = async (id: string): Promise<void> => {
    const { agreement: known } = await ask<{ agreement: Known | null }>(AGREEMENT, { id })
    if (!known) return
    for (const party of known.parties) meet(party.from)
    const select = kind.querySelector('select')
    if (select) select.value = known.agreementKind
    const filled = partiesField(
      known.parties.map(({ partyRole, from }) => ({ role: partyRole, entity: from.id })),
      [],
    )
    parties.replaceWith(filled)
    parties = filled
    end.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const fillOrNot = (id: string): void => void fill(id).catch(() => undefined)
  end.addEventListener(TAKEN, (event) => fillOrNot((event as CustomEvent<Option>).detail.id))
  if (picked) fillOrNot(picked.id)
  return [el('div', { class: 'ends' }, end, kind), parties]
}

function offerRoles(within: HTMLElement): void {
  const input = within.querySelector<HTMLInputElement>('input[name="attributes.role"]')
  if (!input) return
  const list = el(
    'datalist',
    { id: 'roles-of-people' },
    ...ROLES.map((role) => el('option', { value: sayConstant(role) })),
  )
  input.setAttribute('list', list.id)
  input.after(list)
}

/** Puts what stood in the fields before into those of the same name. */
export function refill(within: HTMLElement, values: ReadonlyMap<string, string>): void {
  for (const control of within.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    'input[name], select[name]',
  )) {
    const value = values.get(control.name)
    // The fields of ends have states beside their values: they begin anew where their kinds may be others.
    if (value === undefined || control.closest('.end')) continue
    control.value = value
  }
}
