import type { Lens } from '../claims/lens.ts'
import type { Value } from '../graph/graph.ts'
import { expandMacros } from '../graph/macros.ts'
import { type LinkVariables, relationship } from './link-variables.ts'
import { PatternText } from './pattern-text.ts'
import type { Pattern } from './patterns.ts'
import { type Branch, isCut, isWide, type Place } from './plan.ts'

const CLAIM_COLUMNS: Readonly<Record<string, string>> = {
  recorded: '[c.recordedFrom, c.recordedTo, c.recordedBy, c.recordedBecause]',
}

/**
 * Turns places and branches into Cypher. Every value becomes a parameter, numbered as it is met, and every variable gets a number
 * of its own, so that subqueries may nest. With `cut`, branches that can be fetched by their thing's id are left for later.
 */
export class Compiler {
  readonly params: { [name: string]: Value } = {}
  private readonly cut: boolean
  private readonly lenses = new Map<Lens, number>()
  private variables = 0
  private values = 0

  constructor(cut: boolean) {
    this.cut = cut
  }

  param(value: Value): string {
    const name = `p${this.values++}`
    this.params[name] = value
    return `$${name}`
  }

  /** One thing's values, in the order of its place's slots. */
  row(place: Place, variable: string, link?: LinkVariables): string {
    const slots = [...place.slots.values()].sort((a, b) => a.index - b.index)
    const values = slots.map(({ name, branch }) => {
      if (!branch) return link ? this.linkColumn(place, link, name) : column(place, variable, name)
      return this.cut && isCut(branch) ? 'null' : this.branch(branch, place, variable, link)
    })
    return `[${values.join(', ')}]`
  }

  private linkColumn(place: Place, link: LinkVariables, name: string): string {
    if (name === 'tie') return this.tie(link)
    if (name === 'id' || name === 'type' || name === 'key') return link[name]
    // Under such a scope the stored state says nothing: it is made anew from the claims.
    return place.wide ? 'null' : `${link.r}.${name}`
  }

  /** What consolidation needs of a tie. */
  tie({ id, type, key, from, to }: LinkVariables): string {
    return `[${id}, ${type}, ${key}, ${from}.id, ${to}.id, ${this.claimsOf(id, (c) => `CLAIM(${c})`)}]`
  }
  private claimsOf(tie: string, row: (claim: string) => string): string {
    const c = this.variable('c')
    return `COLLECT { MATCH (:Tie {id: ${tie}})<-[:ABOUT]-(${c}:Claim) RETURN ${row(c)} }`
  }

  /** What hangs at the thing in `n`, as one expression. */
  branch(branch: Branch, parent: Place, n: string, link?: LinkVariables): string {
    const { name, place, pattern } = branch
    if (pattern) return this.several(branch, pattern, n, this.guard(branch, parent, n))
    if (link && (name === 'from' || name === 'to')) return this.row(place, link[name])
    const v = this.variable('v')
    if (link && name === 'market')
      return one(`MATCH (${v}:Market {id: ${link.key}}) RETURN ${this.row(place, v)}`)
    if (link && name.startsWith('evidence')) return this.evidence(branch, parent, link)
    if (name === 'source')
      return one(`MATCH (${n})-[:HAD_PRIMARY_SOURCE]->(${v}:Source) RETURN ${this.row(place, v)}`)
    if (name === 'terms') return this.terms(place, n)
    if (name === 'agreement')
      return one(`MATCH (${v}:Agreement {id: ${n}.about}) RETURN ${this.row(place, v)}`)
    if (name === 'link') return one(`MATCH (${v}:Tie {id: ${n}.about}) ${this.ofTie(place, v)}`)
    throw new TypeError(`No way leads along ${name}.`)
  }

  /** Only things of some types have the branch, and things of others stand here too. */
  private guard({ owners }: Branch, place: Place, n: string): string[] {
    if (owners.size === 0 || place.types.every((type) => owners.has(type))) return []
    return [
      `(${[...owners]
        .sort()
        .map((type) => `${n}:${type}`)
        .join(' OR ')})`,
    ]
  }

  private terms(place: Place, n: string): string {
    const r = this.variable('r')
    const row = () => this.row(place, '', relationship(r, n, n))
    const match = `MATCH (${n})-[${r}:TERMS]->(:Tie)`
    if (place.wide) return one(`${match} WITH ${r} LIMIT 1 RETURN ${row()}`)
    return one(
      `${match} WHERE ${this.known(r, place.lens)} WITH ${r} ${this.nearest(r, place.lens)} RETURN ${row()}`,
    )
  }

