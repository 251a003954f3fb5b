import { type Measured, quantile } from './measure.ts'
import type { Effort } from './plans.ts'

export interface Stage {
  name: string
  measured: Measured[]
  efforts: ReadonlyMap<string, readonly Effort[]>
}

const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 1)

/** How much longer the product takes than the floor, at each size. */
export function ratios(stages: readonly Stage[]): string {
  const rows = stages.flatMap(({ name, measured }) =>
    measured.map(({ case: of, trips, product, floor, bytes }) => {
      const [ours, least] = [quantile(product, 0.5), quantile(floor, 0.5)]
      const ratio = ours / least
      const p99 = quantile(product, 0.99) / quantile(floor, 0.99)
      return [
        of.name,
        name,
        String(trips.length),
        `${(bytes / 1000).toFixed(0)} kB`,
        `${ms(ours)} / ${ms(least)}`,
        `${ms(quantile(product, 0.99))} / ${ms(quantile(floor, 0.99))}`,
        p99.toFixed(2),
        ratio.toFixed(2),
        `${of.goal}`,
        ratio <= of.goal ? 'yes' : 'no',
      ]
    }),
  )
  const head = [
    'case',
    'graph',
    'trips',
    'answer',
    'median ms',
    'p99 ms',
    'ratio of p99',
    'ratio',
    'goal',
    'met',
  ]
  return table(head, rows)
}

/** What each statement reads at each size. */
export function efforts(stages: readonly Stage[]): string {
  const [first] = stages
  const rows = [...(first?.efforts ?? [])].flatMap(([name, list]) =>
    list.map((_, i) => {
      const at = stages.map((stage) => stage.efforts.get(name)?.[i])
      // Of a small graph reading everything is a good plan, so only that of the largest counts.
      const scans = at.at(-1)?.scans ?? []
      return [
        name,
        at[0]?.statement ?? '',
        ...at.map((effort) => `${effort?.hits ?? '–'} (${effort?.rows ?? '–'})`),
        scans.map((scan) => `\`${scan.replaceAll('|', '\\|').slice(0, 90)}\``).join(' ') || 'none',
      ]
    }),
  )
  return table(['case', 'statement', ...stages.map(({ name }) => name), 'scans'], rows)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
