import { expect, test } from 'vitest'
import { agreement, company, exhibitOf, owns, party } from '../../../test/support/exhibits.ts'
import type { ShownLink } from '../../surfaces/exhibit.ts'
import type { Listed, Tie } from './entity-data.ts'
import { nearest } from './entity-picture.ts'
import { sectionsOf } from './entity-sections.ts'

const ID = 'acme'
const listed = (id: string, links: readonly ShownLink[]): Listed => {
  const section = sectionsOf('COMPANY').find((one) => one.id === id)
  if (!section) throw new Error(`There is no list ${id}.`)
  const ties = links.map((link): Tie => ({ ...link, other: link.from === ID ? link.to : link.from }))
  return { section, ties, total: ties.length, next: null, isLater: false, problem: null }
}

test('a picture takes of each list in turn, agreements with all their parties, and no more than it holds', () => {
  const names = Array.from({ length: 30 }, (_, i) => `owner-${i}`)
  const owners = names.map((name) => owns(name, ID, 0.01))
  const [own, theirs] = [party(ID, 'deal', 'CUSTOMER'), party('globex', 'deal', 'SUPPLIER')]
  const deal = agreement('deal')
  const {
    entities: all,
    links,
    claims,
  } = exhibitOf({
    entities: [company(ID), company('globex'), deal, ...names.map((name) => company(name))],
    links: [own, theirs, ...owners],
  })
  const found = nearest(
    {
      id: ID,
      lists: [listed('owners', owners), listed('agreements', [own])],
      seen: { entities: all, links, claims },
      agreements: new Map([['deal', { ...deal, parties: [own.id, theirs.id] }]]),
    },
    10,
  )
  expect([...found.entities].slice(0, 5)).toEqual([ID, 'owner-0', 'deal', 'globex', 'owner-1'])
  expect(found.entities.size).toBe(10)
  expect(found.links.map(({ id }) => id)).toContain(theirs.id)
  expect(found.drawn).toBe(8)
})
