/** So long an answer may take before anybody need be told that it is on its way. */
const SOON_MS = 400
const SLOW_MS = 5_000

/** Tells that an answer is on its way, that a slow one still is, and lets one give it up. */
export function tellAsking(): void {
  const place = document.createElement('div')
  place.className = 'asking'
  place.hidden = true
  const said = document.createElement('p')
  // It stands in the page before it says anything: else it would not be read out.
  said.setAttribute('role', 'status')
  const cancel = document.createElement('button')
  cancel.type = 'button'
  cancel.textContent = 'Cancel'
  place.append(said, cancel)
  document.body.append(place)

  let waiting: ReturnType<typeof setTimeout>[] = []
  let restore = (): void => undefined
  const stop = (): void => {
    for (const one of waiting.splice(0)) clearTimeout(one)
    place.hidden = true
    said.textContent = ''
    restore()
    restore = () => undefined
  }
  const begin = (word: string, undo: () => void): void => {
    stop()
    restore = undo
    const later = (ms: number, text: string): void => {
      waiting.push(
        setTimeout(() => {
          place.hidden = false
          said.textContent = text
        }, ms),
      )
    }
    later(SOON_MS, `${word} …`)
    later(SLOW_MS, `${word} … This takes longer than usual.`)
  }
  cancel.addEventListener('click', () => {
    window.stop()
    stop()
    said.textContent = 'Cancelled.'
  })
  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return
    begin(event.target.matches('.search') ? 'Searching' : 'Asking', sent(event.target))
  })
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="/ask/"]') : null
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
    if (link && !event.defaultPrevented && !isElsewhere) begin('Asking', () => undefined)
  })
  // The browser's own back brings the page as it was left.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) stop()
  })
}

/** Makes a form ready to be sent; what is returned makes it as it was. */
function sent(form: HTMLFormElement): () => void {
  const button = form.querySelector<HTMLButtonElement>('button[type="submit"]')
  // Empty blanks need not stand in the address.
  const empty = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')].filter(
    ({ value, name, disabled }) => value === '' && name !== 'q' && !disabled,
  )
  form.setAttribute('aria-busy', 'true')
  button?.setAttribute('aria-disabled', 'true')
  // What is sent is read after this.
  for (const input of empty) input.disabled = true
  return () => {
    form.removeAttribute('aria-busy')
    button?.removeAttribute('aria-disabled')
    for (const input of empty) input.disabled = false
  }
}
