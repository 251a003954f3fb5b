import { tellAsking } from './asking.ts'
import { makePicker } from './combobox.ts'
import { enliven } from './enliven.ts'
import { enlivenScope, scopeForm } from './scope-bar.ts'
import { makeSender } from './sending.ts'
import { offerSignIn } from './sign-in-button.ts'

enliven(document)
enlivenControls(document)
function enlivenControls(root: ParentNode): void {
  for (const input of root.querySelectorAll<HTMLInputElement>('input[data-kinds]')) makePicker(input)
  for (const place of root.querySelectorAll<HTMLElement>('[data-send]')) makeSender(place)
}
tellAsking()
offerSignIn()

// The map is as large as all else together: only where there is one is it fetched.
const map: string = '/canvas.js'
if (document.querySelector('.canvas[data-of]')) void import(map)

const scoped = scopeForm(document)
if (scoped) {
  let before = new AbortController()
  enlivenScope(scoped, (parts) => {
    before.abort()
    before = new AbortController()
    for (const part of parts) {
      enliven(part, before.signal)
      enlivenControls(part)
    }
  })
}
