import { z } from 'zod'
import type { ClaimStatus } from '../../../graph/vocabulary.ts'
import { slugOf } from '../values.ts'

/** How one who speaks in entities of FollowTheMoney does so: other readers turn what they read into such entities. */
export interface Dialect {
  /** Of ids. */
  prefix: string
  /** Of the identifier that keeps the original id; null where that means nothing outside its file. */
  scheme: string | null
  /** What the original id of a tie is called in a locator. */
  locator: string
  status: ClaimStatus
  /** Whether there are schemata and properties, too, that FollowTheMoney does not have and our model does. */
  beyond: boolean
}
export const FTM: Dialect = {
  prefix: 'ftm',
  scheme: 'FTM',
  locator: 'FtM entity',
  status: 'REPORTED',
  beyond: false,
}

const FTM_ENTITY = z.looseObject({
  id: z.string().min(1),
  schema: z.string().min(1),
  caption: z.string().nullish(),
  properties: z.record(z.string(), z.union([z.string(), z.array(z.unknown())])).default({}),
  datasets: z.array(z.string()).nullish(),
  referents: z.array(z.string()).nullish(),
})

type Given = z.input<typeof FTM_ENTITY>

/** One FollowTheMoney entity, and which of its properties have been said: the others are counted. */
export class FtmEntity {
  readonly id: string
  readonly dialect: Dialect
  readonly schema: string
  readonly caption: string | null
  readonly datasets: readonly string[]
  /** Other ids under which the same thing has been known. */
  readonly referents: readonly string[]
  private readonly left: Map<string, readonly string[]>
  private readonly severals: string[] = []

  constructor(given: Given, dialect: Dialect = FTM) {
    this.dialect = dialect
    this.id = given.id
    this.schema = given.schema
    this.caption = given.caption ?? null
    this.datasets = given.datasets ?? []
    this.referents = given.referents ?? []
    this.left = new Map(
      Object.entries(given.properties ?? {})
        .map(([name, values]) => [name, textsOf(values)] as const)
        .filter(([, values]) => values.length > 0),
    )
  }

  /** Our id of this entity, or of another of the same dialect. */
  slug(id: string = this.id): string {
    return slugOf(this.dialect.prefix, id)
  }
  /** Values of a property, which then counts as said. */
  all(property: string): readonly string[] {
    const values = this.left.get(property) ?? []
    this.left.delete(property)
    return values
  }
  /** The one value, or the most precise of several that say the same; null where there is none, or several differ. */
  one(property: string): string | null {
    const values = [...this.all(property)].sort((a, b) => b.length - a.length)
    const [longest] = values
    if (longest === undefined) return null
    if (values.every((value) => longest.startsWith(value))) return longest
    this.severals.push(property)
    return null
  }
  /** A value that could not be said after all. */
  refuse(property: string): void {
    this.left.set(property, [''])
  }
  *unsaid(): Generator<{ unsaid: string }> {
    for (const property of this.left.keys()) yield { unsaid: `${this.schema}.${property}` }
    for (const property of this.severals) yield { unsaid: `${this.schema}.${property} (several that differ)` }
  }
}

/** The entity and those that stand inside it, as nested exports write them; null where the value is no entity. */
export function entitiesOf(value: unknown): FtmEntity[] | null {
  const parsed = FTM_ENTITY.safeParse(value)
  if (!parsed.success) return null
  const inside = Object.values(parsed.data.properties)
    .flat()
    .filter((one) => typeof one === 'object' && one !== null)
    .flatMap((one) => entitiesOf(one) ?? [])
  return [new FtmEntity(parsed.data), ...inside]
}

const textsOf = (values: string | unknown[]): string[] =>
  [values]
    .flat()
    .map((value) => (typeof value === 'object' && value !== null && 'id' in value ? value.id : value))
    .filter((value) => ['string', 'number', 'boolean'].includes(typeof value))
    .map((value) => `${value as string | number | boolean}`.trim())
    .filter((value) => value !== '')
