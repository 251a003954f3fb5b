import type { Command } from 'commander'
import { isPartialDate } from '../claims/days.ts'
import { DealgraphError } from '../errors.ts'
import { isScope, type KeyScope, SCOPES } from '../keys/caller.ts'
import { createKey, type Key, listKeys, revokeKey } from '../keys/store.ts'
import type { Database } from './database.ts'
import { type Output, plain } from './output.ts'
import { makeTable } from './table.ts'

type Within = (use: (database: Database) => Promise<void>) => Promise<void>

/** `dealgraph keys`: who may write, and who may read where reading is not open. */
export function addKeys(program: Command, within: Within, output: Output): void {
  const keys = program.command('keys').description('Make, list and revoke keys of the API.')

  keys
    .command('create')
    .description('Make a key and print it, once: only its hash is kept.')
    .requiredOption(
      '--name <name>',
      'Who or what will use it; stands beside everything that is written with it.',
    )
    .requiredOption(
      '--scope <scope>',
      `What it allows: ${SCOPES.join(', ')}; each what those before it allow, too.`,
    )
    .option(
      '--expires <when>',
      'After so many days, such as 90d, or at the end of a day, 2027-03-31 (UTC). Left out: never.',
    )
    .action(async (given: { name: string; scope: string; expires?: string }) => {
      const scope = parseScope(given.scope)
      const expiresAt = given.expires === undefined ? null : parseExpiry(given.expires, new Date())
      await within(async ({ graph }) => {
        const { key, text } = await createKey(graph, { name: given.name, scope, expiresAt })
        output.err(
          `Key ${key.id} for ${plain(key.name)}, scope ${scope}, ${expiry(key)}. It is shown only now:`,
        )
        output.out(text)
      })
    })

  keys
    .command('list')
    .description('List all keys, without what is secret.')
    .action(async () => {
      await within(async ({ graph }) => {
        const all = await listKeys(graph)
        if (all.length === 0) output.out('There are no keys. `dealgraph keys create` makes one.')
        else output.out(shown(all, output.width))
      })
    })

  keys
    .command('revoke')
    .description('Revoke a key: running servers refuse it within a second.')
    .argument('<id>', 'Its id; `dealgraph keys list` shows it.')
    .action(async (id: string) => {
      await within(async ({ graph }) => {
        const key = await revokeKey(graph, id)
        output.out(`Revoked the key ${key.id} of ${plain(key.name)}.`)
      })
    })
}

function parseScope(text: string): KeyScope {
  if (isScope(text)) return text
  throw new DealgraphError('BAD_INPUT', `--scope is ${SCOPES.join(', ')}; not ${JSON.stringify(text)}.`)
}

const DAY_MS = 86_400_000

/** 90d or 2027-03-31 → the moment from which on the key is refused. */
export function parseExpiry(text: string, now: Date): string {
  const days = /^([1-9]\d{0,4})d$/.exec(text)?.[1]
  if (days !== undefined) return new Date(now.getTime() + Number(days) * DAY_MS).toISOString()
  if (text.length !== 10 || !isPartialDate(text))
    throw new DealgraphError(
      'BAD_DATE',
      `--expires is a number of days, such as 90d, or a day, such as 2027-03-31; not ${JSON.stringify(text)}.`,
    )
  const end = new Date(Date.parse(`${text}T00:00:00Z`) + DAY_MS)
  if (end > now) return end.toISOString()
  throw new DealgraphError('BAD_DATE', `--expires is ${text}, which has passed.`)
}

const expiry = ({ expiresAt }: Key): string =>
  expiresAt === null ? 'never expires' : `expires ${expiresAt.slice(0, 16).replace('T', ' ')} UTC`

const day = (at: string | null): string => at?.slice(0, 10) ?? '–'

const shown = (keys: readonly Key[], width: number): string =>
  makeTable(
    ['Id', 'Name', 'Scope', 'Created', 'Expires', 'Revoked'],
    keys.map(({ id, name, scope, createdAt, expiresAt, revokedAt }) => [
      id,
      plain(name),
      scope,
      day(createdAt),
      day(expiresAt),
      day(revokedAt),
    ]),
    width,
  )
