import { type Config, readConfig } from '../../config.ts'
import { DealgraphError, ERROR_CODES } from '../../errors.ts'
import type { Graph } from '../../graph/graph.ts'
import type { Env } from '../../graph/local/java.ts'
import { reachDatabase } from '../database.ts'
import { type Output, plain } from '../output.ts'
import { item } from '../text.ts'
import { bad, type Looked, ok } from './finding.ts'
import {
  lookAtClock,
  lookAtIndexes,
  lookAtLinks,
  lookAtStore,
  lookAtUnfinished,
  lookAtVersion,
} from './graph.ts'
import { lookAtDisk, lookAtDoors, lookAtJava, lookAtNode } from './machine.ts'

/** Looks at everything that a server needs, changes nothing, and names what to do. Resolves to the exit code: 1 where something is wrong. */
export async function doctor(env: Env, output: Output, version: string): Promise<number> {
  const all: Looked[] = []
  const tell = (looked: Looked): void => {
    all.push(looked)
    output.out(shown(looked, output.width))
  }
  tell(ok('Dealgraph', version))
  tell(lookAtNode())
  const config = settings(env, tell)
  if (config) {
    tell(await lookAtJava(config, env))
    tell(lookAtDisk(config))
    tell(lookAtDoors(config))
    await lookAtDatabase(config, output, tell)
  }
  return conclude(all, output)
}

function settings(env: Env, tell: (looked: Looked) => void): Config | null {
  try {
    const config = readConfig(env)
    tell(ok('Settings', 'can all be read'))
    return config
  } catch (error) {
    tell(failed('Settings', error))
    return null
  }
}

const IN_THE_GRAPH: readonly [string, (graph: Graph) => Promise<Looked>][] = [
  ['Store', lookAtStore],
  ['Indexes', lookAtIndexes],
  ['Clock', lookAtClock],
  ['Imports', lookAtUnfinished],
  ['Links', lookAtLinks],
]

async function lookAtDatabase(config: Config, output: Output, tell: (looked: Looked) => void): Promise<void> {
  try {
    const database = await reachDatabase(config, (line) => output.err(line))
    const { graph, description } = database
    try {
      await graph.verify()
      tell(await lookAtVersion(graph, description))
      for (const [what, look] of IN_THE_GRAPH)
        tell(await look(graph).catch((error: unknown) => failed(what, error)))
    } finally {
      await database.close()
    }
  } catch (error) {
    tell(failed('Database', error))
  }
}

function failed(what: string, error: unknown): Looked {
  if (!(error instanceof DealgraphError)) throw error
  return bad(what, error.message, ERROR_CODES[error.code].whatToDo)
}

function shown({ state, what, told, todo }: Looked, width: number): string {
  const line = item(`${state.padEnd(4)}  ${what.padEnd(10)}`, plain(told), width)
  return todo === undefined ? line : `${line}\n${item(`${' '.repeat(16)}→ `, plain(todo), width)}`
}

function conclude(all: readonly Looked[], output: Output): number {
  const wrong = all.filter(({ state }) => state === 'bad').length
  const doubtful = all.filter(({ state }) => state === 'warn').length
  const said = [wrong > 0 && `${wrong} wrong`, doubtful > 0 && `${doubtful} to look at`].filter(
    (part) => part !== false,
  )
  output.out(said.length === 0 ? '\nAll is well.' : `\n${said.join(', ')}.`)
  return wrong > 0 ? 1 : 0
}
