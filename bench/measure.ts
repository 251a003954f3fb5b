import { Agent, request } from 'node:http'
import type { Case } from './cases.ts'
import type { Child, Trip } from './child.ts'
import { Random } from './random.ts'

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

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

/** Sends a request and reads the whole answer; returns it with the milliseconds that took. */
async function send(port: number, path: string, body: string): Promise<{ ms: number; text: string }> {
  const start = performance.now()
  return await new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const outgoing = request(
      { agent, port, host: '127.0.0.1', path, method: 'POST', headers },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const ms = performance.now() - start
          const text = Buffer.concat(chunks).toString()
          if (response.statusCode === 200) resolve({ ms, text })
          else reject(new Error(`${path}: ${response.statusCode} ${text.slice(0, 500)}`))
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** One request of a case to the product, its trips written down for the floor to repeat. */
async function prepare({ product, floor }: Pair, of: Case): Promise<Measured> {
  await product.child.order({ do: 'record' })
  const { text } = await send(product.port, '/graphql', JSON.stringify({ query: of.query }))
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
      { times: of.product, send: () => send(pair.product.port, '/graphql', body) },
      // The same body, so that both read as much.
      { times: of.floor, send: () => send(pair.floor.port, `/${encodeURIComponent(of.case.name)}`, body) },
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
