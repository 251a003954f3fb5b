import { hashId } from '../claims/identity.ts'
import type { Lens } from '../claims/lens.ts'
import type { Range } from '../claims/types.ts'
import type { Evidence } from './evidence.ts'
import { addressed } from './evidence-text.ts'
import { toPercent } from './numbers.ts'
import { type Edge, edgesOf, type Node, nodesOf } from './scene.ts'
import type { View } from './view.ts'

/**
 * Statements of the Beneficial Ownership Data Standard 0.4, as one JSON array: companies, persons, who owns what share or votes or controls,
 * and who sits on boards. It has no place for what else there is.
 */
export async function* writeBods(view: View): AsyncGenerator<string> {
  yield '['
  let before = '\n'
  for await (const statement of statements(view)) {
    yield `${before}${JSON.stringify(statement)}`
    before = ',\n'
  }
  yield '\n]\n'
}

async function* statements(view: View): AsyncGenerator<object> {
  for await (const node of nodesOf(view)) {
    if (node.kind === 'COMPANY')
      yield statement(view.lens, node.id, 'entity', node.id, entityDetails(node), [])
    if (node.kind === 'PERSON')
      yield statement(view.lens, node.id, 'person', node.id, personDetails(node), [])
  }
  for await (const edge of edgesOf(view)) {
    const { link, from, to, evidence } = edge
    const interests = interestsOf(edge)
    if (interests.length === 0 || to.kind !== 'COMPANY') continue
    const details = { isComponent: false, subject: to.id, interestedParty: from.id, interests }
    yield statement(view.lens, link.id, 'relationship', to.id, details, evidence)
  }
}

function statement(
  { knownAt }: Lens,
  recordId: string,
  recordType: string,
  declarationSubject: string,
  recordDetails: object,
  evidence: readonly Evidence[],
): object {
  const on = knownAt.slice(0, 10)
  const content = { recordId, recordType, declarationSubject, recordDetails, statementDate: on }
  return {
    statementId: hashId('finding', content).replace('finding_', 'statement_'),
    ...content,
    recordStatus: 'new',
    publicationDetails: { publicationDate: on, bodsVersion: '0.4', publisher: { name: 'Dealgraph' } },
    ...(evidence.length > 0 ? { source: sourceOf(evidence) } : {}),
  }
}

function entityDetails({ name, aliases, country, form, identifiers }: Node): object {
  return {
    isComponent: false,
    entityType: { type: entityType(form, identifiers.length > 0) },
    name,
    ...(aliases.length > 0 ? { alternateNames: aliases } : {}),
    ...(country === null ? {} : { jurisdiction: { name: nameOfCountry(country), code: country } }),
    ...identified(identifiers),
  }
}

function entityType(form: Node['form'], isRegistered: boolean): string {
  if (form === 'GOVERNMENT') return 'stateBody'
  if (form === 'FUND') return 'arrangement'
  return isRegistered ? 'registeredEntity' : 'legalEntity'
}

const personDetails = ({ name, aliases, identifiers }: Node): object => ({
  isComponent: false,
  personType: 'knownPerson',
  names: [
    { type: 'legal', fullName: name },
    ...aliases.map((alias) => ({ type: 'alternative', fullName: alias })),
  ],
  ...identified(identifiers),
})

/** An LEI has a code at org-id.guide; other schemes are told by their names. */
const identified = (identifiers: Node['identifiers']): object =>
  identifiers.length === 0
    ? {}
    : {
        identifiers: identifiers.map(({ scheme, value }) =>
          scheme === 'LEI' ? { id: value, scheme: 'XI-LEI' } : { id: value, schemeName: scheme },
        ),
      }

const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region' })
const nameOfCountry = (code: string): string => COUNTRIES.of(code) ?? code

const isDay = (date: string | null): date is string => date?.length === 10

function interestsOf({ link }: Edge): object[] {
  // Days only: a month or a year is no date there.
  const during = {
    ...(isDay(link.validFrom) ? { startDate: link.validFrom } : {}),
    ...(isDay(link.validTo) ? { endDate: link.validTo } : {}),
  }
  const common = {
    directOrIndirect: 'unknown',
    details: `Confidence ${link.confidence}${link.disputed ? ', disputed' : ''}.`,
    ...during,
  }
  if (link.type === 'ROLE') {
    const type = typeOfRole(link.key ?? '')
    return type === null ? [] : [{ type, ...common }]
  }
  if (link.type !== 'OWNERSHIP') return []
  const { share, votes, controls } = link.attributes
  const interests = [
    ...(share ? [{ type: 'shareholding', ...common, share: shareOf(share.value as Range) }] : []),
    ...(votes ? [{ type: 'votingRights', ...common, share: shareOf(votes.value as Range) }] : []),
    ...(controls?.value === true ? [{ type: 'otherInfluenceOrControl', ...common }] : []),
  ]
  return interests.length > 0 ? interests : [{ type: 'unknownInterest', ...common }]
}

function typeOfRole(role: string): string | null {
  if (/CHAIR/.test(role)) return 'boardChair'
  if (/BOARD|DIRECTOR/.test(role)) return 'boardMember'
  return /CHIEF|CEO|PRESIDENT/.test(role) ? 'seniorManagingOfficial' : null
}

const shareOf = ({ min, max }: Range): object =>
  min !== null && min === max
    ? { exact: toPercent(min) }
    : {
        ...(min === null ? {} : { minimum: toPercent(min) }),
        ...(max === null ? {} : { maximum: toPercent(max) }),
      }

/** A statement has one source: the sort and the address are those of the surest, the rest is told in words. */
function sourceOf(evidence: readonly Evidence[]): object {
  const publishers = [...new Set(evidence.flatMap(({ source }) => source.publisher ?? []))]
  const url = evidence.find(({ source }) => source.url !== null)?.source.url
  return {
    type: [evidence[0]?.source.kind === 'REGISTER' ? 'officialRegister' : 'thirdParty'],
    description: evidence.map(addressed).join('; '),
    ...(url == null ? {} : { url: new URL(url).href }),
    ...(publishers.length > 0 ? { assertedBy: publishers.map((name) => ({ name })) } : {}),
  }
}
