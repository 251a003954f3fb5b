import type { Exhibit } from '../../surfaces/exhibit.ts'
import { readState, withState, writeState } from './address.ts'
import { AskFailed, ask } from './ask.ts'
import { listen } from './controls.ts'
import type { Scope } from './document.ts'
import type { Drawable } from './drawing.ts'
import { filtersOf } from './filters.ts'
import { keepFocus } from './focus.ts'
import { copyLink } from './link.ts'
import { listOf } from './list.ts'
import { button, make } from './make.ts'
import type { About, Around } from './panel.ts'
import { begin, type Past, redo, step, undo } from './past.ts'
import { reached } from './reach.ts'
import { sceneOf } from './scene.ts'
import { sayDrawn } from './sentences.ts'
import { Stage } from './stage.ts'
import { type Action, type State, stateOf } from './state.ts'
import { missing, type Need, type Store } from './store.ts'
import { Stores } from './stores.ts'
import { contentOf, fillPanel, howTo } from './telling.ts'
import { ALL } from './ties.ts'
import { Toolbar } from './toolbar.ts'

/** The map of one thing: what the reader does becomes a state, what the state lacks is asked for, and all of it is drawn. */
export class Board {
  readonly #root: string
  readonly #stores: Stores
  #past: Past
  #about: About | null = null
  #scene: Drawable | null = null
  #exhibit: Exhibit | null = null
  #asking = 0
  #lassoing = false
  readonly #stage: Stage
  readonly #toolbar: Toolbar
  readonly #panel = make('section', {
    class: 'about idle',
    tabindex: '-1',
    'aria-label': 'About what is chosen',
  })
  readonly #said = make('p', { class: 'said', role: 'status' })
  readonly #trouble = make('p', { class: 'trouble', role: 'alert' })
  readonly #filters = make('div', { class: 'filters' })
  readonly #list = make('div', { class: 'as-list' })

  constructor(element: HTMLElement, root: string, scope: Scope) {
    this.#root = root
    this.#stores = new Stores(scope)
    this.#past = begin(readState(location.search, root))
    this.#stage = new Stage(root, () => this.#fail('The layout could not be made in this browser.'))
    this.#toolbar = new Toolbar({
      undo: () => this.#go(undo(this.#past)),
      redo: () => this.#go(redo(this.#past)),
      zoomIn: () => this.#stage.viewport.zoom(1.25),
      zoomOut: () => this.#stage.viewport.zoom(0.8),
      fit: () => this.#stage.fit(),
      lasso: () => this.#setLasso(!this.#lassoing),
      pin: () => this.#pin([...this.#state.selected]),
      hide: () => this.act({ do: 'hide', ids: [...this.#state.selected] }),
      showAll: () => this.act({ do: 'show all' }),
      ways: () => this.#ways(),
      startOver: () => this.#go(step(this.#past, { do: 'begin', from: stateOf(this.#root) })),
      link: () => void copyLink(location.href, (text) => this.#say(text)),
    })
    element.replaceChildren(
      this.#toolbar.element,
      make('details', { class: 'filtering' }, make('summary', {}, 'Filter'), this.#filters),
      make('details', { class: 'how-to' }, make('summary', {}, 'How to use the map'), ...howTo()),
      make('div', { class: 'stage' }, this.#panel),
      this.#said,
      this.#trouble,
      make('details', {}, make('summary', {}, 'What is drawn, as a list'), this.#list),
    )
    element.querySelector('.stage')?.prepend(this.#stage.svg)
    element.classList.add('alive')
    this.#listen()
  }

  /** Shows what the address tells. */
  open(): void {
    void this.#refresh()
  }

  act(action: Action): void {
    this.#go(step(this.#past, action))
  }

  #go(past: Past | null): void {
    if (!past || past === this.#past) return
    this.#past = past
    void this.#refresh()
  }

  get #state(): State {
    return this.#past.now
  }
  get #store(): Store {
    return this.#stores.of(this.#state)
  }

  async #refresh(): Promise<void> {
    history.replaceState(history.state, '', withState(location.href, this.#state, this.#root))
    const asked = await this.#need(missing(this.#state, this.#store))
    if (asked || missing(this.#state, this.#store).length === 0 || this.#scene === null) this.#show()
  }

  /** Asks for what is needed; false where that went wrong, which is told. */
  async #need(needs: readonly Need[]): Promise<boolean> {
    if (needs.length === 0) return true
    const mine = ++this.#asking
    this.#trouble.replaceChildren()
    this.#stage.svg.setAttribute('aria-busy', 'true')
    this.#say('Loading…')
    try {
      await ask(needs, this.#stores.scopeOf(this.#state), this.#store)
      return true
    } catch (error) {
      if (!(error instanceof AskFailed)) throw error
      this.#fail(error.message)
      return false
    } finally {
      if (mine === this.#asking) this.#stage.svg.removeAttribute('aria-busy')
    }
  }

  #show(): void {
    const state = this.#state
    const store = this.#store
    const exhibit = reached(state, store, this.#root)
    const scene = sceneOf(exhibit, state, this.#root)
    this.#exhibit = exhibit
    this.#scene = scene
    const name = exhibit.entities.get(this.#root)?.name ?? this.#root
    this.#stage.svg.setAttribute(
      'aria-label',
      `Map around ${name}. Arrow keys go from thing to thing, Enter tells about one.`,
    )
    this.#stage.show(scene, state.pinned)
    this.#tell()
    this.#say(this.#drawn())
    this.#toolbar.allow('undo', this.#past.before.length > 0)
    this.#toolbar.allow('redo', this.#past.after.length > 0)
    for (const tool of ['pin', 'hide'] as const) this.#toolbar.allow(tool, state.selected.size > 0)
    this.#toolbar.allow('showAll', state.hidden.size > 0)
    this.#toolbar.allow('ways', state.selected.size === 2)
    this.#toolbar.allow('startOver', writeState(state) !== writeState(stateOf(this.#root)))
    keepFocus(this.#list, () =>
      this.#list.replaceChildren(...listOf(scene, exhibit, (about) => this.#choose(about, true))),
    )
    keepFocus(this.#filters, () =>
      this.#filters.replaceChildren(
        ...filtersOf(state, {
          validAt: this.#stores.day,
          sources: this.#stores.sources(),
          act: (action) => this.act(action),
        }),
      ),
    )
  }

  #drawn(): string {
    return this.#scene ? sayDrawn(this.#scene, this.#state, this.#store) : ''
  }

  #say(text: string): void {
    if (this.#said.textContent !== text) this.#said.textContent = text
  }
  #fail(text: string): void {
    this.#say('')
    this.#trouble.replaceChildren(
      text,
      ' ',
      button('Try again', () => void this.#again()),
    )
  }
  async #again(): Promise<void> {
    this.#trouble.replaceChildren()
    await this.#refresh()
  }

  /** Chooses what the panel is about, and asks for the counts of its ties where they are not known. */
  #choose(about: About | null, enter: boolean): void {
    this.#about = about
    this.#tell()
    if (enter) this.#panel.focus({ preventScroll: false })
    if (about && 'node' in about) void this.#count(about.node)
  }
  async #count(id: string): Promise<void> {
    const store = this.#store
    const kind = store.entities.get(id)?.kind
    if (!kind) return
    if (!store.facts.has(id) && !(await this.#need([{ of: 'facts', id }]))) return
    if (store.facts.get(id)?.counts === null && !(await this.#need([{ of: 'counts', id, kind }]))) return
    this.#say(this.#drawn())
    this.#tell()
  }

  /** Tells of what is chosen, as it is now. */
  #tell(): void {
    const around = this.#around()
    const content = around && this.#about ? contentOf(this.#about, around) : null
    const active = content && this.#about && !('ways' in this.#about) ? Object.values(this.#about)[0] : null
    const { selected, pinned } = this.#state
    this.#stage.mark({ selected, pinned: new Set(pinned.keys()), active: active ?? null })
    fillPanel(this.#panel, content, () => this.#close())
  }

  #around(): Around | null {
    if (!this.#exhibit || !this.#scene) return null
    const store = this.#store
    return {
      state: this.#state,
      root: this.#root,
      exhibit: this.#exhibit,
      scene: this.#scene,
      ways: this.#state.ways ? store.ways(this.#state.ways) : undefined,
      nameOf: (id) => store.entities.get(id)?.name ?? id,
      facts: (id) => store.facts.get(id),
      known: (id) => store.known(id),
      act: (action) => this.act(action),
      about: (about) => this.#choose(about, true),
      pin: (id) => this.#pin([id]),
    }
  }

  #close(): void {
    const inside = this.#panel.contains(document.activeElement)
    this.#about = null
    this.#tell()
    if (inside) this.#stage.focus()
  }

  #pin(ids: readonly string[]): void {
    const { pinned } = this.#state
    if (ids.length > 0 && ids.every((id) => pinned.has(id))) return this.act({ do: 'unpin', ids })
    const at = ids.flatMap((id) => {
      const node = this.#stage.drawing.nodes.get(id)
      return node ? [[id, { x: node.x, y: node.y }] as const] : []
    })
    this.act({ do: 'pin', at: new Map(at) })
  }

  #ways(): void {
    const [from, to, more] = [...this.#state.selected]
    if (from === undefined || to === undefined || more !== undefined)
      return this.#say('Select two things to see the ways between them.')
    this.#about = { ways: true }
    this.act({ do: 'ways', between: [from, to] })
  }

  #setLasso(on: boolean): void {
    this.#lassoing = on
    this.#toolbar.press('lasso', on)
    this.#stage.svg.classList.toggle('lassoing', on)
    if (on) this.#say('Drag over the things to select.')
  }

  /** All that is shown of a thing and is not shown yet; of a group, its members. */
  #expand(id: string): void {
    const node = this.#scene?.nodes.find((each) => each.id === id)
    if (!node) return
    if (node.members.length > 1) this.act({ do: 'open', group: id })
    else this.act({ do: 'expand', id, tie: ALL })
  }

  #listen(): void {
    listen(this.#stage, {
      root: this.#root,
      act: (action) => this.act(action),
      undo: () => this.#go(undo(this.#past)),
      redo: () => this.#go(redo(this.#past)),
      choose: (about, enter) => this.#choose(about, enter),
      expand: (id) => this.#expand(id),
      pin: (id) => this.#pin([id]),
      ways: () => this.#ways(),
      escape: () => {
        if (this.#about) this.#close()
        else if (this.#state.selected.size > 0) this.act({ do: 'deselect' })
      },
      say: (text) => this.#say(text),
      lassoing: () => this.#lassoing,
      endLasso: () => this.#setLasso(false),
    })
    this.#panel.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#close()
    })
  }
}
