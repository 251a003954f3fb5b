import type { Case } from './cases.ts'
import type { Child, Trip } from './child.ts'
import { Random } from './random.ts'
import { type Sent, send } from './send.ts'

export interface Pair {
  product: { child: Child; port: number }
  floor: { child: Child; port: number }
}
export interface Measured {
  case: Case
  trips: Trip[]
  product: number[]
  floor: number[]
  bytes: number
}

/** Any failure ends the run: these cases have answers. */
async function answered(port: number, path: string, body: string): Promise<Sent> {
  const sent = await send(port, path, body)
  if (sent.status === 200) return sent
  throw new Error(`${path}: ${sent.status} ${sent.text.slice(0, 500)}`)
}

/** One request of a case to the product, its trips written down for the floor to repeat. */
async function prepare({ product, floor }: Pair, of: Case): Promise<Measured> {
  await product.child.order({ do: 'record' })
  const { text } = await answered(product.port, '/graphql', JSON.stringify({ query: of.query }))
  const { trips = [] } = await product.child.order({ do: 'recorded' })
  const { errors } = JSON.parse(text) as { errors?: { message: string }[] }
  if (errors) throw new Error(`${of.name}: ${errors[0]?.message ?? ''}`)
  await floor.child.order({ do: 'replay', name: of.name, trips })
  return { case: of, trips, product: [], floor: [], bytes: text.length }
}

/**
 * All cases at both servers in one run: each round sends every case to each of them, in an order shuffled anew, so that whatever
 * slows the machine for a while slows both. One request at a time.
 */
export async function measure(
  pair: Pair,
  cases: readonly Case[],
  { warm, rounds, withinMs }: { warm: number; rounds: number; withinMs: number },
): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const one of cases) measured.push(await prepare(pair, one))
  const random = new Random(rounds)
  const jobs = measured.flatMap((of) => {
    const body = JSON.stringify({ query: of.case.query })
    return [
      { times: of.product, send: () => answered(pair.product.port, '/graphql', body) },
      // The same body, so that both read as much.
      {
        times: of.floor,
        send: () => answered(pair.floor.port, `/${encodeURIComponent(of.case.name)}`, body),
      },
    ]
  })
  const end = performance.now() + withinMs
  for (let round = -warm; round < rounds && performance.now() < end; round++) {
    for (const job of random.shuffled(jobs)) {
      const { ms } = await job.send()
      if (round >= 0) job.times.push(ms)
    }
  }
  return measured
}

/** The value below which this part of the times lies. */
export function quantile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
