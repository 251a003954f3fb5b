import type { Readable } from 'node:stream'
import { z } from 'zod'
import { withEnds } from './ends.ts'
import type { Format, ReaderOptions, SourceOfFile } from './format.ts'
import { type ClaimValue, entityItems, type Met, type SourceValue, sourceItem } from './items.ts'
import { type Element, elementsOf } from './json-elements.ts'
import { isFormer, roleOf } from './roles.ts'
import { namesOf, slugOf, textOf } from './values.ts'

const id = z.union([z.string(), z.number()]).transform(String)
const shown = {
  name: z.string().nullish(),
  url: z.string().nullish(),
  label: z.string().nullish(),
  dash: z.boolean().nullish(),
}
/** Older maps keep what is shown in `display`, newer ones beside the id. */
const flat = <T extends object>(given: T & { display?: object | null | undefined }) => ({
  ...given,
  ...given.display,
})
const NODE = z.looseObject({ id, ...shown, display: z.looseObject(shown).nullish() }).transform(flat)
const EDGE = z
  .looseObject({ id, node1_id: id, node2_id: id, ...shown, display: z.looseObject(shown).nullish() })
  .transform(flat)

const LITTLESIS: SourceValue = {
  id: 'littlesis',
  publisher: 'LittleSis',
  title: 'LittleSis: who knows who at the heights of business and government',
  url: 'https://littlesis.org',
  kind: 'DATASET',
}

/** Maps of power, drawn with Oligrapher over LittleSis. */
export const oligrapher: Format = {
  name: 'oligrapher',
  title: 'Oligrapher maps of LittleSis',
  detects: (head) => /^\s*\{/.test(head) && /"nodes"\s*:\s*\{/.test(head) && /littlesis\.org\//.test(head),
  read: (input, options) => withEnds(met(input, options)),
}

async function* met(input: Readable, { source }: ReaderOptions): AsyncGenerator<Met> {
  let cited = false
  for await (const one of elementsOf(input, ['$.nodes.*', '$.edges.*'])) {
    if ('fault' in one) yield one
    else if (one.list === 'nodes') yield* sayNode(one)
    else {
      if (!cited) yield sourceItem(LITTLESIS, one.line)
      cited = true
      yield* sayEdge(one, source)
    }
  }
}

function* sayNode({ value, line }: Element): Generator<Met> {
  const node = NODE.safeParse(value)
  if (!node.success) {
    yield { fault: { code: 'BAD_VALUE', message: 'A node has an id and a name.', path: [], line } }
    return
  }
  const [, kind, number] = /littlesis\.org\/(person|org)\/(\d+)/.exec(node.data.url ?? '') ?? []
  const [name] = namesOf([(node.data.name ?? '').replace(/\s+/g, ' ')])
  if (kind === undefined || number === undefined || name === undefined) {
    yield { node: nodeSlug(node.data.id), kind: 'NOTHING' }
    yield { unsaid: 'node (neither a person nor an organisation of LittleSis)' }
    return
  }
  yield* entityItems(
    {
      id: nodeSlug(node.data.id),
      kind: kind === 'person' ? 'PERSON' : 'COMPANY',
      name,
      identifiers: [{ scheme: 'LITTLESIS', value: number }],
    },
    line,
  )
}

/** In a map of LittleSis a node has the number of the person or organisation. */
const nodeSlug = (number: string): string => slugOf('littlesis', number)

function* sayEdge({ value, line }: Element, file: SourceOfFile): Generator<Met> {
  const edge = EDGE.safeParse(value)
  if (!edge.success) {
    yield {
      fault: { code: 'BAD_VALUE', message: 'An edge has an id, node1_id and node2_id.', path: [], line },
    }
    return
  }
  const { node1_id, node2_id, dash, url } = edge.data
  const label = textOf((edge.data.label ?? '').replace(/\s+/g, ' '), 300)
  const number = /littlesis\.org\/relationships?\/(?:view\/id\/)?(\d+)/.exec(url ?? '')?.[1]
  const tie = tieOf(label, nodeSlug(node1_id), nodeSlug(node2_id), edge.data.id, dash === true)
  if (tie === null) {
    yield { unsaid: `edge "${label ?? ''}"` }
    return
  }
  const from =
    number === undefined
      ? { source: file.id, locator: `edge ${edge.data.id}` }
      : { source: LITTLESIS.id, locator: `relationship ${number}` }
  yield { tie: { ...tie, status: 'REPORTED', ...from }, line, what: `edge "${label ?? ''}"` }
}

/**
 * What a label says for sure. LittleSis writes from the one who has a position, owns or lends to the one in which he does; a dashed line is
 * one that it does not hold to be current, since nobody knows when.
 */
function tieOf(
  label: string | null,
  from: string,
  to: string,
  edge: string,
  over: boolean,
): Pick<ClaimValue, 'link' | 'from' | 'to' | 'attributes' | 'agreement'> | null {
  const role = roleOf(label)
  if (label === null) return null
  if (/^(debt holder|creditor|lender)$/i.test(label) && !over) {
    const parties = [
      { role: 'LENDER' as const, entity: from },
      { role: 'BORROWER' as const, entity: to },
    ]
    return { agreement: { id: slugOf('littlesis-loan', edge), kind: 'LOAN', parties } }
  }
  if (/^(co-?owner|owner|owns|shareholder|major shareholder)$/i.test(label) && !over)
    return { link: 'OWNERSHIP', from, to, attributes: {} }
  if (/^(parent company|parent)$/i.test(label) && !over)
    return { link: 'OWNERSHIP', from, to, attributes: { controls: true } }
  return role === null
    ? null
    : { link: 'ROLE', from, to, attributes: { role, title: label, former: over || isFormer(label) } }
}
