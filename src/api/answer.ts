import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { FieldsByTypeName } from 'graphql-parse-resolve-info'
import type { Lens } from '../claims/lens.ts'
import { parseScope } from '../claims/scope.ts'
import type { Link } from '../claims/types.ts'
import type { Asked, AskedFinding } from '../questions/ask.ts'
import { LINK_TYPENAMES } from '../reads/patterns.ts'
import type { ApiContext, Shown } from './context.ts'
import { linkFields } from './link.ts'
import { fieldsBelow, selectedIn, thingOf } from './selection.ts'
import { Wanted } from './wanted.ts'

type Put = (value: unknown) => void
type Plain = { [field: string]: unknown }

/**
 * An answer by ids → the objects that were selected of it. The selection is walked beside the answer; wherever the schema
 * says entity, claim, source or link and the answer gives an id, the thing is noted, and all are fetched in one round trip.
 */
export async function showAnswer(
  asked: Asked,
  info: GraphQLResolveInfo,
  context: ApiContext,
): Promise<Shown> {
  const links = [asked, ...asked.findings].flatMap((part) => part.subgraph.links)
  const answer = { ...asked, findings: asked.findings.map(flatten) }
  const [shown] = await showValues([answer], links, asked.lens, info, context)
  return shown as Shown
}

/** Several values of one field, each as it was selected, fetched together. `links` are those that a value may name by their id. */
export async function showValues(
  values: readonly unknown[],
  links: readonly Link[],
  lens: Lens,
  info: GraphQLResolveInfo,
  context: ApiContext,
): Promise<unknown[]> {
  const walk = new Walk(links, lens, info, context)
  const shown: unknown[] = values.map(() => null)
  const fields = fieldsBelow(info)
  for (const [i, value] of values.entries()) {
    walk.place(info.returnType, fields, value, (placed) => {
      shown[i] = placed
    })
  }
  await walk.wanted.fetch(context)
  return shown
}

class Walk {
  readonly wanted = new Wanted()
  private readonly links: ReadonlyMap<string, Link>
  private readonly shown = new Map<FieldsByTypeName, Map<Link, Shown>>()
  private readonly lens: Lens
  private readonly info: GraphQLResolveInfo
  private readonly context: ApiContext

  constructor(links: readonly Link[], lens: Lens, info: GraphQLResolveInfo, context: ApiContext) {
    this.links = new Map(links.map((link) => [link.id, link]))
    this.lens = lens
    this.info = info
    this.context = context
  }

  /** Puts what was selected of `value` where it belongs, at once or as soon as it has been fetched. */
  place(type: GraphQLOutputType, fields: FieldsByTypeName, value: unknown, put: Put): void {
    if (isNonNullType(type)) this.place(type.ofType, fields, value, put)
    else if (value === null || value === undefined) put(null)
    else if (isListType(type)) this.placeList(type.ofType, fields, value, put)
    else if (isCompositeType(type)) this.placeThing(type, fields, value, put)
    else put(value)
  }

  private placeList(type: GraphQLOutputType, fields: FieldsByTypeName, value: unknown, put: Put): void {
    if (!Array.isArray(value)) throw new TypeError('The schema has a list where the answer has none.')
    const isLinks = thingOf(getNamedType(type)) === 'link'
    // An agreement's own terms are a tie to the questions, but no link of the schema: its parties and coverage are.
    const items = isLinks ? value.filter((item) => !isTerms(item)) : value
    const list: unknown[] = []
    for (const [i, item] of items.entries()) {
      list.push(null)
      this.place(type, fields, item, (placed) => {
        list[i] = placed
      })
    }
    put(list)
  }

  private placeThing(type: GraphQLNamedType, fields: FieldsByTypeName, value: unknown, put: Put): void {
    const thing = thingOf(type)
    if (typeof value === 'string') this.placeId(type, thing, fields, value, put)
    else if (thing === 'link') put(isTerms(value) ? null : this.link(value as Link, fields))
    else put(this.plain(this.concrete(type, value as Plain), fields, value as Plain))
  }

  private placeId(
    type: GraphQLNamedType,
    thing: ReturnType<typeof thingOf>,
    fields: FieldsByTypeName,
    id: string,
    put: Put,
  ) {
    const known = this.links.get(id)
    if (known && (thing === 'link' || thing === 'node'))
      return put(isTerms(known) ? null : this.link(known, fields))
    if (thing === undefined)
      throw new TypeError(`The answer has the id ${id} where the schema has a plain ${type.name}.`)
    // A concrete thing of which only the id is asked is known already.
    if (isObjectType(type) && selectedIn(fields, type).every((tree) => tree.name === 'id')) {
      return put(this.plain(type, fields, { id }))
    }
    this.wanted.want(thing === 'node' ? kindOfId(id) : thing, id, fields, this.lens, put)
  }

  /** One link stands in many places of an answer; for each selection it is made once. */
  private link(link: Link, fields: FieldsByTypeName): Shown {
    const made = this.shown.get(fields) ?? new Map<Link, Shown>()
    this.shown.set(fields, made)
    const shown = made.get(link) ?? this.newLink(link, fields)
    made.set(link, shown)
    return shown
  }

  private newLink(link: Link, fields: FieldsByTypeName): Shown {
    const type = this.info.schema.getType(link.type === 'AGREEMENT' ? '' : LINK_TYPENAMES[link.type])
    if (!isObjectType(type)) throw new TypeError(`The schema has no type for links of type ${link.type}.`)
    return this.plain(type, fields, linkFields(link))
  }

  private plain(type: GraphQLObjectType, fields: FieldsByTypeName, value: Plain): Shown {
    const shown: Shown = { __typename: type.name }
    const types = type.getFields()
    for (const tree of selectedIn(fields, type)) {
      const { alias: key } = tree
      const field = types[tree.name]
      if (!field) continue
      const put: Put = (placed) => {
        shown[key] = placed
      }
      const scope = tree.args['scope']
      if (scope !== undefined && scope !== null && typeof value['id'] === 'string') {
        // Under a scope of its own the link must be looked up anew: what the question found does not tell.
        const own = parseScope(scope, this.context.now)
        this.wanted.want(
          'link',
          value['id'],
          { [type.name]: { [key]: { ...tree, args: {} } } },
          own,
          (found) => put(found === null ? [] : (found as Plain)[key]),
        )
      } else this.place(field.type, tree.fieldsByTypeName, value[tree.name], put)
    }
    return shown
  }

  private concrete(type: GraphQLNamedType, value: Plain): GraphQLObjectType {
    const named = isObjectType(type) ? type : this.findingType(value)
    if (!isObjectType(named)) throw new TypeError(`The answer does not say which ${type.name} it has.`)
    return named
  }

  /** Where an answer tells of another question's finding, the type is that of the question's own findings. */
  private findingType({ question, __typename }: Plain): GraphQLNamedType | undefined {
    if (typeof question !== 'string') return this.info.schema.getType(String(__typename))
    const answer = getNamedType(this.info.schema.getQueryType()?.getFields()[question]?.type)
    const findings = isObjectType(answer) ? answer.getFields()['findings'] : undefined
    return getNamedType(findings?.type)
  }
}

const flatten = ({ own, ...common }: AskedFinding): Plain => ({ ...own, ...common })
const isTerms = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'AGREEMENT'

/** Computed ids say what they are the id of; the others are entities' or sources'. */
export const kindOfId = (id: string): 'claim' | 'link' | 'entity' =>
  id.startsWith('claim_') ? 'claim' : id.startsWith('link_') ? 'link' : 'entity'
