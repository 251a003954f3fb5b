import type { Asking } from './asking.ts'
import type { Child } from './child.ts'
import { send } from './send.ts'

interface Server {
  child: Child
  port: number
}
/** What one question cost, of all its subjects together. */
export interface Pressed {
  asking: Asking
  product: number[]
  /** The first answer to each subject, before anything could be kept of it. */
  first: number[]
  floor: number[]
  findings: number
  truncated: number
  /** How often each code was answered. */
  errors: ReadonlyMap<string, number>
}

const MAX_ROUNDS = 30

/** All subjects in turn, product and floor in turn, until the time is over; the first round warms up. One request at a time. */
export async function measureAsking(
  { product, floor }: { product: Server; floor: Server | null },
  asking: Asking,
  forMs: number,
): Promise<Pressed> {
  const found: Pressed = {
    asking,
    product: [],
    first: [],
    floor: [],
    findings: 0,
    truncated: 0,
    errors: new Map(),
  }
  const bodies = asking.variables.map((variables) => JSON.stringify({ query: asking.query, variables }))
  // Plans that are cold would count among the first answers.
  if (bodies[0] !== undefined) await send(product.port, '/graphql', warming(asking))
  for (const [i, body] of bodies.entries()) {
    await product.child.order({ do: 'record' })
    const { ms, text } = await send(product.port, '/graphql', body)
    const { trips = [] } = await product.child.order({ do: 'recorded' })
    found.first.push(ms)
    note(found, text)
    await floor?.child.order({ do: 'replay', name: `${i}`, trips })
  }
  const end = performance.now() + forMs
  for (let round = 0; round < MAX_ROUNDS && performance.now() < end; round++) {
    for (const [i, body] of bodies.entries()) {
      if (floor) {
        const { ms, status } = await send(floor.port, `/${i}`, body)
        if (status === 200) found.floor.push(ms)
      }
      found.product.push((await send(product.port, '/graphql', body)).ms)
      if (performance.now() > end && round > 0) break
    }
  }
  return found
}

/** The same text of something that is not there: planned, and answered at once. */
const warming = ({ query, variables: [first = {}] }: Asking): string => {
  const variables = Object.entries(first).map(([name, value]): [string, unknown] => [
    name,
    typeof value === 'string' && name !== 'since' ? 'nothing-of-that-id' : value,
  ])
  return JSON.stringify({ query, variables: Object.fromEntries(variables) })
}

interface Answered {
  data?: { [field: string]: { totalFindings?: number; truncated?: boolean } | null } | null
  errors?: { extensions?: { code?: string } }[]
}

function note(found: Pressed, text: string): void {
  const { data, errors } = JSON.parse(text) as Answered
  const answer = data?.[found.asking.field]
  found.findings += answer?.totalFindings ?? 0
  if (answer?.truncated) found.truncated++
  for (const { extensions } of errors ?? []) {
    const code = extensions?.code ?? 'unknown'
    ;(found.errors as Map<string, number>).set(code, (found.errors.get(code) ?? 0) + 1)
  }
}

export interface Crowd {
  asking: Asking
  times: number[]
  failed: number
  seconds: number
}

/** Many clients at once, each asking again as soon as it is answered. */
export async function press(port: number, asking: Asking, clients: number, forMs: number): Promise<Crowd> {
  const body = JSON.stringify({ query: asking.query, variables: asking.variables[0] })
  const [times, start]: [number[], number] = [[], performance.now()]
  let failed = 0
  const client = async (): Promise<void> => {
    while (performance.now() - start < forMs) {
      const { ms, text } = await send(port, '/graphql', body)
      times.push(ms)
      if ((JSON.parse(text) as Answered).errors) failed++
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { asking, times, failed, seconds: (performance.now() - start) / 1000 }
}
