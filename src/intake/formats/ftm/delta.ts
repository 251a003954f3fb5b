import type { Readable } from 'node:stream'
import { z } from 'zod'
import { withEnds } from '../ends.ts'
import type { Format, ReaderOptions } from '../format.ts'
import type { Met } from '../items.ts'
import { jsonLinesOf } from '../lines.ts'
import { sayEntities } from './ftm.ts'

const DELTA = z.object({ op: z.enum(['ADD', 'MOD', 'DEL']), entity: z.looseObject({ id: z.string() }) })

/** What changed between two versions of a dataset, one entity a line, as OpenSanctions publishes it. */
export const openSanctionsDelta: Format = {
  name: 'opensanctions-delta',
  title: 'OpenSanctions delta',
  detects: (head) => /^\s*\{\s*"op"\s*:\s*"(ADD|MOD|DEL)"/.test(head),
  read: (input, options) => withEnds(met(input, options)),
}

async function* met(input: Readable, { source }: ReaderOptions): AsyncGenerator<Met> {
  for await (const line of jsonLinesOf(input)) {
    if ('fault' in line) yield line
    else {
      const delta = DELTA.safeParse(line.value)
      if (!delta.success) {
        const message = 'A line of a delta is an object with op (ADD, MOD or DEL) and entity.'
        yield { fault: { code: 'BAD_VALUE', message, path: [], line: line.line } }
        // What went out of the dataset is not known here by its claims: only the graph knows them.
      } else if (delta.data.op === 'DEL') yield { unsaid: 'DEL' }
      else yield* sayEntities(delta.data.entity, line.line, source)
    }
  }
}
