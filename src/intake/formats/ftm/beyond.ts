import type { LinkAttributes, Range } from '../../../claims/types.ts'
import { PARTY_ROLES, type PartyRole } from '../../../graph/vocabulary.ts'
import type { SourceOfFile } from '../format.ts'
import type { ClaimValue, Met } from '../items.ts'
import { dateOf, percentOf, slugOf, textOf } from '../values.ts'
import { commonOf, moneyOf, pairs } from './common.ts'
import type { FtmEntity } from './entity.ts'
import type { NodeKind } from './schemata.ts'

/** Things of our model that FollowTheMoney has no schema for. */
export const BEYOND_NODES: ReadonlyMap<string, NodeKind> = new Map([
  ['Fund', { kind: 'COMPANY', form: 'FUND' }],
  ['Nonprofit', { kind: 'COMPANY', form: 'NONPROFIT' }],
  ['Division', { kind: 'COMPANY', form: 'DIVISION' }],
  ['Facility', { kind: 'FACILITY', form: null }],
  ['Product', { kind: 'PRODUCT', form: null }],
  ['Market', { kind: 'MARKET', form: null }],
])

type Link = NonNullable<ClaimValue['link']>
const LINKS: ReadonlyMap<string, { link: Link; first: string; second: string }> = new Map([
  ['Investment', { link: 'INVESTMENT', first: 'investor', second: 'investee' }],
  ['Rivalry', { link: 'RIVALRY', first: 'first', second: 'second' }],
  ['Operation', { link: 'OPERATION', first: 'operator', second: 'facility' }],
  ['Offering', { link: 'OFFERING', first: 'provider', second: 'product' }],
  ['Competition', { link: 'COMPETES_IN', first: 'company', second: 'market' }],
])
/** Ties of our model that FollowTheMoney has no schema for. */
export const BEYOND: ReadonlySet<string> = new Set([...LINKS.keys(), 'Agreement'])

export function* sayBeyond(entity: FtmEntity, line: number, file: SourceOfFile): Generator<Met> {
  const said = LINKS.get(entity.schema)
  if (!said) {
    yield* sayAgreement(entity, line, file)
    return
  }
  const attributes = attributesOf(entity, said.link)
  const common = yield* commonOf(entity, line, file)
  yield* pairs(entity, said.first, said.second, line, (from, to) => ({
    link: said.link,
    from,
    to,
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...common,
  }))
}

function attributesOf(entity: FtmEntity, link: Link): LinkAttributes {
  if (link === 'RIVALRY') {
    const market = entity.one('market')
    return market === null ? {} : { market: entity.slug(market) }
  }
  if (link !== 'INVESTMENT') return {}
  return {
    amount: amountOf(entity),
    round: textOf(entity.one('round'), 200),
    instrument: textOf(entity.one('instrument'), 200),
    on: dateOf(entity.one('date')),
  }
}

/** What an ownership says that has a property of its own: a share as a fraction, votes, control. */
export function ownershipBeyond(entity: FtmEntity): LinkAttributes {
  if (!entity.dialect.beyond) return {}
  const share = fractionRange(entity, 'share')
  const votes = percentProperty(entity, 'votes')
  const controls = entity.one('controls')
  return {
    ...(share && { share }),
    ...(votes && { votes }),
    ...(/^(true|yes|1)$/i.test(controls ?? '') && { controls: true }),
  }
}

function fractionRange(entity: FtmEntity, property: string): Range | null {
  const given = entity.one(property)
  if (given === null) return null
  const value = Number(given)
  if (value >= 0 && value <= 1) return { min: value, max: value }
  entity.refuse(property)
  return null
}

function percentProperty(entity: FtmEntity, property: string): Range | null {
  const given = entity.one(property)
  const range = percentOf(given)
  if (given !== null && range === null) entity.refuse(property)
  return range
}

function amountOf(entity: FtmEntity) {
  const amount = entity.one('amount')
  const money = moneyOf(amount, entity.one('currency'))
  if (amount !== null && money === null) entity.refuse('amount')
  return money
}

function* sayAgreement(entity: FtmEntity, line: number, file: SourceOfFile): Generator<Met> {
  const parties = PARTY_ROLES.flatMap((role) =>
    entity.all(propertyOf(role)).map((id) => ({ role, entity: entity.slug(id) })),
  )
  const agreement = {
    id: slugOf(`${entity.dialect.prefix}-agreement`, entity.id),
    name: textOf(entity.one('name'), 500),
    kind: (entity.one('kind') ?? 'OTHER') as NonNullable<ClaimValue['agreement']>['kind'],
    stage: entity.one('stage') as NonNullable<ClaimValue['agreement']>['stage'],
    parties,
    value: amountOf(entity),
    capacity: capacityOf(entity),
    announcedOn: dateOf(entity.one('announcedOn')),
    signedOn: dateOf(entity.one('signedOn')),
  }
  const common = yield* commonOf(entity, line, file)
  if (parties.length === 0) yield { unsaid: 'Agreement (without parties)' }
  else yield { tie: { agreement, ...common }, line, what: 'Agreement' }
}

/** SUPPLIER is given as supplier, END_USER as endUser; OTHER as party. */
const propertyOf = (role: PartyRole): string =>
  role === 'OTHER'
    ? 'party'
    : role.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

function capacityOf(entity: FtmEntity) {
  const megawatts = numberRange(entity, 'megawatts')
  const accelerators = numberRange(entity, 'accelerators')
  return megawatts || accelerators ? { megawatts, accelerators } : null
}

/** 100, or 100-150. */
function numberRange(entity: FtmEntity, property: string): Range | null {
  const given = entity.one(property)
  if (given === null) return null
  const [, low, high] =
    /^(\d+(?:\.\d+)?)(?:\s*[-–]\s*(\d+(?:\.\d+)?))?$/.exec(given.replaceAll(',', '')) ?? []
  if (low === undefined) {
    entity.refuse(property)
    return null
  }
  return { min: Number(low), max: Number(high ?? low) }
}
