import type { SourceOfFile } from '../format.ts'
import type { Met } from '../items.ts'
import { isFormer, roleOf } from '../roles.ts'
import { percentOf, slugOf, textOf } from '../values.ts'
import { BEYOND, ownershipBeyond, sayBeyond } from './beyond.ts'
import { commonOf, moneyOf, pairs } from './common.ts'
import type { FtmEntity } from './entity.ts'
import { ROLES } from './schemata.ts'

/** Says an entity that stands for a tie; false where its schema is none that we can say. */
export function* sayTie(entity: FtmEntity, line: number, file: SourceOfFile): Generator<Met, boolean> {
  const role = ROLES.get(entity.schema)
  if (entity.schema === 'Ownership') yield* sayOwnership(entity, line, file)
  else if (entity.schema === 'Debt') yield* sayDebt(entity, line, file)
  else if (entity.dialect.beyond && BEYOND.has(entity.schema)) yield* sayBeyond(entity, line, file)
  else if (role) yield* sayRole(entity, role, line, file)
  else return false
  return true
}

function* sayOwnership(entity: FtmEntity, line: number, file: SourceOfFile): Generator<Met> {
  const percentage = entity.one('percentage')
  const range = percentOf(percentage)
  if (percentage !== null && range === null) entity.refuse('percentage')
  const beyond = ownershipBeyond(entity)
  const said = yield* commonOf(entity, line, file)
  const note = textOf([...entity.all('role'), ...entity.all('ownershipType')].join('; '), 4000)
  const votesOnly = /\bvot/i.test(note ?? '') && !/share/i.test(note ?? '')
  yield* pairs(entity, 'owner', 'asset', line, (from, to) => ({
    link: 'OWNERSHIP',
    from,
    to,
    attributes: {
      ...(votesOnly ? { votes: range, interests: ['votingRights'] } : { share: range }),
      ...beyond,
    },
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
      id: slugOf(`${entity.dialect.prefix}-debt`, entity.id),
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
