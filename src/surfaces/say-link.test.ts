import { expect, it } from 'vitest'
import { company, exhibitOf, link, owns, party } from '../../test/support/exhibits.ts'
import type { ShownLink } from './exhibit.ts'
import { sayLink } from './say-link.ts'

const exhibit = exhibitOf({ entities: [company('ann'), company('acme')] })
const amount = { min: 2e9, max: 2e9, currency: 'USD' }
const cases: [ShownLink, string][] = [
  [owns('ann', 'acme', 0.14, { validFrom: '2023' }), 'Ann holds 14 % of Acme, from 2023'],
  [owns('ann', 'acme', null), 'Ann holds a stake in Acme'],
  [owns('ann', 'acme', 1, { controls: true }), 'Ann controls Acme, holds 100 %'],
  [
    owns('ann', 'acme', null, { votes: { min: 0.8, max: null } }),
    'Ann has at least 80 % of the votes in Acme',
  ],
  [owns('ann', 'acme', 0.4, { votes: { min: 0.8, max: 0.8 } }), 'Ann holds 40 % of Acme, 80 % of the votes'],
  [
    link('INVESTMENT', 'ann', 'acme', { amount, on: '2025-10' }),
    'Ann invests in Acme, US$2 bn, October 2025',
  ],
  [
    link('RIVALRY', 'ann', 'acme', { market: { id: 'm', name: 'Models' } }),
    'Ann is a rival of Acme, in Models',
  ],
  [link('ROLE', 'ann', 'acme', { role: 'CEO' }), 'Ann is CEO of Acme'],
  [link('ROLE', 'ann', 'acme', { role: 'BOARD_MEMBER', former: true }), 'Ann was on the board of Acme'],
  [link('ROLE', 'ann', 'acme', { role: 'FOUNDER', former: true }), 'Ann founded Acme, has left it'],
  [party('ann', 'acme', 'SUPPLIER'), 'Ann is the supplier in Acme'],
  [party('ann', 'acme', 'OTHER'), 'Ann is a party to Acme'],
  [link('OPERATION', 'ann', 'gone', { validTo: '2025' }), 'Ann operates gone, until 2025'],
]

it.each(cases)('a link is told in the words of sentences, %#', (given, said) => {
  expect(sayLink(given, exhibit)).toBe(said)
})
