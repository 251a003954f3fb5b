import type { Compiler } from './compile.ts'
import { type LinkVariables, relationship } from './link-variables.ts'
import { notAfter, orderOf, type Sorted, seek } from './order.ts'
import type { Pattern } from './patterns.ts'
import { type Branch, isKeyed, isWide } from './plan.ts'

/** The slots of a pair and the letters of its pattern. */
const LETTERS: Readonly<Record<string, string>> = {
  first: 'p',
  second: 'q',
  other: 'm',
  self: 'n',
  market: 'k',
}

/** One pattern's parts as Cypher, with its letters made variables of their own. */
export class PatternText {
  private readonly compiler: Compiler
  private readonly branch: Branch
  private readonly pattern: Pattern
  private readonly guards: readonly string[]
  private readonly n: string
  private readonly number: string
  private readonly links: readonly string[]

  constructor(compiler: Compiler, branch: Branch, pattern: Pattern, n: string, guards: readonly string[]) {
    this.compiler = compiler
    this.branch = branch
    this.pattern = pattern
    this.guards = guards
    this.n = n
    this.number = compiler.variable('')
    const shown = { link: ['r'], pair: ['p', 'q'], entity: [], claim: [] }[pattern.shows]
    this.links = [...shown, ...pattern.holds]
  }

  /** Every item with what is selected of it; where Cypher knows which hold, sorted, and at most one more than asked for. */
  rows(): string {
    const { branch } = this
    const keys = isWide(branch) ? this.order().map(({ text }) => text) : this.sortedKeys()
    const text = isWide(branch) ? this.ties() : this.sorted(keys)
    const row = this.row()
    if (!isKeyed(branch)) return `${text} RETURN ${row}`
    if (!isWide(branch)) return `${text} RETURN [[${keys.join(', ')}], ${row}]`
    // The date of an announcement is known only when the claims have been consolidated.
    const known =
      this.pattern.order === 'announced'
        ? ["''", ...keys.slice(1)]
        : keys.map((key) => key.replace('.tie', 'i'))
    const ties = this.judged().map((letter) => this.compiler.tie(this.link(letter)))
    return `${text} RETURN [[${known.join(', ')}], ${row}, [${ties.join(', ')}]]`
  }

  private sorted(keys: readonly string[]): string {
    const { pattern } = this
    const order = this.order()
    const limit = this.limit()
    const sort = `${this.orderBy(keys)}${limit && ` LIMIT ${limit}`}`
    if (pattern.newest)
      return `${this.newestFirst(keys, sort, limit)} WITH ${this.named('m')}, ${keys[0] ?? ''} ${sort}`
    const match = this.match(...this.afterCursor(order))
    const [r, m] = [this.named('r'), this.named('m')]
    if (pattern.shows === 'link') {
      return `${match} WITH ${r}, ${m} ${sort} WITH ${r}, ${m}, startNode(${r}) AS ${r}f, endNode(${r}) AS ${r}g`
    }
    if (pattern.shows === 'pair') {
      return `${match} WITH ${['p', 'q', 'm', 'k'].map((letter) => this.named(letter)).join(', ')} ${sort}`
    }
    // A thing reached in two ways is one item; a sort key that is not its own must come along.
    const own = order[0]?.text ?? ''
    const carried = keys[0] === own ? '' : `, ${own} AS ${keys[0] ?? ''}`
    return `${match} WITH DISTINCT ${m}${carried} ${sort}`
  }

  /** One more than asked for tells whether there is a next page; empty where all are asked for. */
  private limit(): string {
    const { first, page } = this.branch
    return first === null ? '' : this.compiler.param(first + (page ? 1 : 0))
  }
  private orderBy(keys: readonly string[]): string {
    const order = this.order()
    return `ORDER BY ${keys.map((key, i) => key + (order[i]?.down ? ' DESC' : '')).join(', ')}`
  }
  private afterCursor(order: readonly Sorted[]): string[] {
    const after = this.branch.after?.map((part) => this.compiler.param(part))
    return after ? [seek(order, after)] : []
  }

  /**
   * All agreements: those of known date as the index on the date has them, newest first, and only if they do not fill the page
   * those of unknown date. Sorting by either in one go would read every agreement for every page.
   */
  private newestFirst(keys: readonly string[], sort: string, limit: string): string {
    const [m, date] = [this.named('m'), this.named('t.announcedOn')]
    // Left to itself the planner reads every agreement and sorts them.
    const byDate = ` USING INDEX ${this.named('t')}:TERMS(announcedOn)`
    const half = (value: string, test: string, hint: string) => {
      const order = this.order().map((part, i) => (i === 0 ? { ...part, text: value } : part))
      const match = this.matchBy(hint, test, ...this.afterCursor(order))
      return {
        match,
        text: `${match} WITH ${m}, ${value} AS ${keys[0] ?? ''} ${sort} RETURN ${m}, ${keys[0] ?? ''}`,
      }
    }
    const [known, unknown] = [half(date, `${date} IS NOT NULL`, byDate), half("''", `${date} IS NULL`, '')]
    const have = this.named('h')
    const gate = `WITH COUNT { ${known.match} RETURN 1 LIMIT ${limit} } AS ${have} WHERE ${have} < ${limit}`
    return `CALL { ${known.text} UNION ALL ${gate} ${unknown.text} }`
  }

  /** What the items are sorted by, once they have been matched. */
  private sortedKeys(): string[] {
    const keys = this.order().map(({ text }) => text)
    return this.pattern.order === 'announced' ? [this.named('s'), ...keys.slice(1)] : keys
  }
  private order(): Sorted[] {
    return orderOf(this.pattern).map(({ text, down }) => ({ text: this.named(text), down }))
  }

