import { parseRecords } from '../../src/claims/parse.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { HOSTILE_TEXTS, MARKUP_TEXTS } from './hostile-texts.ts'
import { recordAll } from './recording.ts'

/** Companies whose owners and sources have hostile names: as many owners of each as a picture draws one by one. */
export const OWNED = ['owned-0', 'owned-1', 'owned-2', 'owned-3', 'owned-4'] as const

/** Records every hostile text that the intake takes, as name, title, publisher, quote, note and place, and in the addresses of sources. */
export async function recordHostileWorld(graph: Graph): Promise<void> {
  const texts = HOSTILE_TEXTS.filter((text) => isTaken({ source: { id: 's', kind: 'OTHER', title: text } }))
  const addresses = texts
    .flatMap((text) => [text, `https://evil.example/${text}`, `https://evil.example/?q=${text}#${text}`])
    .filter((url) => isTaken({ source: { id: 's', kind: 'OTHER', url } }))
  const textAt = (i: number): string => texts[i % texts.length] ?? ''
  const named = MARKUP_TEXTS.filter((name) => isTaken({ entity: { id: 'e', kind: 'COMPANY', name } }))
  const records = named.flatMap((name, i) => [
    {
      entity: { id: `owner-${i}`, kind: i % 2 === 0 ? 'COMPANY' : 'PERSON', name, aliases: [textAt(i + 1)] },
    },
    {
      source: {
        id: `source-${i}`,
        kind: 'OTHER',
        title: textAt(i + 2),
        publisher: textAt(i + 3),
        url: addresses[i % addresses.length],
      },
    },
    {
      claim: {
        link: 'OWNERSHIP',
        from: `owner-${i}`,
        to: OWNED[i % OWNED.length],
        attributes: { share: { min: 0.01, max: 0.01 } },
        status: 'REPORTED',
        source: `source-${i}`,
        quote: textAt(i + 4),
        note: textAt(i + 5),
        locator: textAt(i + 6),
      },
    },
  ])
  const owned = OWNED.map((id, i) => ({ entity: { id, kind: 'COMPANY', name: textAt(i) } }))
  await recordAll(graph, ...owned, ...records)
}

function isTaken(record: Readonly<Record<string, object>>): boolean {
  const [[kind, value] = ['', null]] = Object.entries(record)
  if (kind !== 'source' && kind !== 'entity') return false
  return parseRecords([{ kind, value, line: null }]).faults.length === 0
}
