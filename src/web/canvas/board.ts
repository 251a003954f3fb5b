import type { Exhibit, ShownSource } from '../../surfaces/exhibit.ts'
import { readState, withState, writeState } from './address.ts'
import { AskFailed, ask } from './ask.ts'
import type { Scope } from './document.ts'
import type { Drawable } from './drawing.ts'
import { filtersOf } from './filters.ts'
import { MOST_NODES } from './group.ts'
import { listenToKeys } from './keys.ts'
import { copyLink } from './link.ts'
import { listOf } from './list.ts'
import { button, make, named } from './make.ts'
import { type About, type Around, aboutLine, aboutNode, aboutWays } from './panel.ts'
import { begin, type Past, redo, step, undo } from './past.ts'
import { listenToPointers } from './pointer.ts'
import { reached } from './reach.ts'
import { sceneOf } from './scene.ts'
import { Stage } from './stage.ts'
import { type Action, stateOf } from './state.ts'
import { missing, type Need, Store } from './store.ts'
import { ALL, codesIn } from './ties.ts'
import { Toolbar } from './toolbar.ts'

/** The map of one thing: what the reader does becomes a state, what the state lacks is asked for, and all of it is drawn. */
export class Board {
  readonly #root: string
  readonly #scope: Scope
  readonly #stores = new Map<string, Store>()
  #past: Past
  #about: About | null = null
  #scene: Drawable | null = null
  #exhibit: Exhibit | null = null
  #asking = 0
  #lassoing = false
  readonly #stage: Stage
  readonly #toolbar: Toolbar
  readonly #panel = make('section', {
    class: 'about',
    hidden: true,
    tabindex: '-1',
    'aria-label': 'About what is chosen',
  })
  readonly #said = make('p', { class: 'said', role: 'status' })
  readonly #trouble = make('p', { class: 'trouble', role: 'alert' })
  readonly #filters = make('div', { class: 'filters' })
  readonly #list = make('div', { class: 'as-list' })

  constructor(element: HTMLElement, root: string, scope: Scope) {
    this.#root = root
    this.#scope = scope
    this.#past = begin(readState(location.search, root))
    this.#stage = new Stage(root, () => this.#fail('The layout could not be made in this browser.'))
    this.#toolbar = new Toolbar({
      undo: () => this.#go(undo(this.#past)),
      redo: () => this.#go(redo(this.#past)),
      zoomIn: () => this.#stage.viewport.zoom(1.25),
      zoomOut: () => this.#stage.viewport.zoom(0.8),
      fit: () => this.#stage.fit(),
      lasso: () => this.#setLasso(!this.#lassoing),
      pin: () => this.#pin([...this.#past.now.selected]),
      hide: () => this.act({ do: 'hide', ids: [...this.#past.now.selected] }),
      showAll: () => this.act({ do: 'show all' }),
      ways: () => this.#ways(),
      startOver: () => this.#go(step(this.#past, { do: 'begin', from: stateOf(this.#root) })),
      link: () => void copyLink(location.href, (text) => this.#say(text)),
    })
    element.replaceChildren(
      this.#toolbar.element,
      make('details', { class: 'filtering' }, make('summary', {}, 'Filter'), this.#filters),
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

  /** The day and the sources are the server's to judge: each such scope has a store of its own. */
  #store(): Store {
    const { day, sources } = this.#past.now
    const key = JSON.stringify([day, [...sources].sort()])
    const known = this.#stores.get(key)
    if (known) return known
    const made = new Store()
    made.validAt = day ?? this.#scope.validAt ?? new Date().toISOString().slice(0, 10)
    this.#stores.set(key, made)
    return made
  }
  #scopeNow(): Scope {
    const { day, sources } = this.#past.now
    const without = [...(this.#scope.withoutSources ?? []), ...sources]
    return {
      ...this.#scope,
      ...(day === null ? {} : { validAt: day }),
      ...(without.length === 0 ? {} : { withoutSources: without }),
    }
  }

  async #refresh(): Promise<void> {
    history.replaceState(history.state, '', withState(location.href, this.#past.now, this.#root))
    const asked = await this.#need(missing(this.#past.now, this.#store()))
    if (asked || missing(this.#past.now, this.#store()).length === 0 || this.#scene === null) this.#show()
  }

  /** Asks for what is needed; false where that went wrong, which is told. */
  async #need(needs: readonly Need[]): Promise<boolean> {
    if (needs.length === 0) return true
    const mine = ++this.#asking
    this.#trouble.replaceChildren()
    this.#stage.svg.setAttribute('aria-busy', 'true')
    this.#say('Loading…')
    try {
      await ask(needs, this.#scopeNow(), this.#store())
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
    const state = this.#past.now
    const store = this.#store()
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
    this.#say(this.#sayDrawn())
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
          validAt: this.#scope.validAt ?? store.validAt,
          sources: this.#sources(),
          act: (action) => this.act(action),
        }),
      ),
    )
  }

  /** All that were ever loaded: what is left out must be there to be taken in again. */
  #sources(): ShownSource[] {
    const all = [...this.#stores.values()].flatMap((store) =>
      [...store.claims.values()].map(({ source }) => source),
    )
    const byId = new Map(all.map((source) => [source.id, source]))
    const title = (source: ShownSource): string => source.title ?? source.publisher ?? source.id
    return [...byId.values()].sort((a, b) => title(a).localeCompare(title(b)))
  }

  #sayDrawn(): string {
    const { nodes = [], edges = [], grouped = 0 } = this.#scene ?? {}
    const { hidden, expanded } = this.#past.now
    const store = this.#store()
    const cut = [...expanded].flatMap(([id, codes]) =>
      codesIn(codes).flatMap((tie) => {
        const loaded = store.ties(id, tie)
        const own =
          loaded?.links.filter((each) =>
            [store.links.get(each)?.from, store.links.get(each)?.to].includes(id),
          ).length ?? 0
        return loaded && own < loaded.total
          ? [`${own} of the ${loaded.total} ties of ${store.entities.get(id)?.name ?? id} are loaded.`]
          : []
      }),
    )
    return [
      `${nodes.length} things and ${edges.length} ties are drawn.`,
      ...(grouped > 0
        ? [
            `${grouped} more are grouped${nodes.length >= MOST_NODES ? `, for at most ${MOST_NODES} are drawn` : ''}.`,
          ]
        : []),
      ...(hidden.size > 0 ? [`${hidden.size} hidden.`] : []),
      ...cut,
    ].join(' ')
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
    const store = this.#store()
    const kind = store.entities.get(id)?.kind
    if (!kind) return
    if (!store.facts.has(id) && !(await this.#need([{ of: 'facts', id }]))) return
    if (store.facts.get(id)?.counts === null && !(await this.#need([{ of: 'counts', id, kind }]))) return
    this.#say(this.#sayDrawn())
    this.#tell()
  }

  /** Writes the panel anew, with the focus where it was. */
  #tell(): void {
    const about = this.#about
    const content = about && this.#exhibit && this.#scene ? this.#contentOf(about) : null
    this.#panel.hidden = !content
    const active =
      !about || !content ? null : 'node' in about ? about.node : 'line' in about ? about.line : null
    const { selected, pinned } = this.#past.now
    this.#stage.mark({ selected, pinned: new Set(pinned.keys()), active })
    if (!content) return
    const close = button('×', () => this.#close(), { class: 'close', 'aria-label': 'Close' })
    keepFocus(this.#panel, () =>
      this.#panel.replaceChildren(close, make('h3', {}, named(content.title)), ...content.parts),
    )
  }

  #contentOf(about: About): { title: string; parts: HTMLElement[] } | null {
    const { nodes = [], edges = [] } = this.#scene ?? {}
    const around = this.#around()
    if (!around) return null
    if ('node' in about) {
      const node = nodes.find(({ id }) => id === about.node)
      return node ? { title: node.label, parts: aboutNode(node, around) } : null
    }
    if ('line' in about) {
      const edge = edges.find(({ id }) => id === about.line)
      const name = (id: string): string => nodes.find((node) => node.id === id)?.label ?? id
      return edge ? { title: `${name(edge.from)} – ${name(edge.to)}`, parts: aboutLine(edge, around) } : null
    }
    const { ways } = this.#past.now
    const found = ways ? this.#store().ways(ways) : undefined
    if (!ways || !found) return null
    const name = (id: string): string => this.#store().entities.get(id)?.name ?? id
    return { title: `Between ${name(ways[0])} and ${name(ways[1])}`, parts: aboutWays(found, around) }
  }

  #around(): Around | null {
    if (!this.#exhibit || !this.#scene) return null
    const store = this.#store()
    return {
      state: this.#past.now,
      root: this.#root,
      exhibit: this.#exhibit,
      edges: this.#scene.edges,
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
    const { pinned } = this.#past.now
    if (ids.length > 0 && ids.every((id) => pinned.has(id))) return this.act({ do: 'unpin', ids })
    const at = ids.flatMap((id) => {
      const node = this.#stage.drawing.nodes.get(id)
      return node ? [[id, { x: node.x, y: node.y }] as const] : []
    })
    this.act({ do: 'pin', at: new Map(at) })
  }

  #ways(): void {
    const [from, to, more] = [...this.#past.now.selected]
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
    const stage = this.#stage
    listenToPointers(stage.svg, {
      nodeAt: (target) => stage.nodeAt(target),
      lineAt: (target) => stage.lineAt(target),
      drag: (id, to, done) => {
        stage.hold(id, stage.viewport.toMap(to))
        if (!done) return
        stage.letGo()
        this.act({ do: 'pin', at: new Map([[id, stage.viewport.toMap(to)]]) })
      },
      press: (what, adding) => {
        if (!what) return this.#choose(null, false)
        if ('node' in what) {
          stage.focus(what.node)
          if (adding) return this.act({ do: 'toggle', ids: [what.node] })
        }
        this.#choose(what, false)
      },
      open: (id) => this.#expand(id),
      point: (what) => stage.light(what),
      pan: (dx, dy) => stage.viewport.pan(dx, dy),
      zoom: (by, around) => stage.viewport.zoom(by, around),
      lasso: (from, to, done, adding) => {
        const box = stage.frame(from, to)
        if (!done || !box) return
        stage.frame(null, null)
        this.#setLasso(false)
        this.act({ do: adding ? 'add' : 'select', ids: stage.within(box) })
      },
      lassoing: () => this.#lassoing,
    })
    listenToKeys(stage.svg, {
      nodeAt: (target) => stage.nodeAt(target),
      undo: () => this.#go(undo(this.#past)),
      redo: () => this.#go(redo(this.#past)),
      zoom: (by) => stage.viewport.zoom(by),
      fit: () => stage.fit(),
      pan: (dx, dy) => stage.viewport.pan(dx, dy),
      enter: () => stage.focus(),
      go: (id, side, adding) => {
        const next = stage.beside(id, side)
        if (next === undefined) return
        stage.focus(next)
        if (adding) this.act({ do: 'add', ids: [id, next] })
      },
      nudge: (id, side) => {
        const node = stage.drawing.nodes.get(id)
        if (!node) return
        const by = { ArrowLeft: [-20, 0], ArrowRight: [20, 0], ArrowUp: [0, -20], ArrowDown: [0, 20] }[side]
        this.act({ do: 'pin', at: new Map([[id, { x: node.x + (by[0] ?? 0), y: node.y + (by[1] ?? 0) }]]) })
      },
      tell: (id) => this.#choose({ node: id }, true),
      toggle: (id) => this.act({ do: 'toggle', ids: [id] }),
      hide: (id) => {
        if (id === this.#root) return this.#say('What the map is about cannot be hidden.')
        this.act({ do: 'hide', ids: [id] })
        stage.focus()
      },
      pin: (id) => this.#pin([id]),
      expand: (id) => this.#expand(id),
      collapse: (id) => this.act({ do: 'collapse', id, tie: ALL, known: '' }),
      ways: () => this.#ways(),
      escape: () => {
        if (this.#about) this.#close()
        else if (this.#past.now.selected.size > 0) this.act({ do: 'deselect' })
      },
    })
    this.#panel.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#close()
    })
  }
}

/** What had the focus within has it afterwards too, where it is still there. */
function keepFocus(element: HTMLElement, change: () => void): void {
  const before = document.activeElement
  const inside = before instanceof HTMLElement && element.contains(before) ? before : null
  const buttons = (): HTMLElement[] => [
    ...element.querySelectorAll<HTMLElement>('button, input, select, summary'),
  ]
  const key = inside?.dataset['key']
  const at = inside ? buttons().indexOf(inside) : -1
  const scrolled = element.scrollTop
  const opened = [...element.querySelectorAll('details')].map(({ open }) => open)
  change()
  element.scrollTop = scrolled
  for (const [i, details] of [...element.querySelectorAll('details')].entries())
    details.open = opened[i] ?? false
  if (!inside || inside === element || element.contains(inside)) return
  const next = key === undefined ? buttons()[at] : buttons().find((each) => each.dataset['key'] === key)
  ;(next ?? buttons().at(0) ?? element).focus()
}
