import type { Exhibit, ShownFinding } from '../exhibit.ts'
import { type Scene, type SceneLimits, sceneOf } from '../scene.ts'

/** What of an exhibit is drawn, and of how many of its findings: their first ones, where all would be a tangle. */
export interface Focus {
  scene: Scene
  findings: number
}

/** More lines than these cannot be followed with the eye. */
const CLEAR: SceneLimits = { maxNodes: 40, maxEdges: 44 }

/** The whole exhibit where that makes a clear picture without groups of unlike things, else as many of its first findings as do. */
export function focusOn(exhibit: Exhibit): Focus {
  const { findings } = exhibit
  const whole = sceneOf(exhibit)
  if (!isGrouped(whole)) return { scene: whole, findings: findings.length }
  let [clear, tangled] = [1, findings.length]
  while (tangled - clear > 1) {
    const middle = (clear + tangled) >> 1
    if (isGrouped(sceneOf(firstOf(exhibit, middle), CLEAR))) tangled = middle
    else clear = middle
  }
  return { scene: sceneOf(firstOf(exhibit, clear), CLEAR), findings: clear }
}

/** Whether things that are not alike had to be put together. */
const isGrouped = ({ nodes }: Scene): boolean => nodes.some(({ label }) => label.startsWith('+ '))

/** An exhibit of its first findings alone, and of what they rest on. */
function firstOf(exhibit: Exhibit, count: number): Exhibit {
  const findings = exhibit.findings.slice(0, count)
  const ways = findings.flatMap(({ explanation }: ShownFinding) => explanation)
  const links = new Set(ways.flatMap((way) => way.links))
  const drawn = [...exhibit.links].filter(([id]) => links.has(id))
  const entities = new Set([
    ...ways.flatMap((way) => way.entities),
    ...drawn.flatMap(([, { from, to }]) => [from, to]),
  ])
  return {
    ...exhibit,
    findings,
    links: new Map(drawn),
    entities: new Map([...exhibit.entities].filter(([id]) => entities.has(id))),
  }
}
