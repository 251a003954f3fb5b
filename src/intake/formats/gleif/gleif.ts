import type { Readable } from 'node:stream'
import { headerOf, rowsOf } from '../csv-rows.ts'
import { withEnds } from '../ends.ts'
import type { Format } from '../format.ts'
import { type Met, type SourceValue, sourceItem } from '../items.ts'
import { peek } from '../peek.ts'
import { sayLegalEntity } from './level-1.ts'
import { sayRelationship } from './level-2.ts'
import { type FlatRecord, xmlRecordsOf } from './xml-records.ts'

/** One source for all files, so that the next day's file says what it repeats by the same claims. */
const SOURCE: SourceValue = {
  id: 'gleif-relationship-records',
  publisher: 'Global Legal Entity Identifier Foundation (GLEIF)',
  title: 'LEI relationship records (level 2)',
  url: 'https://www.gleif.org/',
  kind: 'REGISTER',
}

/** Legal entities and their parents, as GLEIF publishes them: golden copy and concatenated files. */
export const gleif: Format = {
  name: 'gleif',
  title: 'GLEIF LEI records and relationship records',
  detects: (head) =>
    /<(\w+:)?(LEIData|RelationshipData|ReportingExceptionData)[\s>]/.test(head) ||
    isGoldenCopy(headerOf(head)),
  read: (input) => withEnds(met(input)),
}

const isGoldenCopy = (columns: readonly string[]): boolean =>
  columns.includes('Relationship.RelationshipType') ||
  (columns.includes('LEI') &&
    columns.some((column) => /^(Entity\.LegalName|Exception\.Category)$/i.test(column)))

async function* met(input: Readable): AsyncGenerator<Met> {
  const { begins, whole } = await peek(input)
  let cited = false
  for await (const record of begins.startsWith('<') ? xmlRecordsOf(whole) : csvRecordsOf(whole)) {
    if ('fault' in record) yield record
    else if (record.fields.has('relationship.relationshiptype')) {
      if (!cited) yield sourceItem(SOURCE, record.line)
      cited = true
      yield* sayRelationship(record, SOURCE.id)
    } else if (record.fields.has('entity.legalname')) yield* sayLegalEntity(record)
    else yield* exceptionOf(record)
  }
}

async function* csvRecordsOf(input: Readable): AsyncGenerator<FlatRecord | Extract<Met, { fault: unknown }>> {
  for await (const row of rowsOf(input)) {
    if ('fault' in row) yield row
    else {
      yield {
        fields: new Map([...row.cells].map(([column, cell]) => [column.toLowerCase(), cell])),
        line: row.line,
      }
    }
  }
}

/** Why somebody names no parent: that there is nobody to name says nothing of who holds whom. */
function* exceptionOf({ fields, line }: FlatRecord): Generator<Met> {
  const category = fields.get('exceptioncategory') ?? fields.get('exception.category')
  if (category === undefined) {
    const message = 'The record is neither an LEI record nor a relationship record nor a reporting exception.'
    yield { fault: { code: 'BAD_VALUE', message, path: [], line } }
    return
  }
  const reason = [...fields].find(([path]) => /reason(\.1)?$/.test(path))?.[1]
  yield { unsaid: `${category} (${reason ?? 'without a reason'})` }
}
