import { css, html, LitElement, type PropertyDeclarations, type TemplateResult, unsafeCSS } from 'lit'
import pageStyle from '../surfaces/page/style.css'
import { enliven } from './enliven.ts'
import { safeCopy } from './safe.ts'

/** Where this script came from: the server that is asked, unless `src` names another. */
const HOME =
  document.currentScript instanceof HTMLScriptElement ? new URL(document.currentScript.src).origin : ''

const LEAST_POLL_SECONDS = 30

/**
 * `<deal-graph query="ultimate-owners" data-of="xai"><img …></deal-graph>`: an answer with its evidence, within any page. What stands inside
 * is shown until there is an answer, and stays where there is none.
 */
class DealGraph extends LitElement {
  static override properties: PropertyDeclarations = {
    query: {},
    src: {},
    theme: {},
    variables: {},
    poll: { type: Number },
    state: { reflect: true },
    content: { state: true },
  }
  static override styles = [
    unsafeCSS(pageStyle),
    css`
      :host { display: block; }
      :host([hidden]) { display: none; }
      .dg { border: 1px solid var(--line); border-radius: 10px; }
    `,
  ]

  /** The name of a saved query. */
  declare query: string
  /** The address of the server; the script's own where it is not given. */
  declare src: string
  declare theme: 'light' | 'dark' | ''
  /** Variables as an address has them, `companies=anthropic&companies=xai`; single ones may be given as `data-…`. */
  declare variables: string
  /** Seconds between looks for a newer answer while it can be seen; 0: never. */
  declare poll: number
  declare state: 'waiting' | 'shown' | 'failed'
  declare content: Node[]

  #tag: string | null = null
  #asked = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  #isSeen = false
  #enlivened = new AbortController()
  readonly #watch = new IntersectionObserver(
    (entries) => {
      this.#isSeen = entries.some((entry) => entry.isIntersecting)
      this.#next()
    },
    { rootMargin: '200px' },
  )
  readonly #onVisibility = (): void => this.#next()

  constructor() {
    super()
    this.query = ''
    this.src = HOME
    this.theme = ''
    this.variables = ''
    this.poll = 300
    this.state = 'waiting'
    this.content = []
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#watch.observe(this)
    document.addEventListener('visibilitychange', this.#onVisibility)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#watch.disconnect()
    this.#isSeen = false
    clearTimeout(this.#timer)
    this.#enlivened.abort()
    document.removeEventListener('visibilitychange', this.#onVisibility)
  }

  override render(): TemplateResult {
    if (this.content.length === 0) return html`<slot></slot>`
    return html`<div class="dg" data-theme=${this.theme}>${this.content}</div>`
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('content')) {
      this.#enlivened.abort()
      this.#enlivened = new AbortController()
      const shown = this.renderRoot.querySelector<HTMLElement>('.dg')
      if (shown) enliven(shown, this.#enlivened.signal)
    }
    if (this.#asked !== '' && this.#asked !== this.#address()) this.#next()
  }

  /** Asks now if the answer is wanted and not there, or in a while if it is; never while nobody sees it. */
  #next(): void {
    clearTimeout(this.#timer)
    if (!this.#isSeen || document.visibilityState !== 'visible') return
    if (this.#asked !== this.#address()) void this.#load()
    else if (this.poll > 0)
      this.#timer = setTimeout(() => void this.#load(), Math.max(this.poll, LEAST_POLL_SECONDS) * 1_000)
  }

  async #load(): Promise<void> {
    const address = this.#address()
    if (address !== this.#asked) this.#tag = null
    this.#asked = address
    try {
      // The browser asks by the tag of what it has; only an answer of a server that allows this site can be read.
      const response = await fetch(address, {
        cache: 'no-cache',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      })
      if (!response.ok) throw new Error(`The server answered ${response.status}.`)
      const tag = response.headers.get('etag')
      if (tag === null || tag !== this.#tag) this.#show(await response.text())
      this.#tag = tag
      this.state = 'shown'
    } catch (error) {
      this.#fail(error)
    }
    this.#next()
  }

  #show(page: string): void {
    // Styles and scripts are not taken, and a strict policy would report them.
    const bare = page.replaceAll(/<(style|script)>.*?<\/\1>/gs, '')
    const parsed = new DOMParser().parseFromString(bare, 'text/html')
    const parts = [...parsed.querySelectorAll('body > main, body > footer')]
    if (parts.length === 0) throw new Error('The server answered something else.')
    this.content = parts.flatMap((part) => safeCopy(part) ?? [])
  }

  /** What was shown stays; where nothing was, what stands inside does. */
  #fail(error: unknown): void {
    if (this.content.length === 0) this.#showNoScript()
    this.state = 'failed'
    this.dispatchEvent(new CustomEvent('dealgraph:failed', { detail: { error } }))
  }

  /** With script, a browser takes what stands in `<noscript>` for text. */
  #showNoScript(): void {
    for (const one of this.querySelectorAll('noscript')) {
      const inside = new DOMParser().parseFromString(one.textContent, 'text/html')
      one.replaceWith(...[...inside.body.childNodes].flatMap((node) => safeCopy(node) ?? []))
    }
  }

  #address(): string {
    const asked = new URLSearchParams(this.variables)
    for (const [name, value] of Object.entries(this.dataset)) asked.append(name, value ?? '')
    const search = asked.toString()
    const server = this.src.replace(/\/+$/, '')
    return `${server}/embed/${encodeURIComponent(this.query)}${search === '' ? '' : `?${search}`}`
  }
}

if (!customElements.get('deal-graph')) customElements.define('deal-graph', DealGraph)
