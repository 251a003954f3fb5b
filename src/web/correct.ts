import { change } from './correct/changes.ts'
import { openDialog } from './correct/dialog.ts'
import { button, el } from './correct/dom.ts'
import { offerAtMarks } from './correct/marks.ts'
import { showNotice } from './correct/notice.ts'
import { openRecord } from './correct/record.ts'
import { signIn } from './correct/sign-in.ts'
import { heldKey, SIGN_IN } from './session.ts'

/** What failed before its dialog was open is told in one. */
const tellTrouble = (error: unknown): void => {
  openDialog('This could not be had', [el('p', {}, error instanceof Error ? error.message : String(error))])
}

async function enter(): Promise<void> {
  const wasHeld = heldKey() !== null
  // Whoever had a key and gives another one may be in the midst of a form.
  if ((await signIn()) && !wasHeld) location.reload()
}

document.addEventListener(SIGN_IN, () => void enter())
if (heldKey() !== null) {
  showNotice(change)
  const record = button('Record a claim', () => void openRecord().catch(tellTrouble), { class: 'plain' })
  document.querySelector('.session')?.prepend(record, ' ', el('a', { href: '/same' }, 'Same things?'), ' ')
  offerAtMarks(tellTrouble)
}
