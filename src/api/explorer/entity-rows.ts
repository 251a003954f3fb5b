import type { Comparison } from '../../surfaces/compare/compare.ts'
import { differencesOf } from '../../surfaces/differences.ts'
import type { Exhibit, ShownClaim, ShownEntity } from '../../surfaces/exhibit.ts'
import { type Html, html } from '../../surfaces/html.ts'
import { asKnown, knownAs } from '../../surfaces/known-as.ts'
import { markOf } from '../../surfaces/page/changes.ts'
import { saidList } from '../../surfaces/page/claims.ts'
import { sayPeriod } from '../../surfaces/say-link.ts'
import { sayValue } from '../../surfaces/values.ts'
import { sayDate, sayMoney, sayShare } from '../../words/say-amounts.ts'
import { sayConfidence } from '../../words/say-confidence.ts'
import { sayConstant } from '../../words/say-constant.ts'
import type { Agreement, Known, Listed, Tie } from './entity-data.ts'

/** What rows need beside the ties themselves. */
export interface Telling extends Known {
  /** The thing whose page it is. */
  id: string
  /** Where the page of a thing stands, in the scope that is looked at. */
  address(id: string): string
  /** Short places of ties on the page, by their ids. */
  places: ReadonlyMap<string, string>
  /** What is otherwise than in an earlier scope, where that was asked. */
  compared?: Comparison | undefined
}

/** The name of a thing, a link to its page. */
export const nameLink = (telling: Pick<Telling, 'address'>, id: string, name: string): Html =>
  html`<a href="${telling.address(id)}"><bdi>${name}</bdi></a>`

export function tiesTable(telling: Telling, { section, ties }: Listed, open: number): Html {
  const [first, rest] = [ties.slice(0, open), ties.slice(open)]
  const table = (
    rows: readonly Tie[],
  ): Html => html`<table class="ties"><caption class="only-read">${section.title}</caption>
<thead><tr><th scope="col">${section.end}</th><th scope="col">What is known</th><th scope="col">When</th><th scope="col">Confidence</th></tr></thead>
<tbody>
${rows.map((tie) => tieRow(telling, tie))}</tbody></table>`
  return html`${table(first)}${rest.length > 0 && html`<details class="rest"><summary>${rest.length} more</summary>${table(rest)}</details>`}`
}

function tieRow(telling: Telling, tie: Tie): Html {
  const { seen, places } = telling
  const other = seen.entities.get(tie.other)
  const agreement = telling.agreements.get(tie.other)
  const thing = agreement ?? tie
  const { confidence, status } = howKnown(tie, agreement, seen)
  const claims = claimsBehind(tie, agreement, seen)
  const when = agreement ? sayAgreed(agreement) : sayWhen(tie)
  const mark = markOf(telling.compared, tie.id)
  return html`<tr id="${places.get(tie.id) ?? ''}" data-link="${tie.id}" data-ends="${places.get(tie.from) ?? ''} ${places.get(tie.to) ?? ''}">
<td><b>${nameLink(telling, tie.other, other?.name ?? tie.other)}</b>${agreement ? others(telling, tie, agreement) : kindOf(other)}</td>
<td data-name="What is known">${parts(figuresOf(telling, tie, agreement))}${mark && html`<ul class="notes" aria-label="Notes">${mark}</ul>`}${doubtOf(thing.disputed ?? tie.disputed, claims)}${whoSaysSo(telling, claims)}</td>
<td class="when" data-name="When">${when ?? html`<span class="soft">unknown</span>`}</td>
<td class="number" data-name="Confidence">${sayConfidence(confidence)}${bar(confidence)}${status !== null && html`<span class="soft">${sayConstant(status)}</span>`}</td>
</tr>
`
}

/** How sure a tie is, and how it is known: that of an agreement, by its terms. */
export function howKnown(
  tie: Tie,
  agreement: Agreement | undefined,
  seen: Pick<Exhibit, 'claims'>,
): { confidence: number; status: ShownClaim['status'] | null } {
  const { confidence, status } = knownAs(agreement ?? tie, seen)
  return { confidence: confidence ?? tie.confidence, status }
}

const bar = (confidence: number): Html =>
  html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.round(confidence * 100)}" height="4"/></svg>`

const parts = (texts: readonly (Html | string)[]): Html =>
  html`${texts.map((text, i) => html`${i > 0 && ' · '}${typeof text === 'string' ? html`<bdi>${text}</bdi>` : text}`)}`

/** What a company is that is not just a company; of other things the kind is told by the list. */
const kindOf = (entity: ShownEntity | undefined): Html | null =>
  entity?.form === undefined || entity.form === 'COMPANY' || entity.form === 'OTHER'
    ? null
    : html` <span class="soft">${sayConstant(entity.form)}</span>`

/** Who else is in an agreement, and as what. */
function others(telling: Telling, tie: Tie, agreement: Agreement): Html {
  const { seen } = telling
  const parties = agreement.parties
    .flatMap((id) => seen.links.get(id) ?? [])
    .filter(({ from }) => from !== telling.id)
  const shown = parties.slice(0, MOST_PARTIES)
  const role = tie.type === 'PARTY' ? `as ${sayConstant(tie.partyRole ?? 'OTHER')}` : null
  return html`<br><span class="soft">${role}${shown.length > 0 && ' with '}${shown.map(
    ({ from, partyRole }, i) =>
      html`${i > 0 && ', '}${nameLink(telling, from, seen.entities.get(from)?.name ?? from)} (${sayConstant(partyRole ?? 'OTHER')})`,
  )}${parties.length > shown.length && ` and ${parties.length - shown.length} more`}</span>`
}
const MOST_PARTIES = 4

