import { sayMoney } from '../words/say-amounts.ts'
import { sayConstant } from '../words/say-constant.ts'
import type { Exhibit, ShownEntity } from './exhibit.ts'
import { asKnown, knownAs } from './known-as.ts'
import type { SceneNode, Standing } from './scene.ts'
import { entitiesInOrder } from './told-order.ts'

/** A node for each entity, in the order of the findings. */
export const nodesOf = (exhibit: Exhibit): SceneNode[] =>
  entitiesInOrder(exhibit).map((entity) => nodeOf(entity, exhibit))

const nodeOf = (entity: ShownEntity, exhibit: Exhibit): SceneNode => ({
  id: entity.id,
  kind: entity.kind,
  label: entity.name,
  sublabel: sublabelOf(entity, exhibit),
  ...knownAs(entity, exhibit),
  disputed: entity.disputed ?? false,
  standing: standingOf(entity),
  members: [entity.id],
})

/** What it is, where its name does not tell. */
export function sublabelOf(entity: ShownEntity, exhibit: Pick<Exhibit, 'claims'>): string | null {
  const { kind, form, agreementKind, stage, value } = entity
  switch (kind) {
    case 'COMPANY':
      return form === undefined || form === 'COMPANY' || form === 'OTHER' ? null : sayConstant(form)
    case 'AGREEMENT':
      return (
        [
          agreementKind === undefined || agreementKind === 'OTHER' ? null : sayConstant(agreementKind),
          stage === undefined || UNSAID.has(stage) ? null : sayConstant(stage),
          asKnown(entity, 'value', value ? sayMoney(value) : null, exhibit),
        ]
          .filter((part) => part !== null)
          .join(' · ') || null
      )
    default:
      return sayConstant(kind)
  }
}

/** Stages in which an agreement simply binds. */
const UNSAID: ReadonlySet<string> = new Set(['SIGNED', 'EFFECTIVE', 'AMENDED', 'UNKNOWN'])
const STANDING_OF_STAGE: Readonly<Record<string, Standing>> = {
  PROPOSED: 'PROSPECTIVE',
  LETTER_OF_INTENT: 'PROSPECTIVE',
  SUSPENDED: 'ENDED',
  EXPIRED: 'ENDED',
  TERMINATED: 'ENDED',
}

export const standingOf = ({ stage }: Pick<ShownEntity, 'stage'>): Standing =>
  STANDING_OF_STAGE[stage ?? ''] ?? 'CURRENT'
