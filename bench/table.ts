import type { Hit } from './hits.ts'
import { type Measured, quantile } from './measure.ts'
import type { Effort } from './plans.ts'
import type { Crowd, Pressed } from './pressed.ts'

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

/** Each question by what it was asked of. */
export function scales(measured: readonly Pressed[]): string {
  const rows = measured.map(({ asking, product, first, floor, findings, truncated, errors }) => {
    const [median, p99, least] = [quantile(product, 0.5), quantile(product, 0.99), quantile(floor, 0.5)]
    const subjects = asking.variables.length
    return [
      asking.field,
      asking.of,
      ms(quantile(first, 0.5)),
      ms(median),
      ms(p99),
      floor.length > 0 ? ms(least) : '–',
      floor.length > 0 ? (median / least).toFixed(2) : '–',
      (findings / subjects).toFixed(1),
      `${truncated} of ${subjects}`,
      [...errors].map(([code, times]) => `${code} ${times}`).join(', ') || 'none',
    ]
  })
  const head = ['question', 'of', 'first ms', 'median ms', 'p99 ms', 'floor ms', 'ratio', 'findings']
  return table([...head, 'truncated', 'errors'], rows)
}

/** What the database reads for each question, by what it was asked of. */
export function hitCounts(counted: readonly Hit[]): string {
  const count = (figures: readonly number[], q: number) =>
    Math.round(quantile(figures, q)).toLocaleString('en')
  const rows = counted.map(({ asking, hits, rows, trips, truncated, failed }) => [
    asking.field,
    asking.of,
    String(trips),
    count(hits, 0.5),
    count(hits, 1),
    count(rows, 0.5),
    count(rows, 1),
    `${truncated} of ${hits.length}`,
    String(failed),
  ])
  return table(['question', 'of', 'trips', 'hits', 'most', 'rows', 'most', 'truncated', 'failed'], rows)
}

/** Many clients at once. */
export function crowds(pressed: readonly Crowd[], clients: number): string {
  const rows = pressed.map(({ asking, times, failed, seconds }) => [
    asking.field,
    asking.of,
    ms(quantile(times, 0.5)),
    ms(quantile(times, 0.99)),
    (times.length / seconds).toFixed(1),
    String(failed),
  ])
  const head = ['question', 'of', `median ms, ${clients} clients`, 'p99 ms', 'answers a second', 'errors']
  return table(head, rows)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
