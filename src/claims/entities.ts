import type { Value } from '../graph/graph.ts'
import type { Known } from './known.ts'
import type { Batch, Fault } from './parse.ts'
import type { Entity, Identifier, Source } from './types.ts'

/** Sources and entities of a batch joined with what is known: what to write, and where they contradict it. */
export interface Joined {
  newSources: Source[]
  /** Known ones of which the batch tells what was not known. */
  filledSources: Source[]
  /** Entities that are new, or to which the batch adds something. */
  changedEntities: Entity[]
  /** Ids of those of them that are new. */
  newEntities: ReadonlySet<string>
  faults: Fault[]
}

const SOURCE_FIELDS = [
  'publisher',
  'title',
  'url',
  'publishedOn',
  'retrievedAt',
  'kind',
  'reliability',
  'excerptOnly',
] as const
/** What may be told later: claims are neither weighed nor ordered by it. */
const TOLD_LATER = ['publisher', 'title', 'url', 'retrievedAt'] as const
const WEIGHING = ['publishedOn', 'reliability'] as const
const ENTITY_FIELDS = ['kind', 'name', 'form', 'family', 'country', 'megawatts', 'accelerators'] as const

/** Also puts what it joins into `known`, so that claims of the same batch find it. */
export function joinRecords(batch: Batch, known: Known): Joined {
  const faults: Fault[] = []
  const newSources = new Map<string, Source>()
  const filledSources = new Map<string, Source>()
  const changedEntities = new Map<string, Entity>()
  const newEntities = new Set<string>()
  for (const { line, ...source } of batch.sources) {
    const before = known.sources.get(source.id)
    if (known.kinds.has(source.id)) faults.push(taken(source.id, 'source', line))
    else if (before) {
      const found = [
        ...differences('source', before, source, SOURCE_FIELDS, line),
        ...(newSources.has(source.id) ? [] : lateFaults(before, source, line)),
      ]
      faults.push(...found)
      const after = found.length === 0 ? filled(before, source) : before
      if (JSON.stringify(after) === JSON.stringify(before)) continue
      known.sources.set(source.id, after)
      // One that is new in this batch is written once, with all that is told of it.
      const into = newSources.has(source.id) ? newSources : filledSources
      into.set(source.id, after)
    } else {
      known.sources.set(source.id, source)
      newSources.set(source.id, source)
    }
  }
  for (const { line, ...entity } of batch.entities) {
    if (known.sources.has(entity.id)) {
      faults.push(taken(entity.id, 'entity', line))
      continue
    }
    const before = known.entities.get(entity.id)
    const found = before ? differences('entity', before, entity, ENTITY_FIELDS, line) : []
    faults.push(...found)
    const after = before && found.length === 0 ? united(before, entity) : (before ?? united(entity, entity))
    if (!before) newEntities.add(entity.id)
    if (!before || JSON.stringify(after) !== JSON.stringify(before)) changedEntities.set(entity.id, after)
    known.entities.set(entity.id, after)
    known.kinds.set(entity.id, after.kind)
  }
  return {
    newSources: [...newSources.values()],
    filledSources: [...filledSources.values()],
    changedEntities: [...changedEntities.values()],
    newEntities,
    faults,
  }
}

const taken = (id: string, kind: string, line: number | null): Fault => ({
  code: 'ID_TAKEN',
  message: `${id} already names something else than this ${kind}; sources, entities and agreements share one set of ids.`,
  path: [kind, 'id'],
  line,
})

function differences<T extends { id: string }>(
  kind: 'source' | 'entity',
  known: T,
  given: T,
  fields: readonly (keyof T & string)[],
  line: number | null,
): Fault[] {
  return fields
    .filter((field) => given[field] !== null && known[field] != null && !same(known[field], given[field]))
    .map((field) => ({
      code: 'ENTITY_DIFFERS',
      message: `The ${kind} ${given.id} is known with ${field} ${JSON.stringify(known[field])}, not ${JSON.stringify(given[field])}.`,
      path: [kind, field],
      line,
    }))
}

/** Claims were weighed, and ordered, without it: it cannot be given to a source that has them. */
const lateFaults = (known: Source, given: Source, line: number | null): Fault[] =>
  WEIGHING.filter((field) => known[field] === null && given[field] !== null).map((field) => ({
    code: 'ENTITY_DIFFERS',
    message: `The source ${known.id} is known without ${field}, by which its claims are weighed, not with ${JSON.stringify(given[field])}. Give it another id.`,
    path: ['source', field],
    line,
  }))

function filled(known: Source, given: Source): Source {
  const after = { ...known }
  for (const field of TOLD_LATER) after[field] ??= given[field]
  // Only where nothing rests on it yet; elsewhere it is a fault.
  after.publishedOn ??= given.publishedOn
  after.reliability ??= given.reliability
  return after
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Null adds nothing; aliases and identifiers are united. */
export function united(known: Entity, given: Entity): Entity {
  const aliases = [...new Set([...known.aliases, ...given.aliases])]
    .filter((alias) => alias !== known.name)
    .sort()
  const identifiers = new Map([...known.identifiers, ...given.identifiers].map((i) => [identifierKey(i), i]))
  return {
    ...known,
    form: known.form ?? given.form,
    family: known.family ?? given.family,
    country: known.country ?? given.country,
    megawatts: known.megawatts ?? given.megawatts,
    accelerators: known.accelerators ?? given.accelerators,
    aliases,
    identifiers: [...identifiers.keys()].sort().flatMap((key) => identifiers.get(key) ?? []),
  }
}

export const identifierKey = ({ scheme, value }: Identifier): string => `${scheme}:${value}`

/** An entity as the properties of its node. A form or family that nobody stated stays unknown, so that a later record may state it. */
export function entityProperties(entity: Entity): { [name: string]: Value } {
  const { megawatts, accelerators, identifiers, ...rest } = entity
  return {
    ...rest,
    identifiers: identifiers.map(identifierKey),
    capacity: megawatts || accelerators ? JSON.stringify({ megawatts, accelerators }) : null,
    // Set where merged records are shown with it.
    own: null,
  }
}
