import { sayDate } from '../words/say-amounts.ts'
import { sayConstant } from '../words/say-constant.ts'
import { sayCount } from '../words/say-count.ts'
import type { Exhibit, ShownFinding } from './exhibit.ts'

/** How far an answer reaches, in words that every surface shares. */

export const sayDays = ({ validAt, knownAt }: Pick<Exhibit, 'validAt' | 'knownAt'>): string =>
  `As of ${sayDate(validAt)}, from what was known on ${sayDate(knownAt.slice(0, 'yyyy-mm-dd'.length))}`

export const saySources = ({ claims }: Pick<Exhibit, 'claims'>): string =>
  sayCount(new Set([...claims.values()].map(({ source }) => source.id)).size, 'source')

export const sayFindings = ({ findings, totalFindings }: Exhibit): string =>
  findings.length < totalFindings
    ? `${findings.length} of ${sayCount(totalFindings, 'finding')} are shown`
    : sayCount(totalFindings, 'finding')

/** What is not in the answer, though it might be: where the search ended early, and what was kept out. */
export const sayMissing = ({ truncated, leftOut }: Pick<Exhibit, 'truncated' | 'leftOut'>): string[] => [
  ...(truncated ? ['the search was cut short, so there may be more'] : []),
  ...(leftOut.length > 0 ? [`${sayCount(leftOut.length, 'claim was', 'claims were')} left out`] : []),
]

/** What else is to be known of a finding: "disputed", "still to come", "sole source". */
export const notesOf = ({ disputed, prospective, qualifiers }: ShownFinding): string[] => [
  ...(disputed ? ['disputed'] : []),
  ...(prospective ? ['still to come'] : []),
  ...qualifiers.map((qualifier) => (/^[A-Z_]+$/.test(qualifier) ? sayConstant(qualifier) : qualifier)),
]
