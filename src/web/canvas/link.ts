/** Longer addresses get a short one: mail programs and chats cut them. */
const MOST_LETTERS = 1_500

/** Copies the address of a view, and tells that; where it is long, a short one that the server keeps. */
export async function copyLink(address: string, say: (text: string) => void): Promise<void> {
  const { origin, pathname, search } = new URL(address)
  const long = pathname.length + search.length > MOST_LETTERS
  const short = long ? await shorten(`${pathname}${search}`) : null
  const link = short === null ? address : `${origin}${short}`
  try {
    await navigator.clipboard.writeText(link)
    say(short === null ? 'The link to this view is copied.' : `A short link to this view is copied: ${link}`)
  } catch {
    say(`Copy this link: ${link}`)
  }
}

async function shorten(address: string): Promise<string | null> {
  try {
    const response = await fetch('/s', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ address }),
    })
    const { address: short } = (await response.json()) as { address?: unknown }
    return response.ok && typeof short === 'string' && short.startsWith('/') ? short : null
  } catch {
    return null
  }
}
