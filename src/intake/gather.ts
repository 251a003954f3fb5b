import type { Batch, Fault, ParsedClaim, RawRecord } from '../claims/parse.ts'
import { parseRecords } from '../claims/parse.ts'
import { aheadFaults } from '../claims/record-faults.ts'
import type { Faults } from './faults.ts'
import type { Item } from './formats/format.ts'
import { IdTable, Marks, partOf } from './id-table.ts'
import { Spool } from './spool.ts'
import type { Tally } from './tally.ts'

/** A sound record with its number, by which it is told from all others, and its place. */
export type Gathered = { n: number; file: number; line: number | null; raw?: unknown } & (
  | { source: Batch['sources'][number] }
  | { entity: Batch['entities'][number] }
  | { claim: ParsedClaim }
  | { event: Batch['events'][number] }
)

/** Records of one id, and claims about one pair of ends, are in one part; there are so many that one fits into memory. */
const PARTS = 128

/** All sound records of all files, laid aside by what they are about. */
export class Gathering {
  readonly refused = new Marks()
  /** Ids of sources and entities that were refused, and of claims. */
  readonly refusedIds = new IdTable()
  readonly things: Spool<Gathered>
  readonly claims: Spool<Gathered>
  /** Merges and such, which speak of no claim: few. */
  readonly decisions: Gathered[] = []
  /** Of the sources that stand for files, those that are cited, and those that the files hold themselves. */
  readonly cited = new Set<string>()
  readonly declared = new Set<string>()
  private readonly standing: ReadonlySet<string>
  private readonly events: Spool<Gathered>
  private readonly partOfClaim = new IdTable()
  private readonly tallies: readonly Tally[]
  private readonly faults: Faults
  private readonly began = new Date()
  private next = 0

  constructor(folder: string, tallies: readonly Tally[], faults: Faults, standing: ReadonlySet<string>) {
    this.standing = standing
    this.tallies = tallies
    this.faults = faults
    this.things = new Spool(folder, 'things', PARTS)
    this.claims = new Spool(folder, 'claims', PARTS)
    this.events = new Spool(folder, 'events', PARTS)
  }

  get count(): number {
    return this.things.count + this.claims.count + this.decisions.length
  }
  take(file: number, item: Item): void {
    const tally = this.tallies[file]
    if (!tally) return
    if ('unsaid' in item) {
      tally.unsaid.set(item.unsaid, (tally.unsaid.get(item.unsaid) ?? 0) + 1)
      return
    }
    tally.read++
    if ('record' in item) this.record(file, item.record)
    else {
      tally.refused++
      this.tell(item.fault, file)
    }
  }
  /** Puts events beside the claims that they speak of, once all claims are known. */
  finish(): void {
    for (const group of this.events.groups(1)) {
      for (const gathered of group) {
        if (!('event' in gathered)) continue
        const { claim } = gathered.event
        if (claim === null) this.decisions.push(gathered)
        else this.claims.add((this.partOfClaim.get(claim) || 1 + partOf(claim, PARTS)) - 1, gathered)
      }
    }
    this.events.close()
  }
  close(): void {
    for (const spool of [this.things, this.claims, this.events]) spool.close()
  }

  private tell(fault: Fault, file: number): void {
    this.faults.add({ ...fault, file: this.tallies[file]?.file ?? '' })
  }
  private record(file: number, { kind, value, line }: RawRecord): void {
    const n = this.next++
    const { batch, faults: ofForm } = parseRecords([{ kind, value, line: n }])
    const faults = [...ofForm, ...aheadFaults(batch, this.began)]
    if (faults.length > 0) {
      this.refused.add(n)
      const id = (value as { id?: unknown } | null)?.id
      if (typeof id === 'string') this.refusedIds.set(id, 1)
      const tally = this.tallies[file]
      if (tally) tally.refused++
      for (const fault of faults) this.tell({ ...fault, line, row: { [kind]: value } }, file)
      return
    }
    // The row as it was written is only needed where it may have to be handed back.
    const at = { n, file, line, ...(this.faults.areRefused && { raw: { [kind]: value } }) }
    for (const source of batch.sources) {
      if (this.standing.has(source.id)) this.declared.add(source.id)
      this.things.add(partOf(source.id, PARTS), { ...at, source })
    }
    for (const entity of batch.entities) this.things.add(partOf(entity.id, PARTS), { ...at, entity })
    for (const event of batch.events) this.events.add(n % PARTS, { ...at, event })
    for (const claim of batch.claims) {
      const part = partOf(aboutOf(claim), PARTS)
      this.partOfClaim.set(claim.id, part + 1)
      if (this.standing.has(claim.record.source)) this.cited.add(claim.record.source)
      this.claims.add(part, { ...at, claim })
    }
  }
}

/** What claims that are consolidated together have in common, as they were written. */
export function aboutOf({ record: { agreement, link, from, to } }: ParsedClaim): string {
  if (agreement) return agreement.id
  if (link === 'COVERS') return from ?? ''
  const [a, b] = [from ?? '', to ?? '']
  return a < b ? `${a} ${b}` : `${b} ${a}`
}
