import type { Outcome } from './ask.ts'
import { type Opened, openDialog } from './dialog.ts'
import { button, el } from './dom.ts'
import { field, troublePlace } from './fields.ts'
import { onSend } from './send.ts'

interface Asked {
  title: string
  /** What it does, in a sentence or two. */
  lead: readonly (Node | string)[]
  /** What the button says. */
  label: string
  /** Does it; what is wrong comes back as faults. */
  run: (because: string) => Promise<Outcome>
  /** Further fields above the reason. */
  fields?: readonly HTMLElement[]
  done: () => void
}

/** Asks why, and does it; what is refused is told, and what was written stays. */
export function askWhy({ title, lead, label, run, fields = [], done }: Asked): Opened {
  const why = el('textarea', { rows: '2', maxlength: '4000', required: true })
  const send = el('button', { type: 'submit' }, label)
  const form = el(
    'form',
    { novalidate: true },
    el('p', {}, ...lead),
    ...fields,
    field(
      { name: 'because', label: 'Why', hint: 'Stands in the history, with your name and the moment.' },
      why,
    ),
    troublePlace(),
    el(
      'div',
      { class: 'actions' },
      send,
      button('Cancel', () => opened.close(), { class: 'plain' }),
    ),
  )
  onSend(form, send, async () => {
    if (why.value.trim() === '') return [{ field: 'because', message: 'Say why, in a few words.' }]
    const { faults } = await run(why.value.trim())
    if (faults.length > 0) return faults.map(({ message, path }) => ({ field: path.join('.'), message }))
    done()
    return []
  })
  const opened = openDialog(title, [form])
  return opened
}
