import type { RawRecord, RecordKind } from '../claims/parse.ts'
import type { RecordClaimsInput } from '../generated/schema-types.ts'
import type { Graph } from '../graph/graph.ts'
import { type Author, type InputFault, refused, type Written, write } from './write.ts'

/** More is what files and `dealgraph import` are for. */
const MOST_RECORDS = 1_000

const LISTS = [
  ['sources', 'source'],
  ['entities', 'entity'],
  ['claims', 'claim'],
] as const satisfies readonly (readonly [keyof RecordClaimsInput, RecordKind])[]

/** Records claims with their sources and entities; retracted ones are in the record again. */
export async function recordClaims(graph: Graph, input: RecordClaimsInput, author: Author): Promise<Written> {
  const tooMany = LISTS.flatMap(([list]): InputFault[] => {
    const { length } = input[list] ?? []
    if (length <= MOST_RECORDS) return []
    const message = `One mutation takes at most ${MOST_RECORDS} ${list}; these are ${length}. Split them, each part with a key of its own.`
    return [{ code: 'TOO_MANY_RECORDS', message, path: [list] }]
  })
  if (tooMany.length > 0) return refused(tooMany)
  const places: string[][] = []
  const records = LISTS.flatMap(([list, kind]) =>
    (input[list] ?? []).map(
      (value, i): RawRecord => ({ kind, value, line: places.push([list, String(i)]) - 1 }),
    ),
  )
  return await write(
    graph,
    {
      mutation: 'recordClaims',
      input: { ...input },
      records,
      placeOf: ({ line, path }) => [...(places[line ?? -1] ?? []), ...path.slice(1)],
      options: {
        revive: true,
        because: input.because ?? null,
      },
    },
    author,
  )
}
