import { expect, test } from 'vitest'
import { claim, company, exhibitOf, owns } from '../../test/support/exhibits.ts'
import { EVERY_SAID, knownAs } from './known-as.ts'
import { sceneOf } from './scene.ts'

const size = { min: 0.21, max: 0.21 }
const filing = claim('filing', {
  status: 'DISCLOSED',
  confidence: 0.85,
  asserts: { votes: { min: 0, max: 0 } },
})
const columnist = claim('columnist', { status: 'SPECULATED', confidence: 0.35, asserts: { share: size } })
const other = claim('other', {
  status: 'REPORTED',
  confidence: 0.7,
  asserts: { share: { min: 0.3, max: 0.3 } },
})
const tie = owns('a', 'b', 0.21, { confidence: 0.85, evidence: ['filing', 'other', 'columnist'] })
const exhibit = exhibitOf({
  entities: [company('a'), company('b')],
  links: [tie],
  claims: [filing, columnist, other],
})

test('a size is no surer than who states it, however sure the tie is', () => {
  expect(knownAs(tie, [], exhibit)).toEqual({ confidence: 0.85, status: 'DISCLOSED' })
  expect(knownAs(tie, EVERY_SAID, exhibit)).toEqual({ confidence: 0.35, status: 'SPECULATED' })
})

test('so a picture tells it', () => {
  expect(sceneOf(exhibit).edges).toMatchObject([{ confidence: 0.35, status: 'SPECULATED' }])
})

test('where nobody states the very value, the surest who states one counts', () => {
  const between = { ...tie, share: { min: 0.21, max: 0.3 } }
  expect(knownAs(between, ['share'], exhibit)).toEqual({ confidence: 0.7, status: 'REPORTED' })
})

test('what no claim supports is not known', () => {
  expect(knownAs({ evidence: [] }, EVERY_SAID, exhibit)).toEqual({ confidence: null, status: null })
})
