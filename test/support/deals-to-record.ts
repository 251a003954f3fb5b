/** A few records as the mutations take them. */
export const SOURCES = [
  { id: 'paper', kind: 'NEWS', reliability: 'B' },
  { id: 'blog', kind: 'BLOG', reliability: 'D' },
]
export const ENTITIES = ['acme', 'globex', 'initech'].map((id) => ({
  id,
  kind: 'COMPANY',
  name: id.toUpperCase(),
}))
export const owns = (from: string, to: string, min: number, more: object = {}) => ({
  link: 'OWNERSHIP',
  from,
  to,
  attributes: { share: { min, max: min } },
  status: 'REPORTED',
  source: 'paper',
  ...more,
})
export const WORLD = { sources: SOURCES, entities: ENTITIES, claims: [owns('acme', 'globex', 0.2)] }
