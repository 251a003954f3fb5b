import type { SourceOfFile } from '../format.ts'
import { type ClaimValue, type Met, sourceItem } from '../items.ts'
import { isFormer, roleOf } from '../roles.ts'
import { dateOf, endOf, percentOf, slugOf, sourceIdOf, textOf, webAddressOf } from '../values.ts'
import type { FtmEntity } from './entity.ts'
import { ftmSlug } from './nodes.ts'
import { ROLES } from './schemata.ts'

/** Says an entity that stands for a tie; false where its schema is none that we can say. */
export function* sayTie(entity: FtmEntity, line: number, file: SourceOfFile): Generator<Met, boolean> {
  const role = ROLES.get(entity.schema)
  if (entity.schema === 'Ownership') yield* sayOwnership(entity, line, file)
  else if (entity.schema === 'Debt') yield* sayDebt(entity, line, file)
  else if (role) yield* sayRole(entity, role, line, file)
  else return false
  return true
}

function* sayOwnership(entity: FtmEntity, line: number, file: SourceOfFile): Generator<Met> {
  const percentage = entity.one('percentage')
  const range = percentOf(percentage)
  if (percentage !== null && range === null) entity.refuse('percentage')
  const said = yield* commonOf(entity, line, file)
  const note = textOf([...entity.all('role'), ...entity.all('ownershipType')].join('; '), 4000)
  const votesOnly = /\bvot/i.test(note ?? '') && !/share/i.test(note ?? '')
  yield* pairs(entity, 'owner', 'asset', line, (from, to) => ({
    link: 'OWNERSHIP',
    from,
    to,
    attributes: votesOnly ? { votes: range, interests: ['votingRights'] } : { share: range },
    note,
    ...said,
  }))
}

function* sayRole(
  entity: FtmEntity,
  { person, company, role }: { person: string; company: string; role: string },
  line: number,
  file: SourceOfFile,
): Generator<Met> {
  const title = textOf([...entity.all('role')].join('; '), 300)
  const said = yield* commonOf(entity, line, file)
  yield* pairs(entity, person, company, line, (from, to) => ({
    link: 'ROLE',
    from,
    to,
    attributes: { role: roleOf(title) ?? role, title, former: isFormer(title) },
    ...said,
  }))
}

function* sayDebt(entity: FtmEntity, line: number, file: SourceOfFile): Generator<Met> {
  const amount = entity.one('amount')
  const currency = entity.one('currency')
  const value = moneyOf(amount, currency)
  if (amount !== null && value === null) entity.refuse('amount')
  const said = yield* commonOf(entity, line, file)
  yield* pairs(entity, 'creditor', 'debtor', line, (lender, borrower) => ({
    agreement: {
      id: slugOf('ftm-debt', entity.id),
      kind: 'LOAN',
      parties: [
        { role: 'LENDER', entity: lender },
        { role: 'BORROWER', entity: borrower },
      ],
      value,
    },
    ...said,
  }))
}

const moneyOf = (amount: string | null, currency: string | null) =>
  amount !== null && /^\d+(\.\d+)?$/.test(amount) && /^[A-Z]{3}$/i.test(currency ?? '')
    ? { min: Number(amount), max: Number(amount), currency: (currency ?? '').toUpperCase() }
    : null

type Common = Pick<ClaimValue, 'status' | 'source' | 'locator' | 'validFrom' | 'validTo'>

/** What every tie has: its source, where in it, and its days. */
function* commonOf(entity: FtmEntity, line: number, file: SourceOfFile): Generator<Met, Common> {
  const validFrom = dateOf(entity.one('startDate') ?? entity.one('date'))
  const validTo = endOf(validFrom, dateOf(entity.one('endDate')))
  const source = yield* sourceOf(entity, line, file)
  return { status: 'REPORTED', source, locator: textOf(`FtM entity ${entity.id}`, 300), validFrom, validTo }
}

/** The page that the entity itself names, else its publisher, else its dataset, else the file. */
function* sourceOf(entity: FtmEntity, line: number, file: SourceOfFile): Generator<Met, string> {
  const [first, ...others] = entity.all('sourceUrl').map(webAddressOf)
  if (others.length > 0) yield { unsaid: `${entity.schema}.sourceUrl (more than one)` }
  const url = first ?? webAddressOf(entity.one('publisherUrl'))
  const publisher = textOf(entity.one('publisher'), 4000)
  const title = entity.datasets.length === 0 ? null : textOf([...entity.datasets].sort().join(', '), 4000)
  if (url === null && publisher === null && title === null) return file.id
  const named = { publisher, title, url }
  const readable = url === null ? (publisher ?? title ?? '') : new URL(url).hostname
  const id = sourceIdOf('ftm-source', readable, named)
  yield sourceItem({ id, ...named, kind: url === null ? 'DATASET' : 'OTHER' }, line)
  return id
}

/** One claim for each pair of ends; FollowTheMoney lets each be several. */
function* pairs(
  entity: FtmEntity,
  first: string,
  second: string,
  line: number,
  claim: (from: string, to: string) => ClaimValue,
): Generator<Met> {
  const seconds = entity.all(second)
  const firsts = entity.all(first)
  if (firsts.length === 0 || seconds.length === 0) yield { unsaid: `${entity.schema} (an end is missing)` }
  for (const from of firsts) {
    for (const to of seconds) yield { tie: claim(ftmSlug(from), ftmSlug(to)), line, what: entity.schema }
  }
}
