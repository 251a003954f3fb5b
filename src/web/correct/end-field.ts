import { slugOf } from '../../surfaces/record-form/slug.ts'
import { sayConstant } from '../../words/say-constant.ts'
import { makePicker, type Option, TAKEN } from '../combobox.ts'
import { button, el } from './dom.ts'
import { choice, field, textInput } from './fields.ts'
import { isTaken, meet, nameOf } from './things.ts'

interface End {
  name: string
  label: string
  kinds: readonly string[]
  /** False: only what is there already. */
  mayBeNew?: boolean
}

/** Picks a thing that is here, or describes one that is not: one of the two is shown, and sent. */
export function endField({ name, label, kinds, mayBeNew = true }: End, chosen = ''): HTMLElement {
  const how = el('input', { type: 'hidden', name: `${name}.how`, value: 'known' })
  const input = textInput({
    name,
    value: chosen === '' ? '' : nameOf(chosen),
    'data-kinds': kinds.join(' '),
    ...(chosen !== '' && { 'data-id': chosen }),
    placeholder: kinds.map(sayConstant).join(' or '),
    spellcheck: 'false',
  })
  const picker = field({ name, label }, input, el('span', { class: 'thing' }, input))
  makePicker(input)
  input.addEventListener(TAKEN, (event) => meet((event as CustomEvent<Option>).detail))
  const group = el('div', { class: 'end' }, how, picker)
  if (!mayBeNew) return group
  const news = newFields({ name, label, kinds })
  const swap = (isNew: boolean): void => {
    how.value = isNew ? 'new' : 'known'
    picker.hidden = isNew
    news.element.hidden = !isNew
    news.element.disabled = !isNew
    toggle.textContent = isNew ? 'Pick one that is here' : `Not here yet? Add it`
    if (isNew) news.fill(input.value)
    ;(isNew ? news.first : input).focus()
    group.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const toggle = button('Not here yet? Add it', () => swap(how.value === 'known'), { class: 'plain' })
  group.append(news.element, toggle)
  return group
}

/** Name, kind and id of a new thing; the id follows the name until it is written by hand. */
function newFields({ name, label, kinds }: End) {
  const title = textInput({ name: `${name}.new.name`, maxlength: '500' })
  const kind = choice(kinds.map((one) => [one, sayConstant(one)]))
  const id = textInput({ name: `${name}.new.id`, spellcheck: 'false', maxlength: '100' })
  let isOwn = false
  const follow = (): void => {
    if (!isOwn) id.value = title.value.trim() === '' ? '' : slugOf(title.value)
  }
  title.addEventListener('input', follow)
  // An id that stands for something else would be refused: the next free one is as good.
  title.addEventListener('change', () => void freeId(id, () => isOwn))
  id.addEventListener('input', () => {
    isOwn = id.value !== ''
  })
  const element = el(
    'fieldset',
    { class: 'new', hidden: true, disabled: true },
    el('legend', {}, `${label}: a new one`),
    field({ name: `${name}.new.name`, label: 'Name' }, title),
    field({ name: `${name}.new.kind`, label: 'Kind' }, kind),
    field({ name: `${name}.new.id`, label: 'Id', hint: 'a-z, 0-9 and hyphens; it stays.' }, id),
  )
  return {
    element,
    first: title,
    fill(text: string): void {
      if (title.value !== '') return
      title.value = text
      follow()
      void freeId(id, () => isOwn)
    },
  }
}

const MOST_TRIES = 9

/** Counts on from an id until nothing has it. Where that cannot be found out, the server will say. */
export async function freeId(input: HTMLInputElement, isOwn: () => boolean): Promise<void> {
  const base = input.value
  if (base === '') return
  for (let n = 1; n <= MOST_TRIES; n++) {
    const id = n === 1 ? base : `${base}-${n}`
    const taken = await isTaken(id).catch(() => false)
    if (taken) continue
    if (!isOwn() && input.value === base) input.value = id
    return
  }
}
