import { expect, test } from 'vitest'
import { agreement, claim, company, exhibitOf, link, owns } from '../../test/support/exhibits.ts'
import { knownAs } from './known-as.ts'
import { sayTerms } from './say-link.ts'
import { sceneOf } from './scene.ts'

const size = { min: 0.21, max: 0.21 }
const money = { min: 2e9, max: 2e9, currency: 'USD' }
const filing = claim('filing', {
  status: 'DISCLOSED',
  confidence: 0.85,
  asserts: { votes: { min: 0, max: 0 } },
})
const columnist = claim('columnist', {
  status: 'SPECULATED',
  confidence: 0.35,
  asserts: { share: size, amount: money, value: money },
})
const other = claim('other', {
  status: 'REPORTED',
  confidence: 0.7,
  asserts: { share: { min: 0.3, max: 0.3 } },
})
const controlling = claim('controlling', {
  status: 'DISCLOSED',
  confidence: 0.85,
  asserts: { controls: true },
})
const claims = [filing, columnist, other, controlling]
const known = { confidence: 0.85, evidence: ['filing', 'other', 'columnist'] }
const tie = owns('a', 'b', 0.21, known)
const drawn = (one: typeof tie) =>
  sceneOf(exhibitOf({ entities: [company('a'), company('b')], links: [one], claims })).edges[0]
const exhibit = exhibitOf({ claims })

test('a holding of a size is no surer than who states the size, however sure the tie is', () => {
  expect(knownAs(tie, exhibit)).toEqual({ confidence: 0.35, status: 'SPECULATED' })
  expect(drawn(tie)).toMatchObject({ label: 'holds 21 %', confidence: 0.35, status: 'SPECULATED' })
  expect(knownAs({ ...tie, share: null }, exhibit)).toEqual({ confidence: 0.85, status: 'DISCLOSED' })
})

test('control is as sure as who states it, and says of a size beside it that it is less so', () => {
  const held = { ...tie, controls: true, evidence: ['controlling', 'columnist'] }
  expect(drawn(held)).toMatchObject({ label: 'holds 21 % (speculated), controls', confidence: 0.85 })
  expect(sayTerms(held, exhibit)).toEqual(['holds 21 % (speculated)'])
})

test('an amount or a value that is less sure than the rest says so', () => {
  const invested = link('INVESTMENT', 'a', 'b', { ...known, amount: money })
  expect(drawn(invested)).toMatchObject({ label: 'invests US$2 bn (speculated)', confidence: 0.85 })
  const deal = agreement('deal', { ...known, value: money })
  const [node] = sceneOf(exhibitOf({ entities: [deal], claims })).nodes
  expect(node).toMatchObject({
    confidence: 0.85,
    sublabel: expect.stringContaining('US$2 bn (speculated)') as unknown,
  })
})

test('where nobody states the very value, the surest who states one counts', () => {
  const between = { ...tie, share: { min: 0.21, max: 0.3 } }
  expect(knownAs(between, exhibit)).toEqual({ confidence: 0.7, status: 'REPORTED' })
})

test('what no claim supports is not known', () => {
  expect(knownAs({ evidence: [] }, exhibit)).toEqual({ confidence: null, status: null })
})
