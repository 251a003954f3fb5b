import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql'
import { parseScope } from '../claims/scope.ts'
import type {
  ChangeClaimInput,
  JudgeSameInput,
  MergeEntitiesInput,
  RecordClaimsInput,
  SplitEntityInput,
} from '../generated/schema-types.ts'
import type { Graph } from '../graph/graph.ts'
import { requireScope } from '../keys/caller.ts'
import { disputesOf } from '../questions/disputes/of-claims.ts'
import { fieldsOf } from '../reads/trees.ts'
import {
  judgeSame,
  mergeEntities,
  preferClaim,
  retractClaim,
  splitEntity,
  unpreferClaim,
} from '../writing/events.ts'
import { recordClaims } from '../writing/record-claims.ts'
import type { Author, Written } from '../writing/write.ts'
import { showValues } from './answer.ts'
import type { ApiContext } from './context.ts'
import { fieldsBelow } from './selection.ts'

type Resolver<Input> = GraphQLFieldResolver<unknown, ApiContext, { input: Input }>
type Payload = { [field: string]: unknown }

/** One mutation: written by whoever asks, at a moment of its own, and shown as of that moment. */
const mutation =
  <Input>(
    run: (graph: Graph, input: Input, author: Author) => Promise<Written>,
    payloadOf: (written: Written, input: Input, at: Moment) => Promise<Payload> | Payload,
  ): Resolver<Input> =>
  async (_source, { input }, request, info) => {
    const caller = requireScope(request.caller, 'write', 'Writing')
    const context = { ...request, now: new Date() }
    const written = await run(context.behind.graph, input, { caller, now: context.now })
    const lens = parseScope(null, context.now)
    const payload = await payloadOf(written, input, { context, lens, info })
    const [shown] = await showValues([{ ...payload, faults: written.faults }], [], lens, info, context)
    return shown
  }

interface Moment {
  context: ApiContext
  lens: ReturnType<typeof parseScope>
  info: GraphQLResolveInfo
}

const isWritten = ({ faults }: Written): boolean => faults.length === 0

const claimOf = (written: Written, { id }: ChangeClaimInput): Payload => ({
  claim: isWritten(written) ? id : null,
})

/** What stands for the id now: it may be a former one. */
async function entityOf(written: Written, id: string, { context: { behind } }: Moment): Promise<Payload> {
  const { suppressed } = written
  if (!isWritten(written)) return { entity: null, suppressed }
  return { entity: (await behind.resolveIds(behind.graph, [id])).get(id) ?? null, suppressed }
}

export const mutations = {
  recordClaims: mutation<RecordClaimsInput>(
    recordClaims,
    async ({ added, repeated, suppressed }, _input, { context: { behind }, lens, info }) => {
      const isAsked = fieldsOf(fieldsBelow(info)).some(({ name }) => name === 'disputes')
      return {
        added,
        repeated,
        suppressed,
        disputes: isAsked ? await disputesOf(behind.graph, added, lens) : [],
      }
    },
  ),
  retractClaim: mutation<ChangeClaimInput>(retractClaim, claimOf),
  preferClaim: mutation<ChangeClaimInput>(preferClaim, claimOf),
  unpreferClaim: mutation<ChangeClaimInput>(unpreferClaim, claimOf),
  mergeEntities: mutation<MergeEntitiesInput>(mergeEntities, (written, { keep }, at) =>
    entityOf(written, keep, at),
  ),
  splitEntity: mutation<SplitEntityInput>(splitEntity, (written, { id }, at) => entityOf(written, id, at)),
  judgeSame: mutation<JudgeSameInput>(judgeSame, () => ({})),
}
