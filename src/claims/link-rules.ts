import type { EntityKind, LinkType } from '../graph/vocabulary.ts'
import type { LinkAttributes } from './types.ts'

/** Which attributes a link claim of each type may state. */
export const ATTRIBUTES: Readonly<Record<Exclude<LinkType, 'PARTY'>, readonly (keyof LinkAttributes)[]>> = {
  OWNERSHIP: ['share', 'votes', 'controls', 'interests'],
  INVESTMENT: ['amount', 'round', 'instrument', 'on', 'stage'],
  RIVALRY: ['market'],
  ROLE: ['role', 'title', 'former'],
  OPERATION: [],
  OFFERING: [],
  COVERS: [],
  COMPETES_IN: [],
}

/** Which kinds may stand at the ends of each link. */
export const ENDS: Readonly<Record<LinkType, readonly [readonly EntityKind[], readonly EntityKind[]]>> = {
  OWNERSHIP: [
    ['COMPANY', 'PERSON'],
    ['COMPANY', 'FACILITY'],
  ],
  INVESTMENT: [['COMPANY', 'PERSON'], ['COMPANY']],
  RIVALRY: [['COMPANY'], ['COMPANY']],
  ROLE: [['PERSON'], ['COMPANY']],
  PARTY: [['COMPANY', 'PERSON'], ['AGREEMENT']],
  OPERATION: [['COMPANY'], ['FACILITY']],
  OFFERING: [['COMPANY'], ['PRODUCT']],
  COVERS: [['AGREEMENT'], ['FACILITY', 'PRODUCT']],
  COMPETES_IN: [['COMPANY'], ['MARKET']],
}
