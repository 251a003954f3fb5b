import type { FieldFault } from '../../surfaces/record-form/to-input.ts'
import { el, newId } from './dom.ts'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

interface Labelled {
  name: string
  label: string
  hint?: string | undefined
}

/** A control below its label, with its hint, and a place where it is told what is wrong with it. */
export function field(
  { name, label, hint }: Labelled,
  control: Control,
  around: HTMLElement = control,
): HTMLElement {
  const id = newId()
  control.id = id
  if (control.name === '') control.name = name
  const told = hint === undefined ? [] : [el('p', { class: 'hint', id: `${id}-hint` }, hint)]
  const error = el('p', { class: 'error', id: `${id}-error`, hidden: true })
  control.setAttribute('aria-describedby', [...told.map((one) => one.id), error.id].join(' '))
  return el(
    'div',
    { class: 'field', 'data-field': name },
    el('label', { for: id }, label),
    around,
    ...told,
    error,
  )
}

export const textInput = (attributes: Readonly<Record<string, string>> = {}): HTMLInputElement =>
  el('input', { type: 'text', autocomplete: 'off', ...attributes })

export function choice(
  options: readonly (readonly [value: string, text: string])[],
  chosen = '',
  none: string | null = null,
): HTMLSelectElement {
  const all = none === null ? options : [['', none] as const, ...options]
  return el(
    'select',
    {},
    ...all.map(([value, text]) => el('option', { value, selected: value === chosen }, text)),
  )
}

/** Yes and no beside each other. */
export function radios(
  { name, label }: Labelled,
  options: readonly (readonly [value: string, text: string])[],
  chosen: string,
): HTMLElement {
  return el(
    'fieldset',
    { class: 'field radios', 'data-field': name },
    el('legend', {}, label),
    ...options.map(([value, text]) =>
      el(
        'label',
        { class: 'box' },
        el('input', { type: 'radio', name, value, checked: value === chosen }),
        text,
      ),
    ),
  )
}

/** Tells each fault at its field, and those of no field below the form; the first of them gets the focus. */
export function showFaults(form: HTMLElement, faults: readonly FieldFault[]): void {
  for (const error of form.querySelectorAll<HTMLElement>('.error')) {
    error.hidden = true
    error.textContent = ''
  }
  for (const control of form.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid')
  const whole: string[] = []
  let first: HTMLElement | null = null
  const isBefore = (one: HTMLElement, other: HTMLElement | null): boolean =>
    other === null || (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  for (const { field: name, message } of faults) {
    const holder = name === '' ? null : form.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`)
    const error = holder?.querySelector<HTMLElement>('.error')
    const control = holder?.querySelector<HTMLElement>(
      'input:not([type="hidden"]):not([type="radio"]), select, textarea',
    )
    if (!error || !control) {
      whole.push(message)
      continue
    }
    for (let at: Element | null = control; at && at !== form; at = at.parentElement)
      if (at instanceof HTMLDetailsElement) at.open = true
    error.textContent = [error.textContent, message].filter((text) => text !== '').join(' ')
    error.hidden = false
    control.setAttribute('aria-invalid', 'true')
    if (isBefore(control, first)) first = control
  }
  const status = form.querySelector<HTMLElement>('.form-trouble')
  if (status) {
    const count = faults.length - whole.length
    const told =
      count === 0
        ? []
        : [
            `${count === 1 ? 'One field needs' : `${count} fields need`} another look. Nothing was recorded; what you wrote is kept.`,
          ]
    status.textContent = [...whole, ...told].join(' ')
    status.hidden = status.textContent === ''
  }
  ;(first ?? (whole.length > 0 ? status : null))?.focus()
}

/** Where a form tells what is wrong with it as a whole. */
export const troublePlace = (): HTMLElement =>
  el('p', { class: 'form-trouble', role: 'alert', tabindex: '-1', hidden: true })

/** What stands in the fields that are shown, by name. */
export const valuesIn = (form: HTMLFormElement): Map<string, string> =>
  new Map(
    [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
