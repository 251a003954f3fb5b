import { ENDS } from '../../claims/link-rules.ts'
import { ENTITY_KINDS } from '../../graph/vocabulary.ts'
import type { Item } from './format.ts'
import { type ClaimValue, claimItem, type EndKind, type Met, type Tie } from './items.ts'
import { KindTable } from './kind-table.ts'
import { Spool } from './spool.ts'

const KINDS: readonly EndKind[] = ['NOTHING', ...ENTITY_KINDS]

/**
 * Says each tie whose ends fit, and counts as unsaid each that has an end that the model does not know or not there: a company as a
 * director, an owned vessel. Files come in any order, so a tie that comes before its ends waits on disk for the end of the file. An end
 * that the file never tells may be in the graph or in another file, which the import looks at.
 */
export async function* withEnds(met: AsyncIterable<Met>): AsyncGenerator<Item> {
  const kinds = new KindTable()
  const waiting = new Spool<Tie>()
  try {
    for await (const one of met) {
      if ('node' in one) kinds.set(one.node, KINDS.indexOf(one.kind) + 1)
      else if (!('tie' in one)) yield one
      else if (fits(one.tie, kinds, true)) yield claimItem(one.tie, one.line)
      else waiting.add(one)
    }
    for await (const { tie, line, what } of waiting) {
      yield fits(tie, kinds, false) ? claimItem(tie, line) : { unsaid: `${what} (an end does not fit)` }
    }
  } finally {
    waiting.close()
  }
}

function fits(claim: ClaimValue, kinds: KindTable, mustBeKnown: boolean): boolean {
  return endsOf(claim).every(([id, allowed]) => {
    const kind = KINDS[kinds.get(id) - 1]
    return kind === undefined ? !mustBeKnown : allowed.includes(kind)
  })
}

function endsOf({ link, from, to, agreement }: ClaimValue): [id: string, allowed: readonly EndKind[]][] {
  if (agreement) return agreement.parties.map(({ entity }) => [entity, ENDS.PARTY[0]])
  if (!link || !from || !to) return []
  const [first, second] = ENDS[link]
  return [
    [from, first],
    [to, second],
  ]
}
