import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import type { Fault } from '../../../claims/parse.ts'

/** One record of a file, flat: the path of each text, as the columns of the same data in CSV are named. */
export interface FlatRecord {
  /** Lower case, such as entity.legaladdress.country. */
  fields: ReadonlyMap<string, string>
  line: number
}

const RECORDS: readonly string[] = ['LEIRecord', 'RelationshipRecord', 'Exception']
/** What may stand several times is numbered, as in CSV. */
const SEVERAL: readonly string[] = [
  'OtherEntityName',
  'TransliteratedOtherEntityName',
  'RelationshipPeriod',
  'ExceptionReason',
]

/** The records of an XML file of GLEIF's, one at a time. */
export async function* xmlRecordsOf(input: Readable): AsyncGenerator<FlatRecord | { fault: Fault }> {
  const records = new Records()
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of input) {
    records.write(decoder.decode(chunk as Uint8Array, { stream: true }))
    yield* records.take()
    if (records.fault) break
  }
  if (!records.fault) records.end()
  yield* records.take()
  if (records.fault) yield { fault: records.fault }
}

class Records {
  fault: Fault | null = null
  private readonly parser = new SaxesParser({ position: true })
  private found: FlatRecord[] = []
  private path: string[] = []
  private fields: Map<string, string> | null = null
  private line = 0
  private text = ''

  constructor() {
    this.parser.on('opentag', ({ name }) => this.open(localName(name)))
    this.parser.on('closetag', ({ name }) => this.close(localName(name)))
    this.parser.on('text', (text) => {
      this.text += text
    })
    this.parser.on('cdata', (text) => {
      this.text += text
    })
    this.parser.on('error', () => {
      const message = 'The file is not XML here, or not whole.'
      this.fault ??= { code: 'BAD_VALUE', message, path: [], line: this.parser.line }
    })
  }
  write(text: string): void {
    this.parser.write(text)
  }
  end(): void {
    this.parser.close()
  }
  take(): FlatRecord[] {
    const taken = this.found
    this.found = []
    return taken
  }

  private open(name: string): void {
    this.text = ''
    if (this.fields !== null) this.path.push(this.numbered(name))
    else if (RECORDS.includes(name)) {
      this.fields = new Map()
      this.path = []
      this.line = this.parser.line
    }
  }
  private close(name: string): void {
    if (this.fields === null) return
    const text = this.text.trim()
    this.text = ''
    if (this.path.length > 0) {
      if (text !== '') this.fields.set(this.path.join('.').toLowerCase(), text)
      this.path.pop()
    } else if (RECORDS.includes(name)) {
      this.found.push({ fields: this.fields, line: this.line })
      this.fields = null
    }
  }
  private numbered(name: string): string {
    if (!SEVERAL.includes(name)) return name
    const before = [...this.path, name].join('.').toLowerCase()
    for (let n = 1; ; n++) {
      const path = `${before}.${n}`
      const taken = [...(this.fields?.keys() ?? [])].some((key) => key === path || key.startsWith(`${path}.`))
      if (!taken) return `${name}.${n}`
    }
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
