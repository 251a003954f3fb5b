import { expect, test } from 'vitest'
import { ENDS } from '../../claims/link-rules.ts'
import { ENTITY_KINDS, LINK_TYPES } from '../../graph/vocabulary.ts'
import { sectionsOf } from './entity-sections.ts'

test.each(ENTITY_KINDS)('every tie that a %s can have stands in one list of its page', (kind) => {
  const lists = sectionsOf(kind)
  for (const type of LINK_TYPES) {
    const [from, to] = ENDS[type]
    for (const [direction, kinds] of [['OUT', from] as const, ['IN', to] as const]) {
      const fitting = lists.filter(
        (one) => one.type === type && (one.direction === direction || one.direction === 'BOTH'),
      )
      expect([type, direction, fitting.length]).toEqual([type, direction, kinds.includes(kind) ? 1 : 0])
    }
  }
  expect(new Set(lists.map(({ id }) => id)).size).toBe(lists.length)
})
