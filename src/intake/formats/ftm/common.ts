import type { MoneyRange } from '../../../claims/types.ts'
import type { SourceOfFile } from '../format.ts'
import { type ClaimValue, type Met, sourceItem } from '../items.ts'
import { dateOf, endOf, sourceIdOf, textOf, webAddressOf } from '../values.ts'
import type { FtmEntity } from './entity.ts'

/** An amount with its currency; thousands may be parted by commas. Null where either is missing or none. */
export const moneyOf = (amount: string | null, currency: string | null): MoneyRange | null => {
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(amount ?? '')
    ? (amount ?? '').replaceAll(',', '')
    : (amount ?? '')
  return /^\d+(\.\d+)?$/.test(plain) && /^[A-Z]{3}$/i.test(currency ?? '')
    ? { min: Number(plain), max: Number(plain), currency: (currency ?? '').toUpperCase() }
    : null
}

export type Common = Pick<ClaimValue, 'status' | 'source' | 'locator' | 'validFrom' | 'validTo'>

/** What every tie has: its source, where in it, and its days. */
export function* commonOf(entity: FtmEntity, line: number, file: SourceOfFile): Generator<Met, Common> {
  const validFrom = dateOf(entity.one('startDate') ?? entity.one('date'))
  const validTo = endOf(validFrom, dateOf(entity.one('endDate')))
  const source = yield* sourceOf(entity, line, file)
  const { status, locator } = entity.dialect
  return { status, source, locator: textOf(`${locator} ${entity.id}`, 300), validFrom, validTo }
}

/** The page that the entity itself names, else its publisher, else its dataset, else the file. */
function* sourceOf(entity: FtmEntity, line: number, file: SourceOfFile): Generator<Met, string> {
  const [first, ...others] = entity.all('sourceUrl').map(webAddressOf)
  if (others.length > 0) yield { unsaid: `${entity.schema}.sourceUrl (more than one)` }
  const url = first ?? webAddressOf(entity.one('publisherUrl'))
  const publisher = textOf(entity.one('publisher'), 4000)
  const dataset = entity.datasets.length === 0 ? null : [...entity.datasets].sort().join(', ')
  const title = textOf(dataset ?? (entity.dialect.beyond ? entity.one('sourceTitle') : null), 4000)
  const publishedOn = entity.dialect.beyond ? dateOf(entity.one('sourceDate')) : null
  if (url === null && publisher === null && title === null) return file.id
  const named = { publisher, title, url, ...(publishedOn && { publishedOn }) }
  const readable = url === null ? (publisher ?? title ?? '') : new URL(url).hostname
  const id = sourceIdOf(`${entity.dialect.prefix}-source`, readable, named)
  yield sourceItem({ id, ...named, kind: url === null ? 'DATASET' : 'OTHER' }, line)
  return id
}

/** One claim for each pair of ends; FollowTheMoney lets each be several. */
export function* pairs(
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
    for (const to of seconds)
      yield { tie: claim(entity.slug(from), entity.slug(to)), line, what: entity.schema }
  }
}
