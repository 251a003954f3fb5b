import { SHOWN_FRAGMENTS } from '../../questions/exhibit-query.ts'

const { exhibitEntity, exhibitLink, exhibitClaim } = SHOWN_FRAGMENTS
const CAPACITY = 'capacity { megawatts { min max } accelerators { min max } }'
const DATES = 'announcedOn signedOn validFrom validTo'

/** A thing, whatever it is, with all that is known of itself. */
export const FACTS = `query thing($id: ID!, $scope: Scope) {
  entity(id: $id, scope: $scope) {
    ...exhibitEntity
    aliases
    identifiers { scheme value url }
    ... on Company { country }
    ... on Facility { country ${CAPACITY} }
    ... on Product { family }
    ... on Agreement { ${CAPACITY} ${DATES} termsDisclosed exclusive statements { topic text disputed claims { id } } }
  }
}
${exhibitEntity}
${exhibitClaim}`

/** What became of its record: of the record itself, so in no scope. */
export const HISTORY = `query history($id: ID!) {
  entity(id: $id) { history { at by what because other verdict } }
}`

const END = 'id kind name ... on Company { form }'
/** An agreement with its terms and parties; what is said of each party stands behind the tie that is listed. */
const DEAL = `...exhibitEntity ... on Agreement {
  ${CAPACITY} ${DATES}
  parties { id type partyRole validFrom validTo confidence disputed from { ${END} } to { id } }
}`

/** Ties of a thing: one page, of whatever types. Where the other ends are agreements, with what these are about. */
export const tiesQuery = (agreements: 'from' | 'to' | null): string => `query ties(
  $id: ID!, $scope: Scope, $types: [LinkType!], $direction: Direction, $first: Int!, $after: String
) {
  entity(id: $id, scope: $scope) {
    links(types: $types, direction: $direction, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage endCursor }
      nodes {
        ...exhibitLink
        from { ${agreements === 'from' ? DEAL : END} }
        to { ${agreements === 'to' ? DEAL : END} }
        ... on Investment { round instrument stage }
      }
    }
  }
}
${exhibitLink}
${agreements === null ? '' : exhibitEntity}
${exhibitClaim}`

export const OWNERS_IN_THE_END = `query owners($id: ID!, $scope: Scope, $first: Int!) {
  ultimateOwners(of: $id, scope: $scope, first: $first) {
    summary totalFindings truncated
    findings { headline confidence disputed owner { id name } share { min max } controls }
  }
}`

export const DISPUTES = `query disputes($id: ID!, $scope: Scope, $first: Int!) {
  disputes(about: $id, scope: $scope, first: $first) {
    totalFindings
    findings { headline disputed dispute { about { id } attribute positions { value preferred claims { ...exhibitClaim } } } }
  }
}
${exhibitClaim}`

export const TIMELINE = `query timeline($id: ID!, $scope: Scope, $from: Date) {
  timeline(of: $id, from: $from, scope: $scope, first: 100) {
    totalFindings validAt knownAt
    findings { headline on confidence disputed prospective }
  }
}`

/** What an id is that names no thing: a tie, a claim or a source. */
export const NODE = `query node($id: ID!) {
  node(id: $id) {
    __typename id
    ... on Link { type from { id name } to { id name } }
    ... on Claim { source { id publisher title url } about { __typename id ... on Entity { name } ... on Link { from { id name } to { id name } } } }
    ... on Source { publisher title url publishedOn claims(first: 1) { totalCount } }
  }
}`
