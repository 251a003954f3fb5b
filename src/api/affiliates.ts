import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql'
import type { Lens } from '../claims/lens.ts'
import { parseScope } from '../claims/scope.ts'
import { DealgraphError } from '../errors.ts'
import { type AffiliateRule, affiliateRule } from '../ownership/affiliate-rule.ts'
import { sayOwnership, sentence } from '../questions/wording.ts'
import { fetchAffiliates } from '../reads/affiliates.ts'
import { firstOf } from '../reads/arguments.ts'
import { LENS } from '../reads/select.ts'
import { showValues } from './answer.ts'
import type { ApiContext, Shown } from './context.ts'

/** All things of one level that want their affiliates by one rule in one scope. */
interface Batch {
  ids: Set<string>
  shown: Promise<ReadonlyMap<string, unknown>>
}
const open = new WeakMap<ApiContext, Map<string, Batch>>()

/**
 * Company.affiliates and Person.affiliates. A page's things are asked for together, when all of a level are known: one trip for the
 * ownership around all of them, and one for what was selected of the affiliates.
 */
export const affiliates: GraphQLFieldResolver<unknown, ApiContext, Record<string, unknown>> = async (
  source,
  args,
  context,
  info,
) => {
  const thing = source as Shown
  const id = String(thing['__id'])
  const inherited = thing[LENS] as Lens
  const lens = args['scope'] == null ? inherited : parseScope(args['scope'], context.now)
  const batch = batchOf(context, lens, args, info)
  batch.ids.add(id)
  return (await batch.shown).get(id) ?? []
}

function batchOf(
  context: ApiContext,
  lens: Lens,
  args: { [name: string]: unknown },
  info: GraphQLResolveInfo,
): Batch {
  const batches = open.get(context) ?? new Map<string, Batch>()
  open.set(context, batches)
  const key = JSON.stringify([placeOf(info), lens, args])
  const known = batches.get(key)
  if (known) return known
  const [rule, first] = [parseRule(args['rule']), firstOf(args)]
  const ids = new Set<string>()
  const shown = level().then(() => {
    // Whoever comes later, from another level, begins anew.
    batches.delete(key)
    return show([...ids], rule, first, lens, info, context)
  })
  const batch = { ids, shown }
  batches.set(key, batch)
  return batch
}

/** GraphQL calls the resolvers of one level one after another, without a pause between them. */
const level = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

/** Where in the operation the field stands, whichever item of a list it is of. */
function placeOf({ path, parentType }: GraphQLResolveInfo): string {
  const keys: string[] = [parentType.name]
  for (let at: typeof path | undefined = path; at; at = at.prev)
    if (typeof at.key === 'string') keys.push(at.key)
  return keys.join(' ')
}

function parseRule(given: unknown): AffiliateRule {
  const parsed = affiliateRule.safeParse(given)
  if (parsed.success) return parsed.data
  throw new DealgraphError('BAD_INPUT', parsed.error.issues.map(({ message }) => message).join(' '))
}

async function show(
  ids: readonly string[],
  rule: AffiliateRule,
  first: number,
  lens: Lens,
  info: GraphQLResolveInfo,
  context: ApiContext,
): Promise<Map<string, unknown>> {
  const { world, affiliates: found } = await fetchAffiliates(context.behind.graph, ids, rule, lens)
  const lists = ids.map((id) =>
    (found.get(id) ?? []).slice(0, first).map(({ entity, basis, share, route }) => ({
      entity,
      basis,
      share,
      path: {
        sentence: sentence(sayOwnership(world, route.links)),
        entities: route.entities,
        links: route.links,
      },
    })),
  )
  const shown = await showValues(lists, [], lens, info, context)
  return new Map(ids.map((id, i) => [id, shown[i]]))
}
