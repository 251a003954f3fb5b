import { forgetKey, heldKey, SIGN_IN } from './session.ts'

/** Fetched only by whoever has a key, or is about to give one. In a variable, so that it stays a file of its own. */
const CORRECT: string = '/correct.js'

/** "Sign in" beside the other addresses of the page; with a key, "Sign out" and all that can be done with it. */
export function offerSignIn(): void {
  const isHeld = heldKey() !== null
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'plain'
  button.textContent = isHeld ? 'Sign out' : 'Sign in'
  button.addEventListener('click', () => {
    if (heldKey() === null) void load().then(() => document.dispatchEvent(new Event(SIGN_IN)))
    else {
      forgetKey()
      location.reload()
    }
  })
  const session = document.createElement('span')
  session.className = 'session'
  session.append(button)
  const nav = document.querySelector('.top nav')
  if (nav) nav.append(session)
  else document.querySelector('main')?.prepend(session)
  if (isHeld) void load()
}

const load = async (): Promise<void> => {
  await import(CORRECT)
}
