import { type Command, Option } from 'commander'
import { DealgraphError } from '../errors.ts'
import type { Graph } from '../graph/graph.ts'
import { mergeByIdentifier } from '../identity/by-identifier.ts'
import { judge } from '../identity/judge.ts'
import { VERDICTS } from '../identity/records.ts'
import { MERGED_KINDS, type SameThing, type Sought, sameThings } from '../identity/same-things.ts'
import type { Database } from './database.ts'
import { type Keys, openKeys } from './keys-pressed.ts'
import { type Output, plain } from './output.ts'
import { judgedInWords, pairLines, shownPair } from './pairs.ts'
import { resolvePairs } from './resolve-pairs.ts'
import { count } from './text.ts'

type Within = (use: (database: Database) => Promise<void>) => Promise<void>

interface Options {
  list?: boolean
  judge?: string[]
  auto?: boolean
  dryRun?: boolean
  because?: string
  by: string
  kind?: string[]
  about?: string
  minScore: string
  first: string
  format: 'text' | 'json'
}

/** Whoever sits here can wait longer than a server's callers. */
const PATIENCE_MS = 30_000
const patient = (graph: Graph): Graph => ({
  ...graph,
  read: (statement, params, options) => graph.read(statement, params, { timeoutMs: PATIENCE_MS, ...options }),
})

/** `dealgraph resolve`: which records are of one thing. */
export function addResolve(
  program: Command,
  within: Within,
  output: Output,
  keys: () => Keys | null = openKeys,
): void {
  program
    .command('resolve')
    .description(
      'Find records that may be of one thing, show them side by side, and merge those that you say are.',
    )
    .option('--list', 'Only list the pairs, best first.')
    .option(
      '--judge <a b verdict...>',
      'Say of two ids whether they are one thing: yes merges them, no and unsure are kept.',
    )
    .option('--because <reason>', 'With --judge: why; stands in the history of both.')
    .option('--by <name>', 'Who says so; stands in the history of both.', 'resolve')
    .option(
      '--auto',
      'Merge records with one LEI, Wikidata number or CIK, where nothing recorded speaks against it.',
    )
    .option('--dry-run', 'With --auto: tell what would be done, write nothing.')
    .addOption(
      new Option('--kind <kind...>', 'Only entities of these kinds.').choices(
        MERGED_KINDS.map((kind) => kind.toLowerCase()),
      ),
    )
    .option('--about <id>', 'Only pairs with this one.')
    .option('--min-score <score>', 'The least score, 0 to 1.', '0.75')
    .option('--first <n>', 'With --list: how many at most.', '25')
    .addOption(new Option('--format <format>', 'With --list.').choices(['text', 'json']).default('text'))
    .action(async (options: Options) => {
      const forms = [options.list, options.judge, options.auto].filter((form) => form !== undefined)
      if (forms.length > 1) throw new DealgraphError('BAD_INPUT', 'Give one of --list, --judge and --auto.')
      const sought = soughtOf(options)
      const open = forms.length > 0 ? null : keys()
      if (forms.length === 0 && !open)
        throw new DealgraphError(
          'BAD_INPUT',
          'Without a terminal nobody can be asked: give --list, --judge <a> <b> yes|no|unsure, or --auto.',
        )
      try {
        await within(async (database) => {
          const graph = patient(database.graph)
          if (options.judge) await judgeOne(graph, options.judge, options, output)
          else if (options.auto) await auto(graph, options, output)
          else if (open) await resolvePairs(graph, { sought, by: options.by, keys: open, output })
          else await list(graph, sought, options, output)
        })
      } finally {
        open?.close()
      }
    })
}

function soughtOf({ kind, about, minScore, first }: Options): Omit<Sought, 'after'> {
  const kinds = kind ? MERGED_KINDS.filter((one) => kind.includes(one.toLowerCase())) : null
  return { kinds, about: about ?? null, minScore: Number(minScore), first: Number(first), judged: false }
}

async function judgeOne(graph: Graph, given: readonly string[], { because, by }: Options, output: Output) {
  const [a, b, said] = given
  const verdict = VERDICTS.find((one) => one === said?.toUpperCase())
  if (!a || !b || !verdict || given.length > 3)
    throw new DealgraphError('BAD_INPUT', '--judge takes two ids and yes, no or unsure.')
  if (!because) throw new DealgraphError('BAD_INPUT', 'Say why: --because "<reason>".')
  output.out(judgedInWords(await judge(graph, { a, b, verdict }, { by, because }, new Date())))
}

async function auto(graph: Graph, { by, dryRun = false }: Options, output: Output): Promise<void> {
  let [merged, refused] = [0, 0]
  for await (const step of mergeByIdentifier(graph, { by, dryRun })) {
    const [keep, absorb] = [step.keep, step.absorb].map(({ name, id }) => `${plain(name)} (${id})`)
    if (step.refused.length === 0) {
      merged++
      output.out(
        `${dryRun ? 'Would merge' : 'Merged'} ${absorb} into ${keep}: both have ${plain(step.identifier)}.`,
      )
    } else {
      refused++
      output.out(
        `Left ${absorb} and ${keep} apart, though both have ${plain(step.identifier)}: ${plain(step.refused.join('; '))}.`,
      )
    }
  }
  output.out(`${dryRun ? 'Would merge' : 'Merged'} ${merged}; left ${refused} to a person.`)
}

/** A list is worth waiting for so long; what a larger graph holds beyond that is told to be missing. */
const LIST_WITHIN_MS = 60_000

async function list(
  graph: Graph,
  sought: Omit<Sought, 'after'>,
  { format }: Options,
  output: Output,
): Promise<void> {
  const found: SameThing[] = []
  const began = Date.now()
  let [after, examined]: [string | null, number] = [null, 0]
  do {
    const page = await sameThings(graph, { ...sought, first: 100, after }, new Date())
    found.push(...page.pairs.map(({ pair }) => pair))
    examined += page.examined
    after = page.next
  } while (after !== null && Date.now() - began < LIST_WITHIN_MS)
  const best = found.sort((p, q) => q.score - p.score).slice(0, sought.first)
  const isAll = after === null
  if (format === 'json')
    output.out(JSON.stringify({ pairs: best.map(shownPair), total: found.length, examined, isAll }, null, 2))
  else {
    for (const pair of best) output.out(pairLines(pair, output.width).join('\n'))
    output.out(
      found.length === 0
        ? `No two of ${count(examined, 'record')} seem to be one thing.`
        : `${best.length} of ${found.length} pairs, from ${examined} entities.`,
    )
  }
  if (!isAll)
    output.err(
      'The graph is larger than can be looked through in a minute: this is a part. Narrow it by --kind or --about.',
    )
}
