import type { World } from '../../claims/world.ts'
import type { Interests } from '../../ownership/interests.ts'
import { unique } from '../../ownership/route.ts'
import type { Way } from '../define-question.ts'
import { representative } from '../representative.ts'
import { sayList } from '../wording.ts'
import type { Sharing } from './sharing.ts'

/** The common supplier, a direct one before others; else the lowest company that is or controls all that is used. */
export function sharedOf(world: World, interests: Interests, found: readonly Sharing[]): string {
  const common = (direct: boolean) =>
    unique(found.flatMap((s) => (s.common !== null && (s.direct || !direct) ? [s.common] : [])))
  const used =
    [common(true), common(false), unique(found.flatMap((s) => s.used))].find((ids) => ids.length > 0) ?? []
  const [single] = used
  return single !== undefined && used.length === 1 ? single : representative(world, interests, used)
}

export function headline(
  world: World,
  interests: Interests,
  competitors: readonly string[],
  shared: string,
  found: readonly Sharing[],
): string {
  const both = sayList(competitors.map((id) => world.name(id)))
  const name = world.name(shared)
  const later = found.every((sharing) => sharing.way.prospective)
  if (found.every((sharing) => sharing.possible))
    return `${both} may both rely on ${name} through their suppliers.`
  if (found.some((sharing) => sharing.direct))
    return `${both} ${later ? 'are both to use' : 'both use'} ${name}.`
  const dependents = unique(found.flatMap((sharing) => sharing.dependent ?? []))
  const [dependent] = dependents
  if (dependent === undefined || dependents.length > 1) {
    return `${both} ${later ? 'are to share' : 'share'} ${name} through affiliates.`
  }
  const rival = competitors.find((id) => id !== dependent) ?? ''
  const relation =
    shared === rival
      ? `its rival ${world.name(rival)}`
      : interests.own(rival, shared)
        ? `${name}, which its rival ${world.name(rival)} controls`
        : interests.own(shared, rival)
          ? `${name}, which controls its rival ${world.name(rival)}`
          : `${name}, an affiliate of its rival ${world.name(rival)}`
  return `${world.name(dependent)} ${later ? 'is to rely' : 'relies'} on ${relation}.`
}

export function facilityHeadline(
  world: World,
  competitors: readonly string[],
  facility: string,
  ways: readonly Way[],
): string {
  const later = ways.every((way) => way.prospective)
  return `${sayList(competitors.map((id) => world.name(id)))} ${later ? 'are both to use' : 'both use'} one facility, ${world.name(facility)}.`
}
