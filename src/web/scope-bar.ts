import { sayDate } from '../words/say-amounts.ts'

/** So long one pauses between two changes before the page asks again. */
const PAUSE_MS = 400

/** The form that holds the scope bar of a page, where it has one. */
export const scopeForm = (root: ParentNode): HTMLFormElement | null =>
  root.querySelector('#scope')?.closest('form') ?? null

/**
 * Makes the bar ask again by itself: what changes takes the place of what was there, while the form, its focus and what was typed into it stay.
 * `renewed` is told of the parts that came.
 */
export function enlivenScope(form: HTMLFormElement, renewed: (parts: readonly HTMLElement[]) => void): void {
  const main = form.closest('main')
  if (!main) return
  const days = new Set((form.querySelector<HTMLElement>('#scope')?.dataset['days'] ?? '').split(' '))
  const slider = makeSlider(form, days)
  const told = form.querySelector('#scope-told')
  const tell = (text: string): void => {
    if (told) told.textContent = text
  }
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asking: XMLHttpRequest | undefined
  let shown = location.pathname + location.search

  /** Whether the page is another now. */
  const ask = async (address: string, isNew: boolean): Promise<boolean> => {
    clearTimeout(waiting)
    // A map that was walked into is not made anew in place.
    if (main.querySelector('.canvas[data-of]')) {
      location.assign(address)
      return false
    }
    asking?.abort()
    const request = new XMLHttpRequest()
    asking = request
    main.setAttribute('aria-busy', 'true')
    tell('Asking again …')
    const page = await load(request, address)
    // A later change asks anew.
    if (asking !== request) return false
    main.removeAttribute('aria-busy')
    const trouble = troubleOf(request, page)
    if (page === null || trouble !== null) {
      tell(
        `This could not be asked: ${trouble ?? 'the server does not answer.'} What was there before is still shown.`,
      )
      return false
    }
    const { pathname, search } = new URL(request.responseURL)
    shown = pathname + search
    if (isNew) history.pushState(null, '', shown)
    document.title = page.title
    renewed(takeOver(main, form, page, !isNew))
    for (const day of (form.querySelector<HTMLElement>('#scope')?.dataset['days'] ?? '').split(' '))
      days.add(day)
    slider()
    const counted = main.querySelector('#changes-counted') ?? main.querySelector('.summary')
    tell(counted?.textContent ?? 'Asked again.')
    return true
  }
  const addressOf = (): string => {
    const pairs = [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && (value !== '' || name === 'against') ? [[name, value]] : [],
    )
    return `${new URL(form.action).pathname}?${new URLSearchParams(pairs)}`
  }
  const isOfScope = (event: Event): boolean =>
    event.target instanceof Element && event.target.closest('#scope') !== null

  const goBack = async (link: HTMLAnchorElement): Promise<void> => {
    const hadFocus = document.activeElement === link
    if (!(await ask(link.href, true))) return
    fill(form, null)
    slider()
    // The link itself is gone.
    if (hadFocus) form.querySelector<HTMLElement>('#scope summary')?.focus()
  }

  form.addEventListener('change', (event) => {
    // A year that is being typed begins with zeros.
    if (!isOfScope(event) || form.querySelector<HTMLInputElement>('#scope-day')?.value.startsWith('0')) return
    clearTimeout(waiting)
    waiting = setTimeout(() => void ask(addressOf(), true), PAUSE_MS)
  })
  form.addEventListener('submit', (event) => {
    // Enter in a field of the scope comes as if the first button of the form had been pressed.
    if (!document.activeElement?.closest('#scope')) return
    event.preventDefault()
    void ask(addressOf(), true)
  })
  form.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('#scope-back a') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    void goBack(link)
  })
  window.addEventListener('popstate', () => {
    if (location.pathname + location.search !== shown) void ask(location.href, false)
  })
}

/** A page as a document, which no text has to be parsed for; null where it cannot be had. */
const load = async (request: XMLHttpRequest, address: string): Promise<Document | null> =>
  await new Promise((resolve) => {
    request.responseType = 'document'
    request.open('GET', address)
    request.addEventListener('load', () => resolve(request.responseXML))
    for (const name of ['error', 'abort', 'timeout'] as const)
      request.addEventListener(name, () => resolve(null))
    request.send()
  })

