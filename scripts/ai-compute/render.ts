import { Document, isMap, isPair, isScalar, isSeq, visit, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Decisions } from './decisions.ts'
import type { Draft } from './draft.ts'
import { byAgreement, type Noted, type Pack } from './pack.ts'

/** The pack's files by name: text that a person can review, in an order that depends on nothing but the tables. */
export function filesOf(pack: Pack, decisions: Decisions): Map<string, string> {
  const deals = byAgreement(pack.claims, decisions).flatMap(([id, claims]) =>
    claims.map((claim, i) => noted(claim, i === 0 ? id : null)),
  )
  const links = (...types: string[]) =>
    pack.claims.filter((claim) => types.includes(claim.link ?? '')).map((claim) => noted(claim, null))
  return new Map([
    [
      'sources.yaml',
      yaml(
        'sources',
        pack.sources,
        'Pages of which excerpts were read; where date or origin is second-hand, that is told.',
      ),
    ],
    [
      'entities.yaml',
      yaml(
        'entities',
        pack.entities,
        "Who and what the claims speak of; the comments are the compiler's and no claims.",
      ),
    ],
    [
      'claims-agreements.yaml',
      yaml('claims', deals, 'Deals, one after another; all that is said of one stands together.'),
    ],
    [
      'claims-investments.yaml',
      yaml('claims', links('INVESTMENT'), 'Money put in, promised, talked of or taken back.'),
    ],
    ['claims-ownership.yaml', yaml('claims', links('OWNERSHIP'), 'Shares, votes and control.')],
    ['claims-people.yaml', yaml('claims', links('ROLE'), 'Who founded, leads or sits on the board of what.')],
    [
      'claims-rivals.yaml',
      yaml(
        'claims',
        links('RIVALRY', 'COMPETES_IN'),
        'Who rivals whom, and in which market where the row names one.',
      ),
    ],
    ['claims-facilities.yaml', yaml('claims', links('OPERATION'), 'Who builds and runs which site.')],
  ])
}

/** What is said first, then how and where. */
function noted(
  { row: _, link, from, to, attributes, agreement, ...rest }: Draft,
  comment: string | null,
): Noted {
  const about = link
    ? { link, from, to, ...(attributes && Object.keys(attributes).length > 0 && { attributes }) }
    : { agreement }
  return { record: { ...about, ...rest }, comment }
}

function yaml(list: string, records: readonly Noted[], head: string): string {
  const document = new Document(
    { [list]: records.map(({ record }) => record) },
    { aliasDuplicateObjects: false },
  )
  document.commentBefore = ` Made by scripts/ai-compute/convert.ts: change decisions.yaml there, not this file.\n ${head}`
  const items = document.get(list)
  if (isSeq(items)) {
    for (const [i, { comment }] of records.entries()) {
      const item = items.items[i]
      if (comment !== null && isMap(item)) item.commentBefore = ` ${comment}`
    }
  }
  visit(document, { Map: (_, node, path) => flow(node, path), Seq: (_, node, path) => flow(node, path) })
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}

/** Records, agreements and lists of statements spread over lines; whatever is below stands on one. */
function flow(node: YAMLMap | YAMLSeq, path: readonly unknown[]): void {
  const keys = path.flatMap((at) => (isPair(at) && isScalar(at.key) ? [String(at.key.value)] : []))
  const spread =
    keys.length < 2 || keys.at(-1) === 'agreement' || (keys.at(-1) === 'statements' && isSeq(node))
  if (!spread) node.flow = true
}
