import type { z } from 'zod'
import { brief } from '../errors.ts'
import { claimId, hashId } from './identity.ts'
import { claimFaults, eventFaults, retractionFaults } from './record-faults.ts'
import { claimRecord, entityRecord, eventRecord, sourceRecord } from './schema.ts'
import type { ClaimRecord, Entity, Instant, RecordEvent, Source } from './types.ts'

/** What is wrong with one record: a code, a sentence, where in the record, and the line of the file it came from. */
export interface Fault {
  code: string
  message: string
  path: string[]
  line: number | null
  /** Of DANGLING_ID: the id that is missing. */
  missing?: string
  /** What stood there, where it could not be read as a record. */
  row?: unknown
}
/** One record as a reader met it, e.g. {kind: 'claim', value: {…}, line: 7}. */
export interface RawRecord {
  kind: RecordKind
  value: unknown
  line: number | null
}
export type RecordKind = 'source' | 'entity' | 'claim' | 'event'

export interface ParsedClaim {
  id: string
  record: ClaimRecord
  recordedAt: Instant | null
  recordedBy: string | null
  /** Why it was recorded at first; why it stands again, or not any more, is told by events. */
  recordedBecause: string | null
  retractedAt: Instant | null
  retractedBecause: string | null
  line: number | null
}
export interface Batch {
  sources: (Source & { line: number | null })[]
  entities: (Entity & { line: number | null })[]
  claims: ParsedClaim[]
  events: (RecordEvent & { line: number | null })[]
}

/** Reads records one by one; every fault of every record is told. Ends that must exist are checked when they are recorded. */
export function parseRecords(records: Iterable<RawRecord>): { batch: Batch; faults: Fault[] } {
  const batch: Batch = { sources: [], entities: [], claims: [], events: [] }
  const faults: Fault[] = []
  for (const { kind, value, line } of records) {
    const before = faults.length
    const parsed = SCHEMAS[kind].safeParse(value)
    if (!parsed.success) {
      faults.push(...parsed.error.issues.flatMap((issue) => faultOf(issue, kind, value, line)))
      continue
    }
    if (kind === 'source')
      batch.sources.push({ ...toSource(parsed.data as z.output<typeof sourceRecord>), line })
    else if (kind === 'entity')
      batch.entities.push({ ...toEntity(parsed.data as z.output<typeof entityRecord>), line })
    else if (kind === 'event') {
      const event = toEvent(parsed.data as z.output<typeof eventRecord>)
      faults.push(...eventFaults(event, line))
      if (faults.length === before) batch.events.push({ ...event, line })
    } else {
      const claim = toClaim(parsed.data as z.output<typeof claimRecord>, line)
      faults.push(...claimFaults(claim.record, line), ...retractionFaults(claim))
      if (faults.length === before) batch.claims.push(claim)
    }
  }
  return { batch, faults }
}

/** Faults found against the graph, but for ids that seem missing only because the record that gives them is faulty itself. */
export function beyond(
  found: readonly Fault[],
  faults: readonly Fault[],
  records: readonly RawRecord[],
): Fault[] {
  if (faults.length === 0) return [...found]
  const given = new Set(records.map(({ value }) => (value as { id?: unknown } | null)?.id))
  return found.filter(({ missing }) => missing === undefined || !given.has(missing))
}

const SCHEMAS = { source: sourceRecord, entity: entityRecord, claim: claimRecord, event: eventRecord }

function faultOf(issue: z.core.$ZodIssue, kind: RecordKind, value: unknown, line: number | null): Fault[] {
  const path = [kind, ...issue.path.map(String)]
  const where = path.slice(1).join('.') || `the ${kind}`
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'UNKNOWN_FIELD',
      message: `${where} has no field ${brief(key)}.`,
      path: [...path, brief(key)],
      line,
    }))
  }
  const given = issue.path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value,
  )
  if (given === undefined && issue.code !== 'custom') {
    return [{ code: 'MISSING_FIELD', message: `${where} is missing.`, path, line }]
  }
  const code =
    issue.code === 'custom' ? String(issue.params?.['code'] ?? 'BAD_VALUE') : codeOfFormat(issue.message)
  return [{ code, message: `${where} ${phrase(issue)}${shown(given)}.`, path, line }]
}

/** Zod's regex checks carry no params, so the id rule is known by its sentence. */
const codeOfFormat = (message: string): string =>
  message.startsWith('must be 1 to 100 of a-z') || message === 'must be the id of a claim'
    ? 'BAD_ID'
    : 'BAD_VALUE'
/** What a rule says of itself, else what the checker's own message would have said, in plain words. */
function phrase(issue: z.core.$ZodIssue): string {
  if (/^(must|is|an|a|min) /.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`
    case 'invalid_type':
      return `must be ${SORTS[issue.expected] ?? issue.expected}`
    case 'too_small':
      return issue.minimum === 1 ? 'must not be empty' : `must not be below ${issue.minimum}`
    case 'too_big':
      return `must not have more than ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'entries'}`
    default:
      return `is not right: ${issue.message.replace(/\.$/, '')}`
  }
}
const SORTS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}
const shown = (given: unknown): string => {
  const text = JSON.stringify(given)
  return text === undefined || text.length > 80 ? '' : `; it is ${text}`
}

const toSource = (given: z.output<typeof sourceRecord>): Source => ({
  id: given.id,
  publisher: given.publisher ?? null,
  title: given.title ?? null,
  url: given.url ?? null,
  publishedOn: given.publishedOn ?? null,
  retrievedAt: given.retrievedAt ?? null,
  kind: given.kind,
  reliability: given.reliability ?? null,
  excerptOnly: given.excerptOnly ?? false,
})

const toEntity = (given: z.output<typeof entityRecord>): Entity => ({
  id: given.id,
  kind: given.kind,
  name: given.name.normalize('NFC'),
  aliases: (given.aliases ?? []).map((alias) => alias.normalize('NFC')),
  identifiers: given.identifiers ?? [],
  form: given.form ?? null,
  family: given.family ?? null,
  country: given.country ?? null,
  megawatts: given.capacity?.megawatts ?? null,
  accelerators: given.capacity?.accelerators ?? null,
})

function toClaim(given: z.output<typeof claimRecord>, line: number | null): ParsedClaim {
  const record = {
    link: given.link ?? null,
    from: given.from ?? null,
    to: given.to ?? null,
    attributes: given.attributes ?? null,
    agreement: given.agreement ?? null,
    status: given.status,
    supports: given.supports ?? true,
    confidence: given.confidence ?? null,
    source: given.source,
    locator: given.locator ?? null,
    quote: given.quote ?? null,
    note: given.note ?? null,
    validFrom: given.validFrom ?? null,
    validTo: given.validTo ?? null,
    // Zod's optional fields may be undefined, ours null or absent: the same to identity and to consolidation.
  } as ClaimRecord
  return {
    id: claimId(record),
    record,
    recordedAt: given.recordedAt ?? null,
    recordedBy: given.recordedBy ?? null,
    recordedBecause: given.recordedBecause ?? null,
    retractedAt: given.retractedAt ?? null,
    retractedBecause: given.retractedBecause ?? null,
    line,
  }
}

function toEvent(given: z.output<typeof eventRecord>): RecordEvent {
  const event = {
    kind: given.kind,
    at: given.at,
    by: given.by,
    because: given.because ?? null,
    claim: given.claim ?? null,
    keep: given.keep ?? null,
    absorb: given.absorb ?? null,
    verdict: given.verdict ?? null,
  }
  return { id: hashId('event', event), ...event }
}
