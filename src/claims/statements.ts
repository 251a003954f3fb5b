import type { Claim, StatedStatement } from './types.ts'

interface Speaker {
  id: string
  claim: Claim
}

/**
 * What is said of an agreement that is no attribute, by topic and text (rule 8 of docs/model.md). A denial of a text that
 * someone says disputes that text; of a text that nobody says, the whole topic, because it then speaks against what is said of it.
 */
export function consolidateStatements(
  supporters: readonly Speaker[],
  denials: readonly Speaker[],
): StatedStatement[] {
  const said = new Map<string, StatedStatement>()
  for (const { id, claim } of supporters) {
    for (const { topic, text } of claim.agreement?.statements ?? []) {
      const statement = said.get(`${topic} ${text}`) ?? { topic, text, claims: [], disputed: false }
      statement.claims.push(id)
      said.set(`${topic} ${text}`, statement)
    }
  }
  for (const { claim } of denials) {
    for (const { topic, text } of claim.agreement?.statements ?? []) {
      const same = said.get(`${topic} ${text}`)
      for (const statement of same ? [same] : [...said.values()].filter((s) => s.topic === topic))
        statement.disputed = true
    }
  }
  return [...said.values()]
    .map((statement) => ({ ...statement, claims: statement.claims.sort() }))
    .sort((a, b) => (a.topic + a.text < b.topic + b.text ? -1 : 1))
}
