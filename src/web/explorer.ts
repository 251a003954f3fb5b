import { makePicker } from './combobox.ts'
import { enliven } from './enliven.ts'
import { makeSender } from './sending.ts'
import { offerSignIn } from './sign-in-button.ts'

enliven(document)
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-kinds]')) makePicker(input)
for (const place of document.querySelectorAll<HTMLElement>('[data-send]')) makeSender(place)
offerSignIn()

// The map is as large as all else together: only where there is one is it fetched.
const map: string = '/canvas.js'
if (document.querySelector('.canvas[data-of]')) void import(map)

// What is on its way says so; the browser's own back brings the form as it was.
document.addEventListener('submit', (event) => {
  if (!(event.target instanceof HTMLFormElement)) return
  event.target.setAttribute('aria-busy', 'true')
  const button = event.target.querySelector('button[type="submit"]')
  if (button) button.textContent = button.textContent === 'Search' ? 'Searching…' : 'Asking…'
  // Empty blanks need not stand in the address.
  for (const input of event.target.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select'))
    if (input.value === '' && input.name !== 'q') input.disabled = true
})
window.addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})
