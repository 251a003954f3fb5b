import { isDeepStrictEqual } from 'node:util'
import type { GraphQLSchema } from 'graphql'
import type { Graph } from '../../../src/graph/graph.ts'
import { type Path, type Place, placed, placesIn } from './calls.ts'
import type { Send } from './try-reads.ts'
import { countAll, wrongWith } from './watch.ts'
import { type Made, STEPS, type Step } from './write-steps.ts'

interface Fault {
  code: string
  message: string
  path: string[]
}
/** What was written: nodes and relationships of each kind more than before. */
type Delta = Record<string, number>

/** Mutations of the schema, and those of them that a round tries. */
export const mutationsOf = (schema: GraphQLSchema): string[] =>
  Object.keys(schema.getMutationType()?.getFields() ?? {})

/** Where texts stand in the input of a step, and places of the schema that the step leaves out. */
export function textsOf(schema: GraphQLSchema, { mutation, type }: Step, base: object) {
  const input = schema.getType(type)
  if (!input || !('getFields' in input)) throw new Error(`There is no input ${type}.`)
  const places = placesIn(input as never, [], mutation)
  const found = places.map((place) => ({ ...place, at: everyPath(base, place.path) }))
  const leftOut = found.filter(({ at }) => at.length === 0).map(({ name }) => name)
  const texts = found.filter(({ isChoice }) => !isChoice).flatMap(({ at }) => at)
  return { texts, leftOut, choices: places.filter(({ isChoice }: Place) => isChoice) }
}

/** A path of the schema, of the first item of each list, as the paths of all items that have something there. */
function everyPath(base: unknown, [key, ...rest]: Path, before: Path = []): Path[] {
  if (key === undefined) return base === undefined || base === null ? [] : [before]
  if (typeof key === 'number')
    return Array.isArray(base) ? base.flatMap((item, i) => everyPath(item, rest, [...before, i])) : []
  return everyPath((base as Record<string, unknown> | undefined)?.[key], rest, [...before, key])
}

/**
 * Writes a round with this text everywhere. Where it is refused it is taken back, until all is written; what it was written into must hold it
 * letter by letter, and nothing else may have been written than without it.
 */
export class Rounds {
  private readonly usual: Delta[] = []
  private n = 0
  private readonly on: { send: Send; schema: GraphQLSchema; graph: Graph }

  constructor(on: { send: Send; schema: GraphQLSchema; graph: Graph }) {
    this.on = on
  }

  /** Without a text: what such a round usually writes. The very first of a graph also makes what all later ones use. */
  async tryText(name: string, text: string | null): Promise<string[]> {
    const made: Made = { n: ++this.n, claim: '', entity: '', view: '' }
    const wrongs: string[] = []
    for (const [i, step] of STEPS.entries()) {
      const tell = (wrong: string): number => wrongs.push(`${step.mutation}, ${name}: ${wrong}`)
      const written = await this.tryStep(step, made, text, tell)
      if (written === null) break
      if (text === null) this.usual[i] = written
      else if (!isDeepStrictEqual(this.usual[i], written))
        tell(`writes ${JSON.stringify(written)}, not ${JSON.stringify(this.usual[i])}`)
    }
    return wrongs
  }

  private async tryStep(
    step: Step,
    made: Made,
    text: string | null,
    tell: (wrong: string) => number,
  ): Promise<Delta | null> {
    const { send, schema, graph } = this.on
    const base = step.base(made)
    let places = text === null ? [] : textsOf(schema, step, base).texts
    const query = `mutation ($input: ${step.type}!) { x: ${step.mutation}(input: $input) { ${step.shown} faults { code message path } } }`
    const before = await countAll(graph)
    for (;;) {
      const input = places.reduce((all, path) => placed(all, path, text), base)
      const answer = await send(query, { input })
      for (const wrong of wrongWith(text ?? '', answer)) tell(`${wrong}: ${answer.text.slice(0, 500)}`)
      const payload = answer.json.data?.['x'] as (Record<string, unknown> & { faults: Fault[] }) | undefined
      if (!payload) {
        tell(`is not told by its place: ${answer.text.slice(0, 300)}`)
        return null
      }
      if (payload.faults.length === 0) {
        step.note?.(made, payload, input)
        const more = step.readBack ? await send(`{ ${step.readBack(input)} }`, {}) : null
        const back = leavesOf([payload, more?.json.data])
        for (const path of places)
          if (!isKept(path, text ?? '', back)) tell(`${path.join('.')} does not come back`)
        return delta(before, await countAll(graph))
      }
      for (const { code, message, path } of payload.faults)
        if (message.length < 10 || message.length > 5_000)
          tell(`${code} ${path.join('.')} says ${message.slice(0, 300)}`)
      const left = places.filter((place) => !payload.faults.some(({ path }) => isOf(place, path)))
      if (left.length === places.length) {
        tell(`cannot be mended: ${JSON.stringify(payload.faults).slice(0, 500)}`)
        return null
      }
      places = left
    }
  }
}

/** Whether a fault that is told at this path is about this place. */
const isOf = (place: Path, told: readonly string[]): boolean =>
  told.every((key, i) => i >= place.length || key === String(place[i]))

/** Names are kept in the one way in which Unicode writes them (NFC). A key is for the caller alone. */
function isKept(path: Path, text: string, back: ReadonlySet<string>): boolean {
  if (path.at(-1) === 'idempotencyKey') return true
  return (
    back.has(text) ||
    (path.some((key) => /^(name|aliases)$/.test(String(key))) && back.has(text.normalize('NFC')))
  )
}

function leavesOf(value: unknown): Set<string> {
  if (typeof value === 'string') return new Set([value])
  if (value === null || typeof value !== 'object') return new Set()
  return new Set(Object.values(value).flatMap((one) => [...leavesOf(one)]))
}

const delta = (before: Delta, after: Delta): Delta =>
  Object.fromEntries(
    Object.entries(after)
      .map(([of, n]): [string, number] => [of, n - (before[of] ?? 0)])
      .filter(([, n]) => n !== 0),
  )
