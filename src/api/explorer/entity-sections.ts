import { ENDS } from '../../claims/link-rules.ts'
import type { EntityKind, LinkType } from '../../graph/vocabulary.ts'

/** A list of ties of one kind, as the page of a thing shows it. */
export interface Section {
  /** Its place on the page, and its name in addresses. */
  id: string
  type: LinkType
  /** As seen from the thing. */
  direction: 'IN' | 'OUT' | 'BOTH'
  title: string
  /** What stands at the other end, as the head of a column. */
  end: string
}

/** The most telling first. */
const SECTIONS: readonly Section[] = [
  { id: 'parties', type: 'PARTY', direction: 'IN', title: 'Parties', end: 'Party' },
  { id: 'covers', type: 'COVERS', direction: 'OUT', title: 'What it covers', end: 'Facility or product' },
  { id: 'operators', type: 'OPERATION', direction: 'IN', title: 'Who runs it', end: 'Operator' },
  { id: 'offered-by', type: 'OFFERING', direction: 'IN', title: 'Who offers it', end: 'Company' },
  { id: 'competitors', type: 'COMPETES_IN', direction: 'IN', title: 'Who competes in it', end: 'Company' },
  { id: 'agreements', type: 'PARTY', direction: 'OUT', title: 'Agreements', end: 'Agreement' },
  { id: 'covered-by', type: 'COVERS', direction: 'IN', title: 'Agreements that cover it', end: 'Agreement' },
  { id: 'owners', type: 'OWNERSHIP', direction: 'IN', title: 'Owners', end: 'Owner' },
  { id: 'holdings', type: 'OWNERSHIP', direction: 'OUT', title: 'Holdings', end: 'Holds in' },
  { id: 'investors', type: 'INVESTMENT', direction: 'IN', title: 'Money put in', end: 'Investor' },
  { id: 'investments', type: 'INVESTMENT', direction: 'OUT', title: 'Investments made', end: 'Invested in' },
  { id: 'rivals', type: 'RIVALRY', direction: 'BOTH', title: 'Rivals', end: 'Rival' },
  { id: 'markets', type: 'COMPETES_IN', direction: 'OUT', title: 'Markets', end: 'Market' },
  { id: 'facilities', type: 'OPERATION', direction: 'OUT', title: 'Facilities it runs', end: 'Facility' },
  { id: 'products', type: 'OFFERING', direction: 'OUT', title: 'Products', end: 'Product' },
  { id: 'people', type: 'ROLE', direction: 'IN', title: 'People', end: 'Person' },
  { id: 'roles', type: 'ROLE', direction: 'OUT', title: 'Roles', end: 'At' },
]

/** Every list that a thing of this kind can have. */
export const sectionsOf = (kind: EntityKind): Section[] =>
  SECTIONS.filter(({ type, direction }) => {
    const [from, to] = ENDS[type]
    return (direction !== 'IN' && from.includes(kind)) || (direction !== 'OUT' && to.includes(kind))
  })

/** Whether what stands at the other end is an agreement, whose terms tell more than the tie. */
export const listsAgreements = ({ type, direction }: Section): boolean =>
  (type === 'PARTY' && direction === 'OUT') || (type === 'COVERS' && direction === 'IN')
