import neo4j from 'neo4j-driver'
import type { Database } from './child.ts'

/** What recording stores even where a list holds nothing, or one empty text. */
const LISTS = {
  Claim: "n.preferredFrom = [], n.preferredTo = [], n.recordedBecause = ['']",
  Entity: 'n.aliases = coalesce(n.aliases, []), n.identifiers = []',
}

export async function addEmptyLists({ uri, user, password }: Database): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  const session = driver.session()
  try {
    for (const [label, values] of Object.entries(LISTS))
      await session.run(`MATCH (n:${label}) CALL (n) { SET ${values} } IN TRANSACTIONS OF 20000 ROWS`)
  } finally {
    await session.close()
    await driver.close()
  }
}
