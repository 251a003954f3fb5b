import type { Command } from 'commander'
import { NUMBERS } from '../audit/note.ts'
import { type AuditEntry, readAudit } from '../audit/read.ts'
import { parseSince } from '../audit/since.ts'
import type { Database } from './database.ts'
import { type Output, plain } from './output.ts'
import { count } from './text.ts'

type Within = (use: (database: Database) => Promise<void>) => Promise<void>

interface Options {
  since?: string
  by?: string
  about?: string
  json?: boolean
}

/** `dealgraph audit`: who wrote what and when. */
export function addAudit(program: Command, within: Within, output: Output): void {
  program
    .command('audit')
    .description('List who wrote what, and who made or revoked which key or view, the newest first.')
    .option('--since <when>', 'From this day or moment on, such as 2026-11-01 or 2026-11-22T09:00:00Z.')
    .option('--by <caller>', 'Of one caller: key:<id>, token:<issuer> <subject>, cli or start; or a name.')
    .option('--about <id>', 'Only what was written of this claim, source, entity, key or view.')
    .option('--json', 'One JSON object a line.')
    .action(async ({ since, by, about, json }: Options) => {
      const sought = {
        since: since === undefined ? null : parseSince(since),
        by: by ?? null,
        about: about ?? null,
      }
      await within(async ({ graph }) => {
        let entries = 0
        for await (const entry of readAudit(graph, sought)) {
          entries++
          output.out(json ? JSON.stringify(entry) : inWords(entry))
        }
        if (entries === 0 && !json) output.out('Nothing of that kind was written.')
      })
    })
}

const ONE = { claims: 'claim', sources: 'source', entities: 'entity', events: 'event', ties: 'tie' }

/** One line: when, who, what, how much, which version came of it, and of which ids. */
function inWords({ at, by, name, operation, about, graphVersion, wrote }: AuditEntry): string {
  const who = name === null || name === by ? by : `${by} (${name})`
  const much = NUMBERS.flatMap((sort) =>
    wrote[sort] === undefined ? [] : count(wrote[sort], ONE[sort], sort),
  )
  return [
    at.replace('T', ' ').replace('Z', ' UTC'),
    plain(who),
    plain(operation),
    ...(much.length > 0 ? [much.join(', ')] : []),
    ...(graphVersion === null ? [] : [`version ${graphVersion}`]),
    ...(about.length > 0 ? [about.map(plain).join(' ')] : []),
  ].join('  ')
}
