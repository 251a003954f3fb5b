/** Said of a field when one of its suggestions is taken. */
export const TAKEN = 'dealgraph:taken'

export interface Option {
  id: string
  name: string
  kind: string
  matched: string
}

const QUERY =
  'query pick($text: String!, $kinds: [EntityKind!]) { search(text: $text, kinds: $kinds, first: 8) { matched entity { id name kind } } }'
/** So long one pauses between two letters before it is asked. */
const PAUSE_MS = 120

let made = 0

/**
 * A text field that suggests things as one types: the combobox of ARIA 1.2 with a list. One sees names; the form sends ids. The field of
 * the search box sends the name, and is sent at once.
 */
export function makePicker(input: HTMLInputElement): void {
  const isSearch = input.name === 'q'
  const around = input.parentElement
  if (!around) return
  const sent = isSearch ? input : hiddenFor(input, around)
  const list = document.createElement('ul')
  // Another script of the page may have made some as well.
  do made++
  while (document.getElementById(`options-${made}`))
  list.id = `options-${made}`
  list.className = 'options'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'Suggestions')
  const said = document.createElement('span')
  said.className = 'only-read'
  said.setAttribute('role', 'status')
  around.append(list, said)
  const set = (name: string, value: string): void => input.setAttribute(name, value)
  set('role', 'combobox')
  set('aria-autocomplete', 'list')
  set('aria-expanded', 'false')
  set('aria-controls', list.id)

  let options: Option[] = []
  let at = -1
  let asked = 0
  let waiting: ReturnType<typeof setTimeout> | undefined

  const close = (): void => {
    clearTimeout(waiting)
    asked++
    list.hidden = true
    at = -1
    set('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }
  const select = (to: number): void => {
    at = to
    for (const [i, item] of [...list.children].entries()) {
      item.setAttribute('aria-selected', String(i === to))
      if (i === to) item.scrollIntoView({ block: 'nearest' })
    }
    if (to >= 0) set('aria-activedescendant', `${list.id}-${to}`)
    else input.removeAttribute('aria-activedescendant')
  }
  const take = (option: Option | undefined): void => {
    if (!option) return
    input.value = option.name
    if (isSearch) {
      input.value = option.id
      input.form?.requestSubmit()
    } else sent.value = option.id
    close()
    input.dispatchEvent(new CustomEvent<Option>(TAKEN, { detail: option, bubbles: true }))
  }
  const show = (): void => {
    list.replaceChildren(...options.map((option, i) => itemFor(option, `${list.id}-${i}`)))
    at = -1
    if (options.length === 0) {
      const none = document.createElement('li')
      none.className = 'none'
      none.setAttribute('role', 'option')
      none.setAttribute('aria-disabled', 'true')
      none.textContent = 'Nothing fits so far'
      list.append(none)
    }
    said.textContent = options.length === 0 ? 'Nothing fits' : `${options.length} suggestions`
    list.hidden = false
    set('aria-expanded', 'true')
  }
  const suggest = async (): Promise<void> => {
    const mine = ++asked
    const found = await search(input.value.trim(), input.dataset['kinds'] ?? '')
    if (mine !== asked || found === null || document.activeElement !== input) return
    options = found
    show()
  }
  input.addEventListener('input', () => {
    // What is typed counts as it stands; the server finds out what it means.
    sent.value = input.value
    clearTimeout(waiting)
    if (input.value.trim() === '') close()
    else waiting = setTimeout(() => void suggest(), PAUSE_MS)
  })
  input.addEventListener('keydown', (event) => {
    const { key } = event
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      if (list.hidden) {
        if (input.value.trim() !== '') void suggest()
        return
      }
      const n = options.length
      if (n > 0) select(key === 'ArrowDown' ? (at + 1) % n : (at <= 0 ? n : at) - 1)
    } else if (key === 'Enter' && !list.hidden && at >= 0) {
      event.preventDefault()
      take(options[at])
    } else if (key === 'Escape' && !list.hidden) {
      event.preventDefault()
      close()
    }
  })
  input.addEventListener('blur', () => close())
  input.addEventListener('focus', () => {
    if (!isSearch) input.select()
  })
  // A pointer that goes down would take the focus away, and with it the list.
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const item = event.target instanceof Element ? event.target.closest('[role="option"]') : null
    take(options[[...list.children].findIndex((child) => child === item)])
  })
}

/** The form sends the id from here; what one reads is the name. */
function hiddenFor(input: HTMLInputElement, around: HTMLElement): HTMLInputElement {
  const hidden = document.createElement('input')
  hidden.type = 'hidden'
  hidden.name = input.name
  hidden.value = input.dataset['id'] ?? input.value
  input.removeAttribute('name')
  around.append(hidden)
  return hidden
}

function itemFor({ name, kind, matched }: Option, id: string): HTMLElement {
  const item = document.createElement('li')
  item.id = id
  item.setAttribute('role', 'option')
  item.setAttribute('aria-selected', 'false')
  const main = document.createElement('bdi')
  main.textContent = name
  const more = document.createElement('span')
  more.className = 'tag'
  more.textContent = matched === name ? kind.toLowerCase() : `${kind.toLowerCase()}, also ${matched}`
  item.append(main, ' ', more)
  return item
}

/** Null: it cannot be asked just now; the form works all the same. */
async function search(text: string, kinds: string): Promise<Option[] | null> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: QUERY,
        variables: { text, kinds: kinds === '' ? null : kinds.split(' ') },
      }),
    })
    const { data } = (await response.json()) as {
      data?: { search: { matched: string; entity: Omit<Option, 'matched'> }[] } | null
    }
    return data ? data.search.map(({ matched, entity }) => ({ ...entity, matched })) : null
  } catch {
    return null
  }
}
