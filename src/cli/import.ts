import { Presets, SingleBar } from 'cli-progress'
import { ONE_FOR_EACH } from '../claims/merge-conflicts.ts'
import type { Graph } from '../graph/graph.ts'
import { type ImportProgress, type ImportSummary, importFiles } from '../intake/import.ts'
import type { Tally } from '../intake/tally.ts'
import { type Output, plain } from './output.ts'
import { makeTable } from './table.ts'
import { count } from './text.ts'

/** Where nobody watches a bar, a line now and then shows that it goes on. */
const LINE_EVERY_MS = 5_000
/** What does not fit into the model is told by its commonest names. */
const MOST_UNSAID = 20
const INTERRUPTED = 130

export interface ImportArguments {
  format: string
  source?: string
  mapping?: string
  dryRun?: boolean
  rejects?: string
}

/** Imports with its progress told, and stops between two batches at Ctrl-C. Resolves to the exit code. */
export async function runImport(
  graph: Graph,
  output: Output,
  files: readonly string[],
  given: ImportArguments,
): Promise<number> {
  const stop = new AbortController()
  const onSignal = (): void => {
    if (stop.signal.aborted) process.exit(INTERRUPTED)
    stop.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal)
  const progress = showProgress(output)
  try {
    const summary = await importFiles(graph, files, {
      ...given,
      onProgress: (at) => progress.to(at),
      signal: stop.signal,
    })
    progress.end()
    output.out(summaryText(summary, given, output.width))
    return 0
  } catch (error) {
    progress.end()
    if (!stop.signal.aborted) throw error
    output.err(
      `Stopped. ${given.dryRun ? 'Nothing was written.' : 'The same command goes on where it stopped.'}`,
    )
    return INTERRUPTED
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, onSignal)
  }
}

function showProgress(output: Output): { to(progress: ImportProgress): void; end(): void } {
  return process.stderr.isTTY ? bar() : lines(output)
}

function bar(): ReturnType<typeof showProgress> {
  const format = '{phase} {bar} {percentage} % · {rate} · {eta_formatted} left'
  const shown = new SingleBar(
    { format, stream: process.stderr, hideCursor: true, etaBuffer: 100, gracefulExit: false },
    Presets.shades_classic,
  )
  let now: ImportProgress['phase'] | null = null
  let since = 0
  return {
    to({ phase, done, total }) {
      if (phase !== now) {
        if (now !== null) shown.stop()
        now = phase
        since = performance.now()
        shown.start(total, 0, { phase, rate: '' })
      }
      shown.update(done, { phase, rate: rateOf({ phase, done, total }, since) })
    },
    end: () => shown.stop(),
  }
}

function lines(output: Output): ReturnType<typeof showProgress> {
  let now: ImportProgress['phase'] | null = null
  let since = 0
  let told = 0
  return {
    to(progress) {
      const { phase, done, total } = progress
      if (phase !== now) {
        now = phase
        // What was done before a phase, such as waiting for the database, is no part of its pace.
        since = told = performance.now()
      }
      if (performance.now() - told < LINE_EVERY_MS) return
      told = performance.now()
      const left = ((told - since) / 1000) * ((total - done) / Math.max(1, done))
      output.err(
        `${phase}: ${Math.floor((100 * done) / total)} %, ${rateOf(progress, since)}, about ${Math.ceil(left)} s left`,
      )
    },
    end: () => undefined,
  }
}

function rateOf({ phase, done }: ImportProgress, since: number): string {
  const seconds = (performance.now() - since) / 1000
  // The first batch of a phase tells nothing of its pace yet.
  if (seconds < 1) return ''
  const perSecond = done / seconds
  return phase === 'Reading'
    ? `${(perSecond / 1e6).toFixed(1)} MB/s`
    : `${Math.round(perSecond).toLocaleString('en')} records/s`
}

export function summaryText(summary: ImportSummary, given: ImportArguments, width: number): string {
  const { files, claims, sources, entities, events, before, newlyDisputed, suppressed, sharing } = summary
  const counts = [
    count(claims.added, 'claim'),
    count(sources, 'source'),
    count(entities, 'changed or new entity', 'changed or new entities'),
    ...(events > 0 ? [count(events, 'event')] : []),
  ]
  const done = given.dryRun ? 'Would record' : 'Recorded'
  return [
    `${done} ${counts.join(', ')}; ${count(claims.repeated, 'claim')} already known.`,
    ...(before > 0 ? [`${count(before, 'record')} had been written before it was interrupted.`] : []),
    ...(newlyDisputed > 0
      ? [`${count(newlyDisputed, 'more tie is', 'more ties are')} disputed than before.`]
      : []),
    ...(suppressed > 0
      ? [
          `${count(suppressed, 'tie is', 'ties are')} between records that are merged into one: no link is made of ${suppressed === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(sharing > 0
      ? [
          `${count(sharing, 'entity has', 'entities have')} a number (${ONE_FOR_EACH.join(', ')}) that another record has too: \`dealgraph resolve\` shows which may be one thing.`,
        ]
      : []),
    fileTable(files, width),
    ...unsaidText(files),
    ...refusedText(files, given.rejects),
  ].join('\n')
}

/** Columns from which on there is room to say how each file was read. */
const WIDE = 100
const COUNTED = ['read', 'added', 'repeated', 'conflicting', 'refused'] as const

function fileTable(files: readonly Tally[], width: number): string {
  const isWide = width >= WIDE
  const row = (name: string, format: string, tallies: readonly Tally[]): string[] => [
    plain(name),
    ...(isWide ? [format] : []),
    ...COUNTED.map((what) => tallies.reduce((sum, tally) => sum + tally[what], 0).toLocaleString('en')),
  ]
  const folder = sharedFolder(files.map(({ file }) => file))
  const rows = files.map((tally) => row(tally.file.slice(folder.length), tally.format, [tally]))
  if (files.length > 1) rows.push(row('In all', '', files))
  const head = ['File', ...(isWide ? ['Read as'] : []), 'Read', 'Added', 'Repeated', 'Conflicting', 'Refused']
  return makeTable(head, rows, width)
}

/** The folder in which all of them lie; its name tells none from another, and takes the room of those that do. */
function sharedFolder([first = '', ...others]: readonly string[]): string {
  let end = first.lastIndexOf('/') + 1
  while (!others.every((other) => other.startsWith(first.slice(0, end))))
    end = first.lastIndexOf('/', end - 2) + 1
  return first.slice(0, end)
}

function unsaidText(files: readonly Tally[]): string[] {
  const all = new Map<string, number>()
  for (const { unsaid } of files) for (const [name, n] of unsaid) all.set(name, (all.get(name) ?? 0) + n)
  if (all.size === 0) return []
  const sorted = [...all].sort(([, a], [, b]) => b - a)
  const shown = sorted.slice(0, MOST_UNSAID).map(([name, n]) => `${plain(name)} (${n.toLocaleString('en')})`)
  const more = sorted.length > MOST_UNSAID ? `, and ${sorted.length - MOST_UNSAID} more` : ''
  return [`Said by the files and not taken, for want of a place: ${shown.join(', ')}${more}.`]
}

function refusedText(files: readonly Tally[], rejects: string | undefined): string[] {
  const refused = files.reduce((sum, { refused, conflicting }) => sum + refused + conflicting, 0)
  return refused > 0 && rejects !== undefined
    ? [`${count(refused, 'refused record')} with the reasons: ${plain(rejects)}`]
    : []
}