/** What went wrong, as a sentence; null where it went well. */
function troubleOf({ status }: XMLHttpRequest, page: Document | null): string | null {
  if (status === 0 || page === null) return 'the server does not answer.'
  const alert = page.querySelector('[role="alert"] p')?.textContent.replaceAll(/\s+/g, ' ').trim()
  if (status >= 400) return alert ?? `the server answers with ${status}.`
  return scopeForm(page) ? null : 'the page has changed.'
}

/** Puts what stands around the form in the place of what stood there; of the form only what tells of its scope. The parts that came. */
function takeOver(main: Element, form: HTMLFormElement, page: Document, back: boolean): HTMLElement[] {
  const fresh = scopeForm(page)
  const around = fresh?.closest('main')
  if (!fresh || !around) return []
  // Lists that stay as they are while parts come and go.
  for (const old of main.querySelectorAll(':scope > *')) if (old !== form) old.remove()
  const came: HTMLElement[] = []
  let isAfter = false
  for (const child of around.querySelectorAll(':scope > *')) {
    if (child === fresh) {
      isAfter = true
      continue
    }
    const part = document.adoptNode(child) as HTMLElement
    if (isAfter) main.append(part)
    else form.before(part)
    came.push(part)
  }
  for (const part of form.querySelectorAll('[data-renew]')) {
    const other = fresh.querySelector(`#${CSS.escape(part.id)}`)
    if (other) part.replaceWith(document.adoptNode(other))
  }
  addSources(form, fresh)
  const scope = form.querySelector<HTMLElement>('#scope')
  if (scope) scope.dataset['days'] = fresh.querySelector<HTMLElement>('#scope')?.dataset['days'] ?? ''
  if (back) fill(form, fresh)
  return came
}

/** Sources stay where they are, so that none moves away under the hand; new ones come below. */
function addSources(form: HTMLFormElement, fresh: HTMLFormElement): void {
  const list = form.querySelector('#scope-sources')
  const known = new Set(boxes(form).map(({ value }) => value))
  for (const box of boxes(fresh)) {
    const label = box.closest('label')
    if (list && label && !known.has(box.value)) list.append(document.adoptNode(label))
  }
}
const boxes = (form: HTMLFormElement): HTMLInputElement[] => [
  ...form.querySelectorAll<HTMLInputElement>('#scope-sources input'),
]

/** Sets the controls of the scope as another form has them; to the usual where there is none. */
function fill(form: HTMLFormElement, other: HTMLFormElement | null): void {
  for (const input of form.querySelectorAll<HTMLInputElement>('#scope input[name]:not([type="hidden"])')) {
    const { name, value, type } = input
    const same = other?.querySelector<HTMLInputElement>(
      `#scope input[name="${CSS.escape(name)}"]${type === 'checkbox' ? `[value="${CSS.escape(value)}"]` : ''}`,
    )
    if (type === 'checkbox') input.checked = same ? same.checked : name === 'statuses'
    else input.value = same?.value ?? ''
  }
}

/** A slider over the days of the answer, beside the field of the day; its last stop is today. Gives what brings it up to date. */
function makeSlider(form: HTMLFormElement, days: ReadonlySet<string>): () => void {
  const field = form.querySelector<HTMLInputElement>('#scope-day')
  if (!field) return () => undefined
  const slider = document.createElement('input')
  slider.type = 'range'
  slider.className = 'slider'
  slider.min = '0'
  slider.step = '1'
  slider.setAttribute('aria-label', 'As of the day, by what happened')
  let stops: string[] = []
  const say = (): void => {
    const day = stops[Number(slider.value)] ?? ''
    slider.setAttribute('aria-valuetext', day === '' ? 'today' : sayDate(day))
  }
  const renew = (): void => {
    const known = [...days, field.value].filter((day) => /^\d{4}-\d\d-\d\d$/.test(day))
    const today = new Date().toISOString().slice(0, 10)
    stops = [...new Set(known)].filter((day) => day <= today || day === field.value).sort()
    stops.push('')
    slider.max = String(stops.length - 1)
    slider.value = String(field.value === '' ? stops.length - 1 : stops.indexOf(field.value))
    say()
  }
  slider.addEventListener('input', () => {
    field.value = stops[Number(slider.value)] ?? ''
    say()
  })
  field.addEventListener('change', renew)
  field.after(slider)
  renew()
  return renew
}
