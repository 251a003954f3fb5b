import { afterAll, expect, it, vi } from 'vitest'
import { prepareStore, readMeta } from '../../src/claims/store.ts'
import { testGraph, wipe } from '../support/neo4j.ts'

vi.setConfig({ testTimeout: 300_000 })

const [graph, other] = [testGraph(), testGraph()]
afterAll(() => Promise.all([graph.close(), other.close()]))
const ask = (text: string) => graph.read({ name: 'test', text }, {})

it('two who prepare a new store at once both come to have it', async () => {
  for (const _ of [1, 2]) {
    await wipe(graph)
    for (const [sort, name] of [
      ...(await ask("SHOW CONSTRAINTS YIELD name RETURN 'CONSTRAINT', name")),
      ...(await ask(
        "SHOW INDEXES YIELD name, type, owningConstraint WHERE type <> 'LOOKUP' AND owningConstraint IS NULL RETURN 'INDEX', name",
      )),
    ])
      await graph.write('drop', (tx) =>
        tx.run({ name: 'drop', text: `DROP ${sort as string} ${name as string}` }, {}),
      )
    await Promise.all([prepareStore(graph), prepareStore(other)])
    expect((await readMeta(graph)).storeVersion).toBe(2)
    expect(await ask("SHOW INDEXES YIELD state WHERE state <> 'ONLINE' RETURN state")).toEqual([])
  }
})
