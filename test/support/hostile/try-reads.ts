import type { GraphQLSchema } from 'graphql'
import { randomFrom } from '../faults.ts'
import { HOSTILE, type Hostile, HUGE, KINDS } from '../hostile-texts.ts'
import { type Call, type Place, placed, readsOf } from './calls.ts'
import { type Answer, found, isNothing, wrongWith } from './watch.ts'
import { EITHER } from './world.ts'

export type Send = (query: string, variables: object) => Promise<Answer>
/** One text at one place. */
export interface Try {
  call: Call
  place: Place
  what: Omit<Hostile, 'kind'>
}

/** The texts of each kind, one after the other, from another one on with each seed. */
function shuffled(seed: number): (() => Hostile | undefined)[] {
  const random = randomFrom(seed)
  return KINDS.map((kind) => {
    const texts = HOSTILE.filter((one) => one.kind === kind)
    let at = Math.floor(random() * texts.length)
    return () => texts[at++ % texts.length]
  })
}
/** So many of each kind, others with each seed. */
export const someOf = (ofEach: number, seed: number): Hostile[] =>
  shuffled(seed).flatMap((queue) => Array.from({ length: ofEach }, queue).flatMap((one) => one ?? []))

/** Which texts go where: every text everywhere, or one of each kind everywhere, another with each seed, and every text somewhere. */
export function triesOf(schema: GraphQLSchema, { all, seed }: { all: boolean; seed: number }): Try[] {
  const queues = shuffled(seed)
  const handful = (): Hostile[] => queues.flatMap((queue) => queue() ?? [])
  const huge = Object.entries(HUGE).map(([name, text]) => ({ name, text }))
  return readsOf(schema).flatMap((call) =>
    call.places.flatMap((place) =>
      // GraphQL looks at choices itself, each in the same way.
      [...(all ? HOSTILE : place.isChoice ? handful().slice(0, 1) : handful()), ...(all ? huge : [])].map(
        (what) => ({ call, place, what }),
      ),
    ),
  )
}

/** What one try brought that it should not have. */
export async function tryRead(send: Send, { call, place, what }: Try): Promise<string[]> {
  const answer = await send(call.query, placed(variablesFor(call, place), place.path, what.text))
  const { json } = answer
  const brought = found(json.data).filter((one) => !isNothing(one))
  const wrongs = [
    ...wrongWith(what.text, answer),
    ...(call.name !== 'Query.search' && brought.length > 0 ? [`brings ${JSON.stringify(brought)}`] : []),
    ...(json.data === undefined && json.errors === undefined ? ['is no answer'] : []),
  ]
  return wrongs.map((wrong) => `${place.name}, ${what.name}: ${wrong}: ${answer.text.slice(0, 300)}`)
}

/** Without an argument that goes only in place of the one that is tried. */
export function variablesFor({ name, variables }: Call, { path: [arg] }: Place): object {
  const either = EITHER[name]
  if (either === undefined || !either.includes(String(arg))) return variables
  return Object.fromEntries(Object.entries(variables).filter(([key]) => !either.includes(key)))
}

/** Does some of them at once, as several callers would. */
export async function atOnce<T, R>(
  all: readonly T[],
  width: number,
  work: (one: T) => Promise<readonly R[]>,
): Promise<R[]> {
  const waiting = [...all]
  const done: R[] = []
  const one = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      done.push(...(await work(next)))
  }
  await Promise.all(Array.from({ length: width }, one))
  return done
}
