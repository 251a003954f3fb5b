/** Copy buttons, and what can be found out from a browser about how this server is reached. */

for (const snippet of document.querySelectorAll('.snippet')) {
  const button = snippet.querySelector<HTMLButtonElement>('button.copy')
  const text = snippet.querySelector('code')?.textContent ?? ''
  if (!button) continue
  button.hidden = false
  button.addEventListener('click', () => void copy(snippet, button, text))
}

async function copy(snippet: Element, button: HTMLButtonElement, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    button.textContent = 'Copied'
  } catch {
    // Without a secure connection there is no clipboard: what is to be copied is selected instead.
    const code = snippet.querySelector('code')
    if (code) getSelection()?.selectAllChildren(code)
    button.textContent = 'Press Ctrl-C'
  }
}

interface Check {
  ok: boolean
  says: string
}

async function runChecks(list: HTMLElement): Promise<void> {
  const { page = '', picture = '', base = '' } = list.dataset
  list.replaceChildren(item({ ok: true, says: 'Looking …' }))
  const found = [reach(new URL(base)), await pictureCheck(picture), await frameCheck(page)]
  list.replaceChildren(...found.map(item))
}

function item({ ok, says }: Check): HTMLLIElement {
  const made = document.createElement('li')
  made.className = ok ? 'fine' : 'doubt'
  made.textContent = `${ok ? '✓' : '✗'} ${says}`
  return made
}

/** Names that only mean something in one machine or network. */
const PRIVATE =
  /^(localhost|.*\.(local|internal|lan|test)|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|169\.254\..*|\[.*\]|[^.]+)$/

function reach({ protocol, hostname, origin }: URL): Check {
  if (PRIVATE.test(hostname))
    return {
      ok: false,
      says: `${origin} is an address of one machine or network: services such as GitHub, Notion or Slack cannot reach it. Set PUBLIC_URL if there is another one.`,
    }
  if (protocol !== 'https:')
    return { ok: false, says: `${origin} is not https: wikis that are will not show anything from it.` }
  return {
    ok: true,
    says: `${origin} is an https address; whether the internet reaches it cannot be seen from here.`,
  }
}

async function pictureCheck(address: string): Promise<Check> {
  try {
    const response = await fetch(address)
    const type = response.headers.get('content-type') ?? 'no type'
    const policy = response.headers.get('cross-origin-resource-policy')
    if (!response.ok) return { ok: false, says: `The picture answers ${response.status}.` }
    if (!type.startsWith('image/png'))
      return { ok: false, says: `The picture is served as ${type}, not image/png.` }
    if (policy !== 'cross-origin')
      return {
        ok: false,
        says: 'The picture may not be shown by other sites (cross-origin-resource-policy).',
      }
    return { ok: true, says: 'The picture is served as image/png, and other sites may show it.' }
  } catch {
    return { ok: false, says: 'The picture could not be fetched.' }
  }
}

async function frameCheck(address: string): Promise<Check> {
  try {
    const response = await fetch(address)
    const policy = response.headers.get('content-security-policy') ?? ''
    const [, ancestors = '*'] = /frame-ancestors ([^;]*)/.exec(policy) ?? []
    const denied = ancestors === "'none'" || response.headers.has('x-frame-options')
    if (!response.ok) return { ok: false, says: `The page answers ${response.status}.` }
    if (denied) return { ok: false, says: 'No site may frame the page: EMBED_ANCESTORS is none.' }
    return {
      ok: true,
      says: ancestors === '*' ? 'Any site may frame the page.' : `The page may be framed by ${ancestors}.`,
    }
  } catch {
    return { ok: false, says: 'The page could not be fetched.' }
  }
}

const list = document.querySelector<HTMLElement>('.checks')
if (list) void runChecks(list)