/** What is known of a tie, or of the agreement at its other end; what is not known is said where it matters. */
function figuresOf(telling: Telling, tie: Tie, agreement: Agreement | undefined): (Html | string)[] {
  const { seen } = telling
  if (agreement) return termsOf(agreement, seen)
  const { share, votes, amount, market, title } = tie
  const known = (name: 'share' | 'votes' | 'amount', text: string | null): string | null =>
    asKnown(tie, name, text, seen)
  const all: (Html | string | null)[] = {
    OWNERSHIP: [
      tie.controls === true ? 'controls it' : tie.controls === false ? 'does not control it' : null,
      known('share', share ? sayShare(share) : null) ?? 'share unknown',
      known('votes', votes ? suffixed(sayShare(votes), ' of the votes') : null),
    ],
    INVESTMENT: [
      known('amount', amount ? sayMoney(amount) : null) ?? 'amount unknown',
      tie.round === 'CUMULATIVE' ? 'in all, over several rounds' : (tie.round ?? null),
      tie.instrument ?? null,
      sayStage(tie.stage),
    ],
    RIVALRY: [market ? html`in ${nameLink(telling, market.id, market.name)}` : 'market not named'],
    ROLE: [`${tie.former === true ? 'former ' : ''}${sayConstant(tie.role ?? 'OTHER')}`, title ?? null],
    PARTY: [sayConstant(tie.partyRole ?? 'OTHER')],
    OPERATION: ['runs it'],
    OFFERING: ['offers it'],
    COVERS: ['covered'],
    COMPETES_IN: ['competes in it'],
  }[tie.type]
  return all.filter((one) => one !== null)
}

const suffixed = (text: string | null, suffix: string): string | null =>
  text === null ? null : `${text}${suffix}`

export const termsOf = (agreement: Agreement, seen: Pick<Exhibit, 'claims'>): string[] =>
  [
    sayConstant(agreement.agreementKind ?? 'OTHER'),
    asKnown(agreement, 'value', agreement.value ? sayMoney(agreement.value) : null, seen) ?? 'value unknown',
    ...sayCapacity(agreement.capacity ?? null),
    sayStage(agreement.stage),
  ].filter((term) => term !== null)

export const sayCapacity = (capacity: Agreement['capacity']): string[] => [
  ...(capacity?.megawatts ? [`${sayValue(capacity.megawatts)} MW`] : []),
  ...(capacity?.accelerators ? [`${sayValue(capacity.accelerators)} accelerators`] : []),
]

export const sayStage = (stage: string | undefined): string | null =>
  stage === undefined || stage === 'UNKNOWN' ? null : sayConstant(stage)

function sayAgreed({ announcedOn, signedOn, validFrom = null, validTo = null }: Agreement): string | null {
  const period = sayPeriod({ validFrom, validTo })
  if (announcedOn) return `announced ${sayDate(announcedOn)}`
  return signedOn ? `signed ${sayDate(signedOn)}` : period
}

const sayWhen = (tie: Tie): string | null =>
  [tie.on ? sayDate(tie.on) : null, sayPeriod(tie)].filter(Boolean).join(', ') || null

/** An agreement's terms are claimed of it, and stand behind its parties too. */
export function claimsBehind(
  tie: Tie,
  agreement: Agreement | undefined,
  { claims }: Pick<Exhibit, 'claims'>,
): ShownClaim[] {
  const ids = new Set([...(agreement?.evidence ?? []), ...tie.evidence])
  return [...ids].flatMap((id) => claims.get(id) ?? [])
}

/** What disputes it: who denies it, and where its claims differ. */
export function doubtOf(disputed: boolean, claims: readonly ShownClaim[]): Html | null {
  const denials = claims.filter(({ supports }) => !supports)
  const differences = disputed ? differencesOf(claims) : []
  if (!disputed && denials.length === 0) return null
  const names = (of: readonly ShownClaim[]): Html =>
    html`${[...new Set(of.map(publisherOf))].map((name, i) => html`${i > 0 && ', '}<bdi>${name}</bdi>`)}`
  return html`<p class="doubt"><span class="denies">${disputed ? 'Disputed' : 'Denied in part'}</span>${
    denials.length > 0 && html`; denied by ${names(denials)}`
  }${differences.map(
    ({ attribute, values }) =>
      html`; ${attribute}: ${values.map(({ said, claims: of }, i) => html`${i > 0 && ' or '}<bdi>${said}</bdi> (${names(of)})`)}`,
  )}</p>`
}

export const publisherOf = ({ source }: Pick<ShownClaim, 'source'>): string =>
  source.publisher ?? source.title ?? source.id

/** The claims of a thing, folded away. */
export const whoSaysSo = (
  telling: { seen: Pick<Known['seen'], 'entities'> },
  claims: readonly ShownClaim[],
): Html | null =>
  claims.length === 0
    ? null
    : html`<details class="who"><summary>Who says so (${claims.length})</summary>${saidList(telling.seen, claims)}</details>`

/** The places on the page of ties and of what they tie. */
export const placesOf = (
  things: Iterable<{ id: string }>,
  links: Iterable<{ id: string }>,
): Map<string, string> =>
  new Map([
    ...[...things].map(({ id }, i): [string, string] => [id, `e${i + 1}`]),
    ...[...links].map(({ id }, i): [string, string] => [id, `l${i + 1}`]),
  ])
