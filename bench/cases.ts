import { readFileSync } from 'node:fs'

export interface Case {
  name: string
  query: string
  /** How many times the floor's latency is allowed. */
  goal: number
}

const saved = (name: string): string =>
  readFileSync(new URL(`../queries/${name}.graphql`, import.meta.url), 'utf8')

const page = (
  total: string,
): string => `{ agreements(first: 50) { ${total} nodes { name value { min max currency } parties { partyRole
  from { name ... on Company { owners { share { min } from { name } } } } evidence { id source { publisher } } } } } }`
const NEIGHBOURS = `{ company(id: "anthropic") { name aliases country links(first: 100) { totalCount
  nodes { type confidence from { id name } to { id name } evidence { id status source { publisher } } } } } }`

/** The questions as saved, with their default subjects of the seed pack; a page that nests three levels; one thing and all around it. */
export const CASES: readonly Case[] = [
  { name: 'sharedInfrastructure', query: saved('shared-infrastructure'), goal: 1.15 },
  { name: 'rivalDependencies', query: saved('rival-dependencies'), goal: 1.15 },
  { name: 'conflictsOfInterest', query: saved('conflicts-of-interest'), goal: 1.15 },
  { name: 'connections', query: saved('connections'), goal: 1.15 },
  { name: 'nested page', query: page(''), goal: 1.1 },
  // How many there are in all is itself an answer that grows with the graph.
  { name: 'the same with totalCount', query: page('totalCount'), goal: 1.1 },
  { name: 'entity with neighbours', query: NEIGHBOURS, goal: 1.15 },
]
