import type { Need } from './store.ts'
import { ALL, tieOf, tiesOfKind } from './ties.ts'

/** A page of ties: as many as the server gives at once. */
export const MOST_TIES = 100

export interface Request {
  query: string
  variables: { [name: string]: unknown }
}

export interface Scope {
  validAt?: string
  knownAt?: string
  minConfidence?: number
  statuses?: string[]
  withoutSources?: string[]
}

/** All that is needed as one document: each need is a field of its own, `a0` and so on. */
export function documentOf(needs: readonly Need[], scope: Scope): Request {
  const fields = needs.map(fieldOf)
  const ids = needs.flatMap((need, i): [string, string][] =>
    need.of === 'ways'
      ? [
          [`i${i}`, need.between[0]],
          [`j${i}`, need.between[1]],
        ]
      : [[`i${i}`, need.id]],
  )
  const declared = ids.map(([name]) => ` $${name}: ID!`).join('')
  const fragments = needs.some(({ of }) => of === 'ties' || of === 'ways') ? FRAGMENTS : []
  return {
    query: [`query map($scope: Scope${declared}) {`, ...fields, '}', ...fragments].join('\n'),
    variables: { scope, ...Object.fromEntries(ids) },
  }
}

function fieldOf(need: Need, i: number): string {
  switch (need.of) {
    case 'ties': {
      const tie = need.tie === ALL ? undefined : tieOf(need.tie)
      const which = tie ? `types: [${tie.type}], direction: ${tie.direction}, ` : ''
      return `a${i}: entity(id: $i${i}, scope: $scope) { ...end links(${which}first: ${MOST_TIES}) { totalCount nodes { ...tie } } }`
    }
    case 'facts':
      return `a${i}: entity(id: $i${i}, scope: $scope) { aliases links(first: ${MOST_TIES}) { totalCount nodes { type from { id } to { id } } } }`
    case 'counts': {
      const counts = tiesOfKind(need.kind).map(
        ({ code, type, direction }) =>
          `${code}: links(types: [${type}], direction: ${direction}, first: 1) { totalCount }`,
      )
      return `a${i}: entity(id: $i${i}, scope: $scope) { ${counts.join(' ')} }`
    }
    case 'ways':
      break
  }
  return `a${i}: connections(from: $i${i}, to: $j${i}, scope: $scope) { truncated findings { explanation { sentence links { id } } } subgraph { entities { ...end } links { ...tie } } }`
}

const CLAIM =
  'id asserts status supports confidence locator quote note validFrom validTo recordedAt source { id publisher title url publishedOn kind reliability excerptOnly }'
const LINK = 'id type validFrom validTo confidence disputed evidence { ...claim }'

const FRAGMENTS = [
  `fragment claim on Claim { ${CLAIM} }`,
  'fragment thing on Entity { id kind name ... on Company { form } }',
  // The other parties of an agreement come with it: a deal with one end tells nothing.
  `fragment end on Entity { ...thing ... on Agreement { agreementKind stage value { min max currency } confidence disputed evidence { ...claim } parties { ${LINK} from { ...thing } to { id } partyRole } } }`,
  `fragment tie on Link { ${LINK} from { ...end } to { ...end }
  ... on Ownership { share { min max } votes { min max } controls }
  ... on Investment { amount { min max currency } on }
  ... on Rivalry { market { id name } }
  ... on Role { role title former }
  ... on AgreementParty { partyRole } }`,
]