  /** A tie has a relationship for each of its periods; where the claims decide, only the tie counts, and it comes once. */
  private ties(): string {
    const things = { link: ['m'], pair: ['m', 'k'], entity: ['m'], claim: ['m'] }[this.pattern.shows]
    const letters = this.pattern.onShownDay ? [...this.links, 'z'] : this.links
    const columns = letters.map((letter) => {
      const r = this.named(letter)
      return `${r}.tie AS ${r}i, type(${r}) AS ${r}t, ${r}.key AS ${r}k, startNode(${r}) AS ${r}f, endNode(${r}) AS ${r}g`
    })
    // Not by collect(): Neo4j takes an aggregate within a subquery for one of the query around it.
    return `${this.match()} WITH DISTINCT ${[...things.map((letter) => this.named(letter)), ...columns].join(', ')}`
  }

  /** Every item, to be counted; a thing that several links lead to is one. */
  all(): string {
    const once = this.pattern.shows === 'entity' && this.links.length > 1
    return this.match() + (once ? ` RETURN DISTINCT ${this.named('m')}` : '')
  }

  /** What comes before the page: whatever does not come after its cursor. */
  before(): string {
    const after = (this.branch.after ?? []).map((part) => this.compiler.param(part))
    return this.match(notAfter(this.order(), after))
  }

  private row(): string {
    const { compiler, pattern, branch } = this
    if (pattern.shows === 'link') return compiler.row(branch.place, '', this.link('r'))
    if (pattern.shows !== 'pair') return compiler.row(branch.place, this.named('m'))
    const slots = [...branch.place.slots.values()].sort((a, b) => a.index - b.index)
    const values = slots.map(({ name, branch: below }) => {
      const letter = LETTERS[name]
      if (!below || letter === undefined) return 'null'
      return letter === 'p' || letter === 'q'
        ? compiler.row(below.place, '', this.link(letter))
        : compiler.row(below.place, this.named(letter))
    })
    return `[${values.join(', ')}]`
  }

  private link(letter: string): LinkVariables {
    const r = this.named(letter)
    if (isWide(this.branch))
      return { r: 'null', id: `${r}i`, type: `${r}t`, key: `${r}k`, from: `${r}f`, to: `${r}g` }
    return this.pattern.shows === 'link'
      ? relationship(r, `${r}f`, `${r}g`)
      : relationship(r, `startNode(${r})`, `endNode(${r})`)
  }

  private match(...more: readonly string[]): string {
    return this.matchBy('', ...more)
  }
  private matchBy(hint: string, ...more: readonly string[]): string {
    const { compiler, branch, pattern } = this
    const { lens } = branch.place
    const wide = isWide(branch)
    const day = pattern.onShownDay && !wide ? this.named('d') : undefined
    const params = Object.entries(pattern.params ?? {})
    const named = params.reduce(
      (text, [name, value]) => text.replace(`$${name}`, compiler.param(value)),
      pattern.match,
    )
    const tests = [
      ...this.guards,
      ...(pattern.where ? [this.named(pattern.where)] : []),
      ...(wide ? [] : this.links.map((letter) => compiler.holds(this.named(letter), lens, day))),
      ...pattern.conditions
        .filter(({ on }) => on === 'key' || !wide)
        .map(
          ({ link, on, is, values }) =>
            `${is === 'in' ? '' : 'NOT '}${this.named(link)}.${on} IN ${compiler.param([...values])}`,
        ),
      ...(pattern.shows === 'claim' ? this.ofClaims() : []),
      ...more,
    ]
    const where = tests.length ? ` WHERE ${tests.join(' AND ')}` : ''
    return `${this.shownDay(day)}MATCH ${this.named(named)}${hint}${where}`
  }

  /** The day as of which an agreement shows what it consists of: today, its last day, or its first. */
  private shownDay(day: string | undefined): string {
    if (!this.pattern.onShownDay) return ''
    const { compiler, n } = this
    const { lens } = this.branch.place
    const t = this.named('z')
    const terms = `MATCH (${n})-[${t}:TERMS]->(:Tie)`
    if (day === undefined) return `${terms} WITH ${t} LIMIT 1 `
    const today = compiler.day(lens)
    return (
      `${terms} WHERE ${compiler.known(t, lens)} WITH ${t} ${compiler.nearest(t, lens)} ` +
      `WITH CASE WHEN ${t}.validTo <= ${today} THEN toString(date(${t}.validTo) - duration('P1D')) ` +
      `WHEN ${today} < ${t}.validFrom THEN ${t}.validFrom ELSE ${today} END AS ${day} `
    )
  }

  /** Claims recorded by then; retracted ones too, for they say so themselves. */
  private ofClaims(): string[] {
    const { compiler } = this
    const { lens } = this.branch.place
    const m = this.named('m')
    return [
      `${m}.recordedFrom[0] <= ${compiler.knownAt(lens)}`,
      ...(lens.statuses === null ? [] : [`${m}.status IN ${compiler.param([...lens.statuses])}`]),
      ...(lens.withoutSources.length === 0
        ? []
        : [`NOT ${m}.source IN ${compiler.param([...lens.withoutSources])}`]),
    ]
  }

  /** Links that must hold beside what is shown, whose claims come along. */
  private judged(): readonly string[] {
    return this.pattern.onShownDay ? [...this.pattern.holds, 'z'] : this.pattern.holds
  }

  private named(text: string): string {
    return text.replace(/(?<![\w$.:])[a-z](?!\w)/g, (letter) =>
      letter === 'n' ? this.n : letter + this.number,
    )
  }
}
