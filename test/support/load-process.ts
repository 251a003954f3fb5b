// Run by tests as a process of its own: offers a server the mixed questions below, as it is told to by messages.
import { Agent, request } from 'node:http'

/** So many callers, each of whom asks again once answered; or so many requests a second, whatever becomes of them. */
export type Load = { forMs: number } & ({ callers: number } | { perSecond: number })

export interface LoadTold {
  sent: number
  /** Of those that were answered with 200. */
  accepted: number
  p50Ms: number
  p95Ms: number
  longestMs: number
  /** With 429 or 503, and when to ask again. */
  shed: number
  /** Of all, until an answer was there. */
  longestOfAllMs: number
  /** What was neither, each kind in words, with how often. */
  wrong: Record<string, number>
}

const ask = (query: string) => ({ path: '/graphql', body: JSON.stringify({ query }) })
const MIXED: readonly { path: string; body?: string }[] = [
  ask('{ company(id: "anthropic") { name owners { share { min } } } }'),
  ask('{ search(text: "Anthropic") { entity { name } } }'),
  ask('{ sharedInfrastructure { summary findings { headline evidence { id } } } }'),
  ask('{ companies(first: 20) { nodes { id name } } }'),
  ask('{ leverage(company: "anthropic") { summary } }'),
  { path: '/v/rival-dependencies.json' },
  { path: '/v/shared-infrastructure.svg' },
  { path: '/v/circular-deals.html' },
  { path: '/' },
]
const GIVEN_UP_MS = 30_000

const address = process.argv[2] ?? ''
const agent = new Agent({ keepAlive: true })
let told: LoadTold
let durations: number[]
let next = 0

function wrong(what: string): void {
  told.wrong[what] = (told.wrong[what] ?? 0) + 1
}

function answered(status: number, retryAfter: string | undefined, ms: number): void {
  told.longestOfAllMs = Math.max(told.longestOfAllMs, ms)
  if (status === 200) durations.push(ms)
  else if ((status === 429 || status === 503) && Number(retryAfter) > 0) told.shed++
  else wrong(`${status}${retryAfter === undefined ? ' without Retry-After' : ''}`)
}

async function send(): Promise<void> {
  const began = performance.now()
  const { path, body } = MIXED[next++ % MIXED.length] ?? { path: '/' }
  told.sent++
  await new Promise<void>((resolve) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' }
    const method = body === undefined ? 'GET' : 'POST'
    const outgoing = request(`${address}${path}`, { agent, method, headers, timeout: GIVEN_UP_MS })
    outgoing.once('timeout', () => outgoing.destroy(new Error('never answered')))
    outgoing.once('error', (error) => {
      wrong(error.message.replace(/:\d+/g, ''))
      resolve()
    })
    outgoing.once('response', (response) => {
      response.resume().once('end', () => {
        answered(response.statusCode ?? 0, response.headers['retry-after'], performance.now() - began)
        resolve()
      })
    })
    outgoing.end(body)
  })
}

async function offer(load: Load): Promise<void> {
  const end = performance.now() + load.forMs
  if ('callers' in load) {
    const caller = async (): Promise<void> => {
      while (performance.now() < end) await send()
    }
    await Promise.all(Array.from({ length: load.callers }, caller))
    return
  }
  const begun: Promise<void>[] = []
  const began = performance.now()
  for (let sent = 0; performance.now() < end; ) {
    // What is behind time is sent at once.
    for (; began + (sent * 1_000) / load.perSecond <= performance.now(); sent++) begun.push(send())
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  await Promise.all(begun)
}

async function run(load: Load): Promise<void> {
  durations = []
  told = { sent: 0, accepted: 0, p50Ms: 0, p95Ms: 0, longestMs: 0, shed: 0, longestOfAllMs: 0, wrong: {} }
  await offer(load)
  durations.sort((a, b) => a - b)
  const at = (share: number): number => Math.round(durations[Math.floor(share * durations.length)] ?? 0)
  process.send?.({
    ...told,
    accepted: durations.length,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    longestMs: Math.round(durations.at(-1) ?? 0),
    longestOfAllMs: Math.round(told.longestOfAllMs),
  } satisfies LoadTold)
}

process.on('message', (load: Load) => void run(load))
process.on('disconnect', () => process.exit())
