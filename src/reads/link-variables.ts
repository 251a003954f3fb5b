/** The Cypher expressions that tell of one link. */
export interface LinkVariables {
  r: string
  id: string
  type: string
  key: string
  from: string
  to: string
}

export const relationship = (r: string, from: string, to: string): LinkVariables => ({
  r,
  id: `${r}.tie`,
  type: `type(${r})`,
  key: `${r}.key`,
  from,
  to,
})
