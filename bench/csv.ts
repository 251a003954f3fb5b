import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { StoreMeta } from '../src/claims/store.ts'
import type { StoredLink } from '../src/claims/stored-links.ts'
import type { Value } from '../src/graph/graph.ts'
import type { Properties, Stored } from './stored.ts'

const CHUNK = 1 << 20

/** One file of rows, its columns named and typed as Neo4j's import reads them. Written in large pieces, so it takes no memory. */
class Table {
  private readonly file: number
  private readonly columns: readonly string[]
  private pending: string

  constructor(path: string, header: readonly string[]) {
    this.file = openSync(path, 'w')
    this.columns = header.map((column) => column.replace(/:.*/, ''))
    this.pending = `${header.join(',')}\n`
  }
  /** `ends` are the values of columns without a name, in their order: ends of a relationship, labels of a node. */
  add(properties: Properties, ...ends: string[]): void {
    let next = 0
    const cells = this.columns.map((name) => cell(name === '' ? (ends[next++] ?? null) : properties[name]))
    this.pending += `${cells.join(',')}\n`
    if (this.pending.length >= CHUNK) this.flush()
  }
  close(): void {
    this.flush()
    closeSync(this.file)
  }
  private flush(): void {
    writeSync(this.file, this.pending)
    this.pending = ''
  }
}

/** Nothing at all is an absent property; quotes with nothing between them are an empty one. */
function cell(value: Value | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = Array.isArray(value) ? (value as string[]).join(';') : (value as string)
  return `"${text.replaceAll('"', '""')}"`
}

const NODES = {
  Source: [
    'id:ID(Source)',
    'publisher',
    'title',
    'url',
    'publishedOn',
    'retrievedAt',
    'kind',
    'reliability',
    'excerptOnly:boolean',
  ],
  Entity: [
    'id:ID(Entity)',
    'kind',
    'name',
    'aliases:string[]',
    'identifiers:string[]',
    'form',
    'family',
    'country',
    'capacity',
    ':LABEL',
  ],
  Claim: [
    'id:ID(Claim)',
    'kind',
    'status',
    'supports:boolean',
    'weight:double',
    'source',
    'publishedOn',
    'about',
    'ends:string[]',
    'record',
    ...['recordedFrom', 'recordedTo', 'recordedBy', 'recordedBecause', 'preferredFrom', 'preferredTo'].map(
      (name) => `${name}:string[]`,
    ),
    'changedAt',
    'overrules:boolean',
  ],
  Tie: ['id:ID(Tie)', 'type', 'from', 'to', 'key', 'bundle'],
  Meta: ['id:ID(Meta)', 'storeVersion:int', 'consolidation:int', 'graphVersion:int'],
}
const LABELS: Readonly<Record<keyof typeof NODES, string>> = {
  Source: 'Source:Slug',
  Entity: 'Entity:Slug',
  Claim: 'Claim',
  Tie: 'Tie',
  Meta: 'Meta',
}
const PERIOD = [
  'tie',
  'key',
  'validFrom',
  'validTo',
  'knownFrom',
  'knownTo',
  'confidence:double',
  'disputed:boolean',
  'status',
  'claims:string[]',
  'state',
  'share:double',
  'votes:double',
  'controls:boolean',
  'stage',
  'kind',
  'announcedOn',
]

/** The stored shape as files for Neo4j's bulk import. */
export class CsvFolder {
  private readonly dir: string
  private readonly nodes = new Map<string, Table>()
  private readonly relationships = new Map<string, Table>()

  constructor(dir: string) {
    this.dir = dir
  }

  add({ sources, entities, claims, ties, links }: Stored): void {
    for (const source of sources) this.node('Source').add(source)
    for (const { label, properties } of entities) this.node('Entity').add(properties, label)
    for (const claim of claims) {
      this.node('Claim').add(claim)
      this.ends('HAD_PRIMARY_SOURCE', 'Claim', 'Source').add(
        {},
        claim['id'] as string,
        claim['source'] as string,
      )
    }
    for (const { properties, claims: speaking } of ties) {
      const { id, from, to } = properties as { id: string; from: string; to: string }
      this.node('Tie').add(properties)
      this.ends('FROM', 'Tie', 'Entity').add({}, id, from)
      this.ends('TO', 'Tie', 'Entity').add({}, id, to)
      for (const claim of speaking) this.ends('ABOUT', 'Claim', 'Tie').add({}, claim, id)
    }
    for (const link of links) this.link(link)
  }

  meta({ storeVersion, consolidation, graphVersion }: StoreMeta): void {
    this.node('Meta').add({ id: 'dealgraph', storeVersion, consolidation, graphVersion: graphVersion + 1 })
  }

  /** What Neo4j's import is told: which files hold nodes of which labels, which hold relationships of which type. */
  close(): string[] {
    for (const table of [...this.nodes.values(), ...this.relationships.values()]) table.close()
    return [
      ...[...this.nodes.keys()].map(
        (name) => `--nodes=${LABELS[name as keyof typeof NODES]}=${this.path(name)}`,
      ),
      ...[...this.relationships.keys()].map((type) => `--relationships=${type}=${this.path(type)}`),
    ]
  }

  private link({ type, from, to, properties }: StoredLink): void {
    this.ends(type, 'Entity', type === 'TERMS' ? 'Tie' : 'Entity', PERIOD).add(properties, from, to)
  }
  private path(name: string): string {
    return join(this.dir, `${name}.csv`)
  }
  private node(name: keyof typeof NODES): Table {
    return kept(this.nodes, name, () => new Table(this.path(name), NODES[name]))
  }
  private ends(type: string, from: string, to: string, columns: readonly string[] = []): Table {
    const header = [`:START_ID(${from})`, `:END_ID(${to})`, ...columns]
    return kept(this.relationships, type, () => new Table(this.path(type), header))
  }
}

function kept<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
