import type { LinkType } from '../generated/schema-types.ts'
import { sayMoney, sayShare } from '../words/say-amounts.ts'
import { sayConstant } from '../words/say-constant.ts'
import type { Exhibit, ShownLink } from './exhibit.ts'
import { asKnown, knownAs } from './known-as.ts'
import type { SceneEdge, Standing } from './scene.ts'
import { standingOf } from './scene-nodes.ts'
import { linksInOrder } from './told-order.ts'

/** An edge for each link with both its ends there, in the order of the findings. */
export const edgesOf = (exhibit: Exhibit): SceneEdge[] =>
  linksInOrder(exhibit)
    .filter(({ from, to }) => exhibit.entities.has(from) && exhibit.entities.has(to))
    .map((link) => edgeOf(link, exhibit))

/** Parties that an agreement gives something to: the arrow goes from the agreement to them. */
const RECEIVING: ReadonlySet<string> = new Set(['CUSTOMER', 'LESSEE', 'END_USER', 'BORROWER', 'INVESTEE'])

function edgeOf(link: ShownLink, exhibit: Exhibit): SceneEdge {
  const { confidence, status } = knownAs(link, exhibit)
  const turned = link.type === 'PARTY' && RECEIVING.has(link.partyRole ?? '')
  return {
    id: link.id,
    from: turned ? link.to : link.from,
    to: turned ? link.from : link.to,
    label: LABELS[link.type](link, exhibit),
    type: link.type,
    directed: link.type !== 'RIVALRY',
    confidence: confidence ?? link.confidence,
    status,
    disputed: link.disputed,
    standing: standingOfLink(link, exhibit),
    links: [link.id],
    agreements: [],
  }
}

const LABELS: Readonly<Record<LinkType, (link: ShownLink, exhibit: Exhibit) => string>> = {
  OWNERSHIP: sayHolding,
  INVESTMENT: (link, exhibit) =>
    ['invests', asKnown(link, 'amount', link.amount ? sayMoney(link.amount) : null, exhibit)]
      .filter(Boolean)
      .join(' '),
  RIVALRY: ({ market }) => (market ? `rival in ${market.name}` : 'rival'),
  ROLE: ({ role, former }) => (former ? 'former ' : '') + sayConstant(role ?? 'ROLE'),
  PARTY: ({ partyRole }) =>
    partyRole === undefined || partyRole === 'OTHER' ? 'party' : sayConstant(partyRole),
  OPERATION: () => 'operates',
  OFFERING: () => 'offers',
  COVERS: () => 'covers',
  COMPETES_IN: () => 'competes in',
}

function sayHolding(link: ShownLink, exhibit: Exhibit): string {
  const { share, votes, controls } = link
  const size = asKnown(link, 'share', share ? sayShare(share) : null, exhibit)
  const power = votes ? sayShare(votes) : null
  const parts = [
    size && `holds ${size}`,
    !size && power && `has ${power} of the votes`,
    controls === true && 'controls',
  ].filter((part) => typeof part === 'string')
  return parts.join(', ') || 'holds a stake'
}

function standingOfLink(link: ShownLink, { entities, validAt }: Exhibit): Standing {
  if (link.former === true || isOver(link.validTo, validAt)) return 'ENDED'
  if (isLater(link.validFrom, validAt)) return 'PROSPECTIVE'
  const agreement = [link.from, link.to]
    .map((id) => entities.get(id))
    .find((end) => end?.kind === 'AGREEMENT')
  return agreement ? standingOf(agreement) : 'CURRENT'
}

/** A month or year is over when it has passed, a day when it has come. */
const isOver = (to: string | null, at: string): boolean =>
  to !== null && (to.length === DAY ? at.slice(0, DAY) >= to : at.slice(0, to.length) > to)
const isLater = (from: string | null, at: string): boolean => from !== null && from > at.slice(0, from.length)
const DAY = 'yyyy-mm-dd'.length