  /** The link of the tie in `t`, as it is on the day or else was last or will be first; without any period, the bare tie. */
  ofTie(place: Place, t: string): string {
    const [a, b, r] = [this.variable('a'), this.variable('b'), this.variable('r')]
    const ends = `MATCH (${a}:Entity)<-[:FROM]-(${t})-[:TO]->(${b}:Entity) WHERE ${t}.type <> 'AGREEMENT'`
    const period = place.wide
      ? `WITH ${t}, ${a}, ${b}, null AS ${r}`
      : `CALL (${t}, ${a}, ${b}) { OPTIONAL MATCH (${a})-[${r}]->(${b}) WHERE ${r}.tie = ${t}.id AND type(${r}) = ${t}.type ` +
        `AND ${this.known(r, place.lens)} RETURN ${r} ${this.nearest(r, place.lens)} }`
    const link = { r, id: `${t}.id`, type: `${t}.type`, key: `${t}.key`, from: a, to: b }
    return `${ends} ${period} RETURN ${this.row(place, '', link)}`
  }

  private evidence(branch: Branch, parent: Place, link: LinkVariables): string {
    const row = (claim: string): string => this.row(branch.place, claim)
    if (branch.place.lens !== parent.lens) return `[${this.tie(link)}, ${this.claimsOf(link.id, row)}]`
    if (parent.wide) return this.claimsOf(link.id, row)
    const [id, c] = [this.variable('i'), this.variable('c')]
    return `COLLECT { UNWIND ${link.r}.claims AS ${id} MATCH (${c}:Claim {id: ${id}}) RETURN ${row(c)} }`
  }

  /** The items of a pattern; of a page, with how many there are in all and whether any come before. */
  several(branch: Branch, pattern: Pattern, n: string, guards: readonly string[] = []): string {
    const items = new PatternText(this, branch, pattern, n, guards)
    const rows = branch.wanted.has('rows') || isWide(branch) ? `COLLECT { ${items.rows()} }` : '[]'
    if (!branch.page) return rows
    const counted = !isWide(branch)
    const total = counted && branch.wanted.has('total') ? `COUNT { ${items.all()} }` : 'null'
    const previous = counted && branch.wanted.has('previous') ? `EXISTS { ${items.before()} }` : 'null'
    return `[${rows}, ${total}, ${previous}]`
  }

  variable(letter: string): string {
    return `${letter}${this.variables++}`
  }

  private lens(lens: Lens): number {
    const known = this.lenses.get(lens)
    if (known !== undefined) return known
    const number = this.lenses.size
    this.lenses.set(lens, number)
    this.params[`validAt${number}`] = lens.validAt
    this.params[`knownAt${number}`] = lens.knownAt
    if (lens.minConfidence !== null) this.params[`minConfidence${number}`] = lens.minConfidence
    return number
  }
  day(lens: Lens): string {
    return `$validAt${this.lens(lens)}`
  }
  knownAt(lens: Lens): string {
    return `$knownAt${this.lens(lens)}`
  }
  known(r: string, lens: Lens): string {
    return `${r}.knownFrom <= ${this.knownAt(lens)} AND ${this.knownAt(lens)} < ${r}.knownTo`
  }
  holds(r: string, lens: Lens, day = this.day(lens)): string {
    const sure = lens.minConfidence === null ? '' : ` AND ${r}.confidence >= $minConfidence${this.lens(lens)}`
    return `${r}.validFrom <= ${day} AND ${day} < ${r}.validTo AND ${this.known(r, lens)}${sure}`
  }
  /** The period that holds on the day; else the last before it; else the first after it. */
  nearest(r: string, lens: Lens): string {
    const day = this.day(lens)
    return (
      `ORDER BY CASE WHEN ${r}.validTo <= ${day} THEN 1 WHEN ${r}.validFrom <= ${day} THEN 0 ELSE 2 END, ` +
      `CASE WHEN ${r}.validTo <= ${day} THEN '' ELSE ${r}.validFrom END, ${r}.validFrom DESC LIMIT 1`
    )
  }
}

const one = (subquery: string): string => `head(COLLECT { ${subquery} })`

function column(place: Place, variable: string, name: string): string {
  const special = place.sort === 'claim' ? CLAIM_COLUMNS[name] : undefined
  return special ? special.replaceAll('c.', `${variable}.`) : `${variable}.${name}`
}

/** The whole text, with the macros that it shares with the questions filled in. */
export const finished = (text: string): string => expandMacros(text)
