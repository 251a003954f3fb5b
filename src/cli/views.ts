import { randomUUID } from 'node:crypto'
import type { Command } from 'commander'
import type { GraphQLSchema } from 'graphql'
import { COMMAND_LINE } from '../audit/note.ts'
import type { Config } from '../config.ts'
import { DealgraphError, ERROR_CODES, type ErrorCode } from '../errors.ts'
import type { Caller } from '../keys/caller.ts'
import { wordsOf } from '../questions/pin-variables.ts'
import { findSaved, loadSavedQueries } from '../questions/saved.ts'
import { parseVariables } from '../questions/saved-variables.ts'
import { checkOrder, MOST_DAYS, USUAL_DAYS } from '../views/order.ts'
import { rotateSigningKeys } from '../views/signing-keys.ts'
import { listViews } from '../views/store.ts'
import type { View } from '../views/view.ts'
import { createView, revokeView } from '../views/write.ts'
import type { InputFault } from '../writing/write.ts'
import type { Database } from './database.ts'
import type { Doors } from './doors.ts'
import { toPair } from './export.ts'
import { parseExpiry } from './keys.ts'
import { type Output, plain } from './output.ts'
import { makeTable } from './table.ts'
import { count } from './text.ts'

interface Parts {
  doors: Doors
  config: () => Config
  within: (use: (database: Database) => Promise<void>) => Promise<void>
  output: Output
}

interface CreateOptions {
  var?: string[]
  label?: string
  expires?: string
  frameAncestor?: string[]
}

/** Whoever runs the command reaches the database, and so may all. */
const OPERATOR: Caller = { scope: 'admin', by: 'command line', writer: COMMAND_LINE }
const MOST_LISTED = 1_000

/** `dealgraph views`: saved queries that anyone with the address may see, and nothing else. */
export function addViews(program: Command, { doors, config, within, output }: Parts): void {
  const views = program
    .command('views')
    .description('Make, list and revoke addresses that show one saved query without a key.')

  views
    .command('create')
    .description('Pin a saved query with its variables, and print the address of the view, once.')
    .argument('<name>', 'Which saved query; `dealgraph queries` lists them.')
    .option(
      '--var <name=value>',
      'A variable of it; may be given more than once. The others are pinned to what the query has.',
      gather,
    )
    .option('--label <text>', 'What the view is for. Default: the title of the saved query.')
    .option(
      '--expires <when>',
      `After so many days, such as 90d, at the end of a day, 2027-03-31 (UTC), or never. Default: ${USUAL_DAYS}d; at most ${MOST_DAYS}d.`,
    )
    .option(
      '--frame-ancestor <origin>',
      'A site that may show the page in a frame, such as https://wiki.example.com, or * for any; may be given more than once. Left out: none. As a picture it is shown everywhere.',
      gather,
    )
    .action(async (name: string, options: CreateOptions) => {
      const schema = doors.schema()
      const now = new Date()
      const { query, draft } = checked(schema, name, options, now)
      await within(async ({ graph }) => {
        const run = (operation: Parameters<Doors['execute']>[2]) => doors.execute(graph, config(), operation)
        // What cannot be shown is told now, and not to whoever opens the address.
        const exhibit = await doors.exhibit(run, query, wordsOf(query, draft.variables))
        const shown = [...exhibit.claims.keys()]
        const sent = { idempotencyKey: randomUUID(), input: draft }
        const made = await createView(graph, { draft, shown }, sent, { caller: OPERATOR, now })
        if ('faults' in made) throw toError(made.faults)
        const { view, token } = made
        output.err(`View ${view.id}, ${plain(view.label)}: ${ending(view)}; in a frame: ${framed(view)}.`)
        output.err(
          'The page; with .png, .svg, .md and so on behind it, the same in that format. It is shown only now:',
        )
        output.out(`${config().embedding.publicUrl ?? ''}/t/${token}`)
      })
    })

  views
    .command('list')
    .description(`List views, the newest ${MOST_LISTED}, without their tokens.`)
    .action(async () => {
      await within(async ({ graph }) => {
        const found = await listViews(graph, { writer: null, after: null, limit: MOST_LISTED + 1 })
        const all = found.slice(0, MOST_LISTED)
        if (all.length === 0) output.out('There are no views. `dealgraph views create` makes one.')
        else output.out(table(all, output.width))
        if (found.length > all.length)
          output.err(`These are the newest ${MOST_LISTED}; the field views of the API goes on from there.`)
      })
    })

  views
    .command('revoke')
    .description('Withdraw a view: within a second its address says so instead.')
    .argument('<id>', 'Its id; `dealgraph views list` shows it.')
    .option('--because <reason>', 'Why; stands in the list of views.')
    .action(async (id: string, { because = null }: { because?: string | null }) => {
      await within(async ({ graph }) => {
        const sent = { idempotencyKey: randomUUID(), input: null }
        const done = await revokeView(graph, { id, because }, sent, { caller: OPERATOR, now: new Date() })
        if ('faults' in done) throw toError(done.faults)
        output.out(`Revoked the view ${done.view.id}, ${plain(done.view.label)}.`)
      })
    })

  views
    .command('rotate')
    .description('Sign views with a new key from now on. Those that there are stay good.')
    .option('--revoke-old', 'Refuse every view that was signed before: for when a signing key got out.')
    .action(async ({ revokeOld = false }: { revokeOld?: boolean }) => {
      await within(async ({ graph }) => {
        const { key, revoked } = await rotateSigningKeys(graph, { revokeOld })
        const old = revokeOld
          ? `, and revoked ${count(revoked, 'older one')} with every view they signed`
          : ''
        output.out(`Made the signing key ${key.id}${old}.`)
      })
    })
}

function checked(schema: GraphQLSchema, name: string, given: CreateOptions, now: Date) {
  const saved = loadSavedQueries(schema)
  const query = findSaved(saved, name)
  const { var: pairs = [], label = null, expires, frameAncestor = [] } = given
  const order = {
    query: name,
    variables: parseVariables(query, pairs.map(toPair)),
    label,
    expiresAt: expires === undefined ? undefined : expires === 'never' ? null : parseExpiry(expires, now),
    frameAncestors: frameAncestor,
  }
  const found = checkOrder(order, { schema, saved, now })
  if ('faults' in found) throw toError(found.faults)
  return found
}

function toError(faults: readonly InputFault[]): DealgraphError {
  const code = faults[0]?.code ?? ''
  const message = faults.map((fault) => fault.message).join('\n')
  return new DealgraphError(Object.hasOwn(ERROR_CODES, code) ? (code as ErrorCode) : 'BAD_INPUT', message)
}

const gather = (value: string, before: string[] = []): string[] => [...before, value]

const ending = ({ expiresAt }: View): string =>
  expiresAt === null ? 'never expires' : `expires ${expiresAt.slice(0, 16).replace('T', ' ')} UTC`
const framed = ({ frameAncestors }: View): string =>
  frameAncestors.length === 0 ? 'nowhere' : frameAncestors.join(', ')
const day = (at: string): string => at.slice(0, 10)

/** Few columns, so that the id, which is to be copied, stays on one line. */
const table = (views: readonly View[], width: number): string =>
  makeTable(
    ['Id', 'Label', 'Query', 'By', 'Ends'],
    views.map((view) => [view.id, plain(view.label), view.query, plain(view.createdBy), end(view)]),
    width,
  )

function end({ revokedAt, expiresAt }: View): string {
  if (revokedAt !== null) return `revoked ${day(revokedAt)}`
  return expiresAt === null ? 'never' : day(expiresAt)
}
