import type { FieldFault } from '../../surfaces/record-form/to-input.ts'
import { SIGN_IN } from '../session.ts'
import { Refused } from './ask.ts'
import { showFaults } from './fields.ts'

/** Sends a form by what `send` does, once at a time; faults and refusals are told in it. */
export function onSend(
  form: HTMLFormElement,
  submit: HTMLButtonElement,
  send: () => Promise<readonly FieldFault[]>,
): void {
  const label = submit.textContent
  let isSending = false
  const attempt = async (): Promise<readonly FieldFault[]> => {
    try {
      return await send()
    } catch (error) {
      if (error instanceof Refused && error.code === 'UNAUTHENTICATED')
        document.dispatchEvent(new Event(SIGN_IN))
      return [{ field: '', message: sayRefusal(error) }]
    }
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    // The page's own forms are told by another listener that they are on their way.
    event.stopPropagation()
    if (isSending) return
    isSending = true
    submit.textContent = 'Sending…'
    submit.setAttribute('aria-disabled', 'true')
    showFaults(form, [])
    void attempt().then((faults) => {
      isSending = false
      submit.textContent = label
      submit.removeAttribute('aria-disabled')
      if (faults.length > 0) showFaults(form, faults)
      return faults
    })
  })
}

const sayRefusal = (error: unknown): string => {
  if (!(error instanceof Refused)) return 'Something went wrong here. What you wrote is kept: try again.'
  if (error.code === 'UNAUTHENTICATED')
    return 'Your key is no longer good. Sign in with another one, then send this again: what you wrote is kept.'
  if (error.code === 'FORBIDDEN')
    return 'Your key may only read. Sign out, and sign in with one that may write.'
  return error.message
}
