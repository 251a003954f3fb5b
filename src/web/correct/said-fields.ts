import { CLAIM_STATUSES } from '../../surfaces/record-form/fields.ts'
import { el } from './dom.ts'
import { choice, field, radios, textInput } from './fields.ts'

const STATUS_WORDS: Readonly<Record<(typeof CLAIM_STATUSES)[number], string>> = {
  DISCLOSED: 'disclosed: in a filing or register',
  ANNOUNCED: 'announced: by a party to it',
  REPORTED: 'reported: by a publisher',
  ESTIMATED: 'estimated: by reckoning',
  SPECULATED: 'speculated: by guess or rumour',
}
const DAY_HINT = '2026-05-06, or 2026-05, or 2026.'

/** How surely and where it is said, and when it holds. */
export function saidFields(denies: boolean): HTMLElement {
  const status = choice(
    CLAIM_STATUSES.map((one) => [one, STATUS_WORDS[one]]),
    '',
    'Choose …',
  )
  return el(
    'fieldset',
    { class: 'field said' },
    el('legend', {}, 'How it is said'),
    radios(
      { name: 'supports', label: 'The source' },
      [
        ['true', 'says that it is so'],
        ['false', 'denies it'],
      ],
      denies ? 'false' : 'true',
    ),
    el(
      'div',
      { class: 'fields' },
      field({ name: 'status', label: 'How it is known' }, status),
      field(
        { name: 'locator', label: 'Where in the source', hint: 'Such as paragraph 3.' },
        textInput({ maxlength: '300' }),
      ),
      field(
        { name: 'validFrom', label: 'Holds from', hint: DAY_HINT },
        textInput({ placeholder: '2026-05-06' }),
      ),
      field(
        { name: 'validTo', label: 'No longer from', hint: 'The first day on which it no longer holds.' },
        textInput({ placeholder: '2027-05-06' }),
      ),
    ),
    el(
      'details',
      {},
      el('summary', {}, 'More: quote, remark, confidence'),
      el(
        'div',
        { class: 'fields' },
        field(
          { name: 'quote', label: 'The words of the source' },
          el('textarea', { rows: '2', maxlength: '4000' }),
        ),
        field(
          { name: 'note', label: 'A remark of your own' },
          el('textarea', { rows: '2', maxlength: '4000' }),
        ),
        field(
          {
            name: 'confidence',
            label: 'Confidence, in %',
            hint: 'Left out: from how it is known and the reliability of the source.',
          },
          textInput({ inputmode: 'decimal' }),
        ),
      ),
    ),
  )
}
