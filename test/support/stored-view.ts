import type { Graph } from '../../src/graph/graph.ts'
import { signToken } from '../../src/views/token.ts'
import type { SigningKey, View } from '../../src/views/view.ts'
import { fakeGraph } from './fake-behind.ts'

export const VIEW: View = {
  id: '0123456789abcdef',
  label: 'For the wiki',
  query: 'connections',
  variables: { from: 'ada', to: 'deal', maxHops: 6, first: 5 },
  frameAncestors: [],
  createdAt: '2026-06-01T00:00:00.000Z',
  createdBy: 'desk',
  writer: 'key:1',
  signedBy: 'fedcba9876543210',
  expiresAt: null,
  revokedAt: null,
  revokedBecause: null,
  shown: [],
}
export const KEY: SigningKey = {
  id: VIEW.signedBy,
  secret: Buffer.alloc(32, 1).toString('base64url'),
  createdAt: VIEW.createdAt,
  revokedAt: null,
}

export const tokenOf = async (view: View = VIEW, key: SigningKey = KEY): Promise<string> =>
  await signToken(view, key)

/** A graph that has these views and signing keys, and of everything else what a played graph has. */
export const graphWith = (views: readonly View[], keys: readonly SigningKey[] = [KEY]): Graph => {
  const rest = fakeGraph()
  return fakeGraph({
    read: async (statement, params) => {
      if (statement.name === 'withdrawn') return [[0]]
      if (statement.name === 'find-signing-key')
        return keys.filter(({ id }) => id === params['id']).map((key) => Object.values(key) as string[])
      if (statement.name === 'find-view')
        return views
          .filter(({ id }) => id === params['id'])
          .map((view) => Object.values({ ...view, variables: JSON.stringify(view.variables) }) as string[])
      return await rest.read(statement, params)
    },
  })
}
