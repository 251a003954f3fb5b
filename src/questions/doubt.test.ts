import { describe, expect, test } from 'vitest'
import { seedWorld } from '../../test/support/seed-world.ts'
import type { Link, LinkState } from '../claims/types.ts'
import { asKnown, doubt, statusOf } from './doubt.ts'
import { sayOwnership } from './wording.ts'

const state = (change: Partial<LinkState>): Link => ({
  id: 'link_1',
  type: 'OWNERSHIP',
  from: 'a',
  to: 'b',
  key: null,
  validFrom: null,
  validTo: null,
  confidence: 0.9,
  status: 'DISCLOSED',
  disputed: false,
  denied: false,
  claims: [],
  attributes: {},
  statements: [],
  ...change,
})
const share = (disputed: boolean) => ({
  share: {
    value: { min: 0.2, max: 0.2 },
    confidence: 0.3,
    status: 'SPECULATED' as const,
    claims: [],
    disputed,
  },
})

describe('doubt', () => {
  test('is that of the least sure, and names what is disputed', () => {
    expect(statusOf(state({}), state({ status: 'ESTIMATED' }))).toBe('estimated')
    expect(doubt(state({ attributes: share(true) }))).toBe('(disclosed; disputed: share)')
    expect(doubt(state({ disputed: true }))).toBe('(disclosed; disputed: by its sources)')
  })

  test('stands beside a figure that is less sure than its link', () => {
    expect(asKnown(state({ attributes: share(false) }), 'share', '20 %')).toBe('20 % (speculated)')
    expect(asKnown(state({ status: 'SPECULATED', attributes: share(false) }), 'share', '20 %')).toBe('20 %')
  })

  test('of a holding is that of the share that is told, not of the filing that names no share', () => {
    const world = seedWorld('ai-compute')
    const link = [...world.links.values()].find(
      ({ from, to, type }) => type === 'OWNERSHIP' && from === 'amazon' && to === 'anthropic',
    )
    expect(link?.status).toBe('DISCLOSED')
    expect(sayOwnership(world, link ? [link] : [])).toEqual(['Amazon holds 21 % of Anthropic (speculated)'])
  })
})
