import { holdKey } from '../session.ts'
import { refusalOf } from './ask.ts'
import { openDialog } from './dialog.ts'
import { button, el } from './dom.ts'
import { field, textInput, troublePlace } from './fields.ts'
import { onSend } from './send.ts'

/** Asks for a key and has the server check it. True: one that may write is held now. */
export function signIn(): Promise<boolean> {
  return new Promise((resolve) => {
    let isHeld = false
    const input = textInput({ type: 'password', spellcheck: 'false', maxlength: '4000' })
    const send = el('button', { type: 'submit' }, 'Sign in')
    const hint = 'It is kept in this tab alone, until the tab is closed, and sent to this server alone.'
    const form = el(
      'form',
      { novalidate: true },
      el(
        'p',
        {},
        'With a key that may write you can record what sources say, and correct what is recorded. Whoever runs this server makes keys, by ',
        el('code', {}, 'dealgraph keys create'),
        '.',
      ),
      field({ name: 'key', label: 'Key', hint }, input),
      troublePlace(),
      el(
        'div',
        { class: 'actions' },
        send,
        button('Cancel', () => opened.close(), { class: 'plain' }),
      ),
    )
    onSend(form, send, async () => {
      const key = input.value.trim()
      if (key === '') return [{ field: 'key', message: 'Give your key.' }]
      const refusal = await refusalOf(key)
      if (refusal !== null) return [{ field: 'key', message: refusal }]
      holdKey(key)
      isHeld = true
      opened.close()
      return []
    })
    const opened = openDialog('Sign in', [form])
    opened.element.addEventListener('close', () => resolve(isHeld))
  })
}
