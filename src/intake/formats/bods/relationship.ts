import { firstDay } from '../../../claims/days.ts'
import type { Range } from '../../../claims/types.ts'
import type { SourceOfFile } from '../format.ts'
import type { ClaimValue, Met } from '../items.ts'
import { dateOf, endOf, fractionOf, textOf } from '../values.ts'
import { sourceOf } from './source.ts'
import type { End, Interest, Share, Statement } from './statement.ts'
import { bodsSlug } from './things.ts'

const ROLES: ReadonlyMap<string, string> = new Map([
  ['boardMember', 'BOARD_MEMBER'],
  ['boardChair', 'BOARD_CHAIR'],
  ['seniorManagingOfficial', 'EXECUTIVE'],
])
const CONTROL: readonly string[] = ['controlViaCompanyRulesOrArticles', 'controlByLegalFramework']

type Common = Omit<ClaimValue, 'link' | 'attributes' | 'agreement'>

/**
 * Says who holds what in whom. An ownership of ours is what its owner holds itself, so an indirect interest is not said: its
 * component records are, and saying both would count one stake twice.
 */
export function* sayRelationship(statement: Statement, line: number, file: SourceOfFile): Generator<Met> {
  const { recordDetails: details, recordStatus } = statement
  const from = idOf(details.interestedParty)
  const to = idOf(details.subject)
  if (typeof from !== 'string' || typeof to !== 'string') {
    const reasons = [from, to].flatMap((end) => (typeof end === 'string' ? [] : [end.reason]))
    yield { unsaid: `relationship (${reasons.join(', ')})` }
    return
  }
  const interests = details.interests ?? []
  const direct = interests.filter((one) => (one.directOrIndirect ?? one.interestLevel) !== 'indirect')
  for (const _ of interests.slice(direct.length)) yield { unsaid: 'relationship.interests (indirect)' }
  if (interests.length === 0) yield { unsaid: 'relationship without interests' }
  if (direct.length === 0) return
  const { source, status, item } = sourceOf(statement, file)
  if (item) yield item(line)
  const locator = textOf(`statement ${statement.statementId}`, 300)
  for (const together of byDates(direct)) {
    const common = {
      from: bodsSlug(from),
      to: bodsSlug(to),
      status,
      source,
      locator,
      ...datesOf(statement, together[0]),
    }
    yield* claimsOf(together, common, line)
    // A claim that says no more than that the tie is over ends what earlier statements said of it, too.
    if (recordStatus === 'closed' && together.some(({ type }) => !ROLES.has(type ?? '')))
      yield { tie: { link: 'OWNERSHIP', ...common }, line, what: 'relationship' }
  }
}

function* claimsOf(interests: readonly Interest[], common: Common, line: number): Generator<Met> {
  const held: Interest[] = []
  for (const one of interests) {
    const role = ROLES.get(one.type ?? '')
    if (role === undefined) held.push(one)
    else yield { tie: { link: 'ROLE', ...common, attributes: { role } }, line, what: one.type ?? '' }
  }
  if (held.length === 0) return
  const types = [...new Set(held.map(({ type }) => type).filter((type) => type != null))].sort()
  const share = shareOf(held, 'shareholding')
  const votes = shareOf(held, 'votingRights')
  for (const [name, range] of Object.entries({ shareholding: share, votingRights: votes }))
    if (range === 'several') yield { unsaid: `relationship.interests (several of ${name})` }
  yield {
    tie: {
      link: 'OWNERSHIP',
      ...common,
      attributes: {
        share: share === 'several' ? null : share,
        votes: votes === 'several' ? null : votes,
        controls: types.some((type) => CONTROL.includes(type)) ? true : null,
        interests: types.length === 0 ? null : types,
      },
    },
    line,
    what: 'relationship',
  }
}

function shareOf(interests: readonly Interest[], type: string): Range | null | 'several' {
  const shares = interests.filter((one) => one.type === type).map(({ share }) => rangeOf(share))
  return shares.length > 1 ? 'several' : (shares[0] ?? null)
}

/** Percent to fractions. Bounds that are excluded are kept as if they were not: a range of ours includes its ends. */
function rangeOf(share: Share | null | undefined): Range | null {
  const min = share?.exact ?? share?.minimum ?? share?.exclusiveMinimum ?? null
  const max = share?.exact ?? share?.maximum ?? share?.exclusiveMaximum ?? null
  if (min === null && max === null) return null
  return { min: min === null ? null : fractionOf(min), max: max === null ? null : fractionOf(max) }
}

function byDates(interests: readonly Interest[]): Interest[][] {
  const groups = new Map<string, Interest[]>()
  for (const one of interests) {
    const key = `${one.startDate ?? ''} ${one.endDate ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
}

/** What a later statement changes holds from its day on; what it closes is over on that day, unless an end is given. */
function datesOf({ recordStatus, statementDate }: Statement, interest: Interest | undefined) {
  const said = dateOf(statementDate)
  const start = dateOf(interest?.startDate)
  const end = dateOf(interest?.endDate)
  const changed =
    recordStatus === 'updated' && said !== null && (start === null || firstDay(start) < firstDay(said))
  const from = changed && (end === null || firstDay(said) < firstDay(end)) ? said : start
  const to = end ?? (recordStatus === 'closed' ? said : null)
  return { validFrom: from, validTo: endOf(from, to) }
}

function idOf(end: End | null | undefined): string | { reason: string } {
  if (typeof end === 'string') return end
  return (
    end?.describedByEntityStatement ??
    end?.describedByPersonStatement ?? { reason: end?.reason ?? 'an end is missing' }
  )
}
