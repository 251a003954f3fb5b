import type { Graph } from '../graph/graph.ts'
import { judge } from '../identity/judge.ts'
import type { Verdict } from '../identity/records.ts'
import { type SameThing, type Sought, sameThings } from '../identity/same-things.ts'
import type { Keys } from './keys-pressed.ts'
import type { Output } from './output.ts'
import { judgedInWords, sideBySide } from './pairs.ts'

const VERDICT_OF: Readonly<Record<string, Verdict>> = { y: 'YES', n: 'NO', u: 'UNSURE' }
const QUESTION = 'One thing? y yes, merge them · n no · u cannot be told · s skip · q quit'
const BECAUSE = 'Compared side by side.'

interface Asking {
  sought: Omit<Sought, 'after'>
  by: string
  keys: Keys
  output: Output
}

/** Asks of one pair after another, best first on each page, until there is none or whoever is asked has had enough. */
export async function resolvePairs(graph: Graph, { sought, by, keys, output }: Asking): Promise<void> {
  const absorbed = new Set<string>()
  let [after, asked]: [string | null, number] = [null, 0]
  do {
    const page = await sameThings(graph, { ...sought, first: 100, after }, new Date())
    for (const pair of page.pairs.map((one) => one.pair).sort((p, q) => q.score - p.score)) {
      // What was merged a moment ago is on the page still.
      if (absorbed.has(pair.a.id) || absorbed.has(pair.b.id)) continue
      output.out(`\n${sideBySide(pair, output.width)}\n${QUESTION}`)
      const verdict = await answer(keys)
      if (verdict === 'q') return output.out(inAll(asked))
      if (verdict === 's') continue
      const judged = await judge(
        graph,
        { a: pair.a.id, b: pair.b.id, verdict },
        { by, because: becauseOf(pair) },
        new Date(),
      )
      if (judged.isMerged) absorbed.add(judged.absorb)
      output.out(judgedInWords(judged))
      asked++
    }
    after = page.next
  } while (after !== null)
  output.out(asked === 0 ? 'No pair is left to be judged.' : inAll(asked))
}

const inAll = (asked: number): string => `${asked} ${asked === 1 ? 'verdict' : 'verdicts'} kept.`

/** What spoke for it or against it when it was judged. */
const becauseOf = ({ reasons }: SameThing): string =>
  [BECAUSE, ...reasons.slice(0, 2).map(({ says }) => says)].join(' ')

async function answer(keys: Keys): Promise<Verdict | 's' | 'q'> {
  for (;;) {
    const key = (await keys.next()).toLowerCase()
    if (key === 's' || key === 'q') return key
    const verdict = VERDICT_OF[key]
    if (verdict) return verdict
  }
}
