import type { Value } from '../graph/graph.ts'
import { LAST_INSTANT, type TieType } from '../graph/vocabulary.ts'
import type { Claim, ClaimRecord, LinkState, RecordInterval } from './types.ts'
import type { EntityRef, TieRow } from './world.ts'

/** Neo4j's lists hold no nulls, so an interval's missing reason is ''. */
export function intervals(from: Value, to: Value, by: Value, because: Value): RecordInterval[] {
  const [starts, ends, who, why] = [from, to, by, because].map((list) => (list ?? []) as string[])
  return (starts ?? []).map((start, i) => ({
    from: start,
    to: ends?.[i] ?? LAST_INSTANT,
    by: who?.[i] ?? '',
    because: why?.[i] || null,
  }))
}

/** A claim from the columns of the macro CLAIM. */
export function toClaim(columns: Value): Claim {
  const [
    id,
    record,
    weight,
    publishedOn,
    recordedFrom,
    recordedTo,
    recordedBy,
    because,
    preferredFrom,
    preferredTo,
  ] = columns as Value[]
  return {
    ...(JSON.parse(record as string) as ClaimRecord),
    id: id as string,
    weight: weight as number,
    publishedOn: (publishedOn ?? null) as string | null,
    recorded: intervals(recordedFrom ?? null, recordedTo ?? null, recordedBy ?? null, because ?? null),
    preferred: intervals(preferredFrom ?? null, preferredTo ?? null, null, null),
  }
}

/** A claim as the properties of its node. */
export function claimProperties(
  claim: Claim,
  about: string,
  ends: readonly string[],
): { [name: string]: Value } {
  const { id, weight, publishedOn, recorded, preferred, ...record } = claim
  return {
    id,
    kind: record.link ?? 'AGREEMENT',
    status: record.status,
    supports: record.supports,
    weight,
    source: record.source,
    publishedOn,
    about,
    ends: [...ends],
    record: JSON.stringify(record),
    ...intervalProperties({ recorded, preferred, supports: record.supports }),
  }
}

export const intervalProperties = ({
  recorded,
  preferred,
  supports,
}: Pick<Claim, 'recorded' | 'preferred' | 'supports'>): { [name: string]: Value } => ({
  recordedFrom: recorded.map((i) => i.from),
  recordedTo: recorded.map((i) => i.to),
  recordedBy: recorded.map((i) => i.by),
  recordedBecause: recorded.map((i) => i.because ?? ''),
  preferredFrom: preferred.map((i) => i.from),
  preferredTo: preferred.map((i) => i.to),
  // No index reaches into lists: by this one it is told which claims may have changed after a moment.
  changedAt: [...recorded, ...preferred]
    .flatMap((i) => [i.from, i.to])
    .filter((at) => at < LAST_INSTANT)
    .reduce((last, at) => (at > last ? at : last), ''),
  // The few claims that may take a tie out; null has no place in an index.
  overrules: !supports && preferred.length > 0 ? true : null,
})

const toEntityRef = (columns: Value): EntityRef => {
  const [id, kind, name, form] = columns as Value[]
  return {
    id: id as string,
    kind: kind as EntityRef['kind'],
    name: name as string,
    form: (form ?? null) as EntityRef['form'],
  }
}

/** A tie from the columns of the macro LINK: tie, type, key, from, to, state, claims. */
export function toTieRow(row: readonly Value[]): TieRow {
  const [tie, type, key, from, to, state, claims] = row
  return {
    id: tie as string,
    type: (type === 'TERMS' ? 'AGREEMENT' : type) as TieType,
    key: (key ?? null) as string | null,
    from: toEntityRef(from ?? null),
    to: toEntityRef(to ?? null),
    state: state == null ? null : (JSON.parse(state as string) as LinkState),
    claims: claims == null ? null : (claims as Value[]).map(toClaim),
  }
}
