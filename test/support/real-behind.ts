import type { Behind } from '../../src/api/context.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { ask } from '../../src/questions/ask.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { fetchPage } from '../../src/reads/page.ts'
import { fetchRoots } from '../../src/reads/reads.ts'
import { resolveIds } from '../../src/reads/resolve.ts'
import { searchEntities } from '../../src/reads/search.ts'

/** An answer that is cut short where it takes too long would be another one on a busy machine. */
const patiently: Behind['ask'] = (of, question, args, now) =>
  ask(of, question, args, now, { timeoutMs: 60_000 })

/** All that lies behind the API, over a real graph; `how` where questions are to be asked otherwise. */
export const realBehind = (graph: Graph, how: Behind['ask'] = patiently): Behind => ({
  graph,
  questions: QUESTIONS,
  ask: how,
  fetchRoots,
  fetchPage,
  search: searchEntities,
  resolveIds,
})
