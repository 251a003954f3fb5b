import type { FormField } from '../../surfaces/record-form/fields.ts'
import { sayConstant } from '../../words/say-constant.ts'
import { el } from './dom.ts'
import { endField } from './end-field.ts'
import { choice, field, textInput } from './fields.ts'

const DAY_HINT = '2026-05-06, or 2026-05, or 2026.'
const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'CNY', 'CHF', 'CAD', 'AUD', 'INR', 'KRW', 'SAR', 'AED']

/** The inputs of one attribute, by its sort. */
export function attributeField({
  name,
  label,
  sort,
  hint,
  choices = [],
  kinds = [],
}: FormField): HTMLElement {
  switch (sort) {
    case 'share':
      return rangeField(name, label, 'A figure that is exact stands in both.', 'such as 14')
    case 'size':
      return rangeField(name, label, 'A figure that is exact stands in both.', '')
    case 'money':
      return rangeField(name, label, 'Such as 45 bn or 1.2 m; “up to” has no least.', '', currency(name))
    case 'day':
      return field({ name, label, hint: DAY_HINT }, textInput({ name, placeholder: '2026-05-06' }))
    case 'flag':
      return field(
        { name, label },
        choice(
          [
            ['true', 'yes'],
            ['false', 'no'],
          ],
          '',
          'not stated',
        ),
      )
    case 'choice':
      return field(
        { name, label, hint },
        choice(
          choices.map((one) => [one, sayConstant(one)]),
          '',
          'not stated',
        ),
      )
    case 'thing':
      return endField({ name, label, kinds })
    default:
      return field({ name, label, hint }, textInput({ name, maxlength: '4000' }))
  }
}

function rangeField(
  name: string,
  label: string,
  hint: string,
  placeholder: string,
  more: HTMLElement | null = null,
): HTMLElement {
  return el(
    'fieldset',
    { class: 'field range' },
    el('legend', {}, label),
    el(
      'div',
      { class: 'bounds' },
      field(
        { name: `${name}.min`, label: 'At least' },
        textInput({ name: `${name}.min`, inputmode: 'decimal', placeholder }),
      ),
      field(
        { name: `${name}.max`, label: 'At most' },
        textInput({ name: `${name}.max`, inputmode: 'decimal', placeholder }),
      ),
      more,
    ),
    el('p', { class: 'hint' }, hint),
  )
}

function currency(name: string): HTMLElement {
  const list = el('datalist', { id: `${name}-codes` }, ...CURRENCIES.map((value) => el('option', { value })))
  const input = textInput({ name: `${name}.currency`, value: 'USD', maxlength: '3', list: list.id })
  const made = field({ name: `${name}.currency`, label: 'Currency' }, input)
  made.append(list)
  return made
}
