import type { Readable } from 'node:stream'
import { withEnds } from '../ends.ts'
import type { Format, Item, ReaderOptions, SourceOfFile } from '../format.ts'
import type { Met } from '../items.ts'
import { jsonLinesOf } from '../lines.ts'
import { BEYOND_NODES } from './beyond.ts'
import { entitiesOf, type FtmEntity } from './entity.ts'
import { sayNode } from './nodes.ts'
import { NODES } from './schemata.ts'
import { sayTie } from './ties.ts'

/** FollowTheMoney entities, one a line, as Aleph, OpenSanctions and the followthemoney tools write them. */
export const ftm: Format = {
  name: 'ftm',
  title: 'FollowTheMoney entities',
  detects: (head) => {
    const first = head.trimStart().split('\n', 1)[0] ?? ''
    return (
      first.startsWith('{') &&
      /"schema"\s*:\s*"/.test(first) &&
      /"properties"\s*:\s*\{/.test(first) &&
      !/^\{\s*"op"/.test(first)
    )
  },
  read: (input, options) => withEnds(met(input, options)),
}

async function* met(input: Readable, { source }: ReaderOptions): AsyncGenerator<Met> {
  for await (const line of jsonLinesOf(input)) {
    if ('fault' in line) yield line
    else yield* sayEntities(line.value, line.line, source)
  }
}

/** What one entity says, with those nested inside it. */
export function* sayEntities(value: unknown, line: number, file: SourceOfFile): Generator<Met> {
  const entities = entitiesOf(value)
  if (!entities) yield noEntity(line)
  for (const entity of entities ?? []) yield* sayEntity(entity, line, file)
}

export function* sayEntity(entity: FtmEntity, line: number, file: SourceOfFile): Generator<Met> {
  const beyond = entity.dialect.beyond ? BEYOND_NODES.get(entity.schema) : undefined
  const node = NODES.get(entity.schema) ?? beyond
  if (node) yield* sayNode(entity, node, line)
  else if (!(yield* sayTie(entity, line, file))) {
    yield { node: entity.slug(), kind: 'NOTHING' }
    yield { unsaid: entity.schema }
    return
  }
  yield* entity.unsaid()
}

const noEntity = (line: number): Item => ({
  fault: {
    code: 'BAD_VALUE',
    message: 'A line is a FollowTheMoney entity: an object with id, schema and properties.',
    path: [],
    line,
  },
})
