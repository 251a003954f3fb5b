import type { LinkAttributes } from '../../../claims/types.ts'
import { claimItem, type Met } from '../items.ts'
import { dateOf, endOf, textOf } from '../values.ts'
import { leiSlug } from './level-1.ts'
import type { FlatRecord } from './xml-records.ts'

/**
 * What each relationship says of who holds whom; the record starts at the child, but for feeder funds. Two are left out: an ultimate
 * parent holds its child through others, and a fund's manager holds nothing in it.
 */
const OWNERSHIPS: ReadonlyMap<string, { owner: 'start' | 'end'; attributes: LinkAttributes }> = new Map([
  [
    'IS_DIRECTLY_CONSOLIDATED_BY',
    { owner: 'end', attributes: { controls: true, interests: ['otherInfluenceOrControl'] } },
  ],
  ['IS_INTERNATIONAL_BRANCH_OF', { owner: 'end', attributes: { share: { min: 1, max: 1 }, controls: true } }],
  ['IS_SUBFUND_OF', { owner: 'end', attributes: { controls: true, interests: ['controlByLegalFramework'] } }],
  ['IS_FEEDER_TO', { owner: 'start', attributes: { interests: ['shareholding'] } }],
])

/** Who consolidates whom. */
export function* sayRelationship({ fields, line }: FlatRecord, source: string): Generator<Met> {
  const type = fields.get('relationship.relationshiptype') ?? ''
  const start = fields.get('relationship.startnode.nodeid') ?? ''
  const end = fields.get('relationship.endnode.nodeid') ?? ''
  const said = OWNERSHIPS.get(type)
  const status = fields.get('relationship.relationshipstatus') ?? ''
  const registered = fields.get('registration.registrationstatus') ?? ''
  const { validFrom, validTo } = periodOf(fields)
  const reason =
    said === undefined
      ? type
      : !isLeiNode(fields, 'start') || !isLeiNode(fields, 'end')
        ? `${type} (a node that is no LEI)`
        : registered === 'DUPLICATE' || registered === 'ANNULLED'
          ? `${type} (${registered})`
          : status !== 'ACTIVE' && validTo === null
            ? `${type} (${status} since an unknown day)`
            : null
  if (said === undefined || reason !== null) {
    yield { unsaid: reason ?? type }
    return
  }
  const [from, to] = said.owner === 'end' ? [end, start] : [start, end]
  yield claimItem(
    {
      link: 'OWNERSHIP',
      from: leiSlug(from),
      to: leiSlug(to),
      attributes: said.attributes,
      status: 'DISCLOSED',
      source,
      locator: textOf(`${start} ${type} ${end}`, 300),
      validFrom,
      validTo,
    },
    line,
  )
  if ([...fields.keys()].some((path) => path.includes('quantifier')))
    yield { unsaid: 'Relationship.RelationshipQuantifiers' }
}

/** Older files say LEI, newer ones ISO17442. */
const isLeiNode = (fields: ReadonlyMap<string, string>, node: 'start' | 'end'): boolean =>
  ['LEI', 'ISO17442', undefined].includes(fields.get(`relationship.${node}node.nodeidtype`))

/** Of several periods the one of the relationship itself; those of accounts and of documents say when it was told. */
function periodOf(fields: ReadonlyMap<string, string>) {
  const kept = [...fields].find(
    ([path, value]) => /period\.\d+\.periodtype$/.test(path) && value === 'RELATIONSHIP_PERIOD',
  )
  const prefix = kept?.[0].replace(/periodtype$/, '')
  const validFrom = prefix === undefined ? null : dateOf(fields.get(`${prefix}startdate`))
  const ended = prefix === undefined ? null : dateOf(fields.get(`${prefix}enddate`))
  return { validFrom, validTo: endOf(validFrom, ended) }
}
