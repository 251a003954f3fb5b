/** The buttons that copy the address of a view; where it is long, one that gets and copies a short one. */
export function makeSender(place: HTMLElement): void {
  const address = new URL(place.dataset['send'] ?? '', location.href)
  const told = document.createElement('output')
  const tell = (...parts: (string | Node)[]): void => told.replaceChildren(...parts)
  const offer = async (url: string): Promise<void> => {
    const link = document.createElement('a')
    link.href = url
    link.textContent = url
    const isCopied = await copied(url)
    tell(isCopied ? 'Copied: ' : 'Copy this: ', link)
  }
  place.append(button('Copy the address', () => offer(address.href)))
  if ('long' in place.dataset) {
    const shorten = async (): Promise<void> => {
      tell('Making a short link …')
      const made = await shortened(address)
      if ('problem' in made) tell(made.problem)
      else await offer(made.url)
    }
    place.append(' ', button('Short link', shorten))
  }
  place.append(told)
  place.hidden = false
}

function button(text: string, act: () => Promise<void>): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = text
  made.addEventListener('click', () => void act())
  return made
}

/** False: the browser does not let us; then one copies by hand. */
const copied = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

type Shortened = { url: string } | { problem: string }

async function shortened({ pathname, search, hash }: URL): Promise<Shortened> {
  try {
    const response = await fetch('/s', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ address: pathname + search + hash }),
    })
    const { address, errors } = (await response.json()) as {
      address?: string
      errors?: { message: string }[]
    }
    if (address !== undefined) return { url: new URL(address, location.href).href }
    return { problem: errors?.[0]?.message ?? LATER }
  } catch {
    return { problem: LATER }
  }
}
const LATER = 'No short link can be had just now. The long address works all the same.'
