import neo4j, { type Session } from 'neo4j-driver'
import type { Value } from '../src/graph/graph.ts'
import type { Database } from './child.ts'
import type { Stored } from './stored.ts'

/** Tried from 1 000 to 50 000 rows: from here on more at once is no faster. */
const BATCH = 10_000

type Row = Value
const label = (name: string) => `UNWIND $rows AS row CREATE (n:${name}) SET n = row`
const relationship = (from: string, type: string, to: string) =>
  `UNWIND $rows AS row MATCH (a:${from} {id: row[0]}) MATCH (b:${to} {id: row[1]}) CREATE (a)-[r:${type}]->(b) SET r = row[2]`

/** The same nodes and relationships as recording stores, by the driver alone: rows gathered by statement, sent when there are enough. */
export class BareLoad {
  seconds = 0
  private readonly rows = new Map<string, Row[]>()
  private readonly session: Session
  private readonly close: () => Promise<void>

  constructor({ uri, user, password }: Database) {
    const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
    this.session = driver.session()
    this.close = () => driver.close()
  }

  /** Nodes first: relationships of a later call may lead to them. */
  async add({ sources, entities, claims, ties, links }: Stored): Promise<void> {
    for (const source of sources) await this.row(label('Source:Slug'), source)
    for (const { label: kind, properties } of entities)
      await this.row(label(`Entity:Slug:${kind}`), properties)
    for (const claim of claims) {
      await this.row(label('Claim'), claim)
      await this.row(relationship('Claim', 'HAD_PRIMARY_SOURCE', 'Source'), [
        claim['id'] ?? null,
        claim['source'] ?? null,
        {},
      ])
    }
    for (const { properties, claims: speaking } of ties) {
      const [id, from, to] = [properties['id'] ?? null, properties['from'] ?? null, properties['to'] ?? null]
      await this.row(label('Tie'), properties)
      await this.row(relationship('Tie', 'FROM', 'Entity'), [id, from, {}])
      await this.row(relationship('Tie', 'TO', 'Entity'), [id, to, {}])
      for (const claim of speaking) await this.row(relationship('Claim', 'ABOUT', 'Tie'), [claim, id, {}])
    }
    for (const { type, from, to, properties } of links)
      await this.row(relationship('Entity', type, type === 'TERMS' ? 'Tie' : 'Entity'), [
        from,
        to,
        properties,
      ])
  }
  async end(): Promise<void> {
    await this.sendNodes()
    for (const text of this.rows.keys()) await this.send(text)
    await this.session.close()
    await this.close()
  }

  private async row(text: string, row: Row): Promise<void> {
    const rows = this.rows.get(text) ?? []
    this.rows.set(text, rows)
    rows.push(row)
    if (rows.length < BATCH) return
    if (text.includes('MATCH')) await this.sendNodes()
    await this.send(text)
  }
  private async sendNodes(): Promise<void> {
    for (const text of this.rows.keys()) if (!text.includes('MATCH')) await this.send(text)
  }
  private async send(text: string): Promise<void> {
    const rows = this.rows.get(text) ?? []
    if (rows.length === 0) return
    const begun = performance.now()
    await this.session.executeWrite((tx) => tx.run(text, { rows }))
    this.seconds += (performance.now() - begun) / 1000
    this.rows.set(text, [])
  }
}
