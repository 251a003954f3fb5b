/** The Neo4j that can be started here, each by the line of releases that it stands for. */
export const NEO4J_VERSIONS = {
  '5.26': { version: '5.26.30', oldestJava: 17, main: 'org.neo4j.server.CommunityEntryPoint' },
  '2026': { version: '2026.08.1', oldestJava: 21, main: 'org.neo4j.server.Neo4jCommunity' },
} as const

export type Neo4jLine = keyof typeof NEO4J_VERSIONS

/** The only one that there was before stores were marked by theirs. */
export const FIRST_LINE: Neo4jLine = '5.26'
