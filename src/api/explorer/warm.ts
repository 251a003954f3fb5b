import { bundled, type ScriptName } from '../../surfaces/bundle.ts'
import type { Execute } from '../exhibit.ts'
import { askedSections, factsOf, knownOf } from './entity-data.ts'
import { storiesOf } from './entity-stories.ts'
import { PAIRS } from './same.ts'

const SCRIPTS: readonly ScriptName[] = ['explorer', 'canvas', 'canvas-worker', 'correct']
/** One thing whose page asks by each of the texts that there are. */
const SOME = `query some { companies(first: 1) { nodes { id } } agreements(first: 1) { nodes { id } } }`
type Some = Record<'companies' | 'agreements', { nodes: { id: string }[] }>

/** Makes what first readers would wait for: the scripts, and Neo4j's plans of what the page of a thing asks, and that of pairs. */
export async function warmExplorer(execute: Execute): Promise<void> {
  await Promise.all(SCRIPTS.map(bundled))
  const { data } = await execute({ query: SOME, variables: {} })
  const { companies, agreements } = (data ?? {}) as Partial<Some>
  for (const { id } of [...(companies?.nodes ?? []), ...(agreements?.nodes ?? [])]) {
    const facts = await factsOf(execute, { id })
    if (!facts) continue
    await knownOf(execute, { id }, askedSections(facts.kind, null), { first: 25, after: null })
    await storiesOf(execute, { id }, facts.kind, new Date().toISOString().slice(0, 10))
  }
  await execute({ query: PAIRS, variables: {} })
}
