import { compareText } from '../../src/claims/order.ts'
import type { Decisions } from './decisions.ts'
import type { Draft } from './draft.ts'
import { byAgreement, type Pack } from './pack.ts'
import type { Tables } from './tables.ts'

/** The pack's README: where it comes from, how rows became claims, what was lost on the way and what is doubtful. */
export function readmeOf(tables: Tables, pack: Pack, decisions: Decisions): string {
  const deals = byAgreement(pack.claims, decisions)
  const count = (type: string) => pack.claims.filter((claim) => claim.link === type).length
  const several = tables.claims.filter(
    (row) => pack.claims.filter((claim) => claim.row === row.id).length > 1,
  )
  return `# Seed pack: AI deals, 2019 to July 2026

Who buys compute and chips from whom, who owns, funds and rivals whom: ${tables.claims.length} rows of a table of sourced facts, as
${pack.claims.length} claims about ${deals.length} agreements and ${new Set(pack.claims.filter((c) => c.link).map(tieText)).size} other ties, from ${tables.sources.length} sources, with ${tables.entities.length} entities and ${Object.keys(decisions.markets).length} market.

**Origin.** A table of facts compiled for this project from excerpts of public pages; mostly secondary sources. Facts are
carried over; the wording of notes is the compiler's paraphrase, never the page's.
**Licence.** The project's own, Apache-2.0. Facts as such are free; no text of a page is taken over.

| file | claims |
|---|---|
| \`claims-agreements.yaml\` | ${pack.claims.filter((claim) => claim.agreement).length} on agreements |
| \`claims-investments.yaml\` | ${count('INVESTMENT')} investments |
| \`claims-ownership.yaml\` | ${count('OWNERSHIP')} shares, votes, control |
| \`claims-people.yaml\` | ${count('ROLE')} roles |
| \`claims-rivals.yaml\` | ${count('RIVALRY')} rivalries, ${count('COMPETES_IN')} presences in a market |
| \`claims-facilities.yaml\` | ${count('OPERATION')} operations |

The files are made by \`scripts/ai-compute/convert.ts\` from the table and from \`scripts/ai-compute/decisions.yaml\`, where everything that
had to be judged is judged by hand; \`test/contract/seed-ai-compute.test.ts\` checks them. Every claim's note begins with its row.

## How rows became claims

- **Status.** announced, disclosed, reported and speculated as they are. A \`denied\` or \`terminated\` row says what happened, not how it is
  known: that was judged (a party's own denial is ANNOUNCED).
- **Confidence** is the compiler's judgement of the row. **Reliability** of a source is its tier, A to D; the placeholder \`src-gk\` has none
  and no row. Dates that were inferred are kept and marked in \`sources.yaml\`; when a page was read is unknown.
- **Agreements.** Rows about one deal are claims about one agreement, so that what contradicts comes out as a dispute. An expansion, an option
  and a part that lapsed are agreements of their own. Four are those of the pack \`anthropic-spacex\`.
- **Days.** A row's first day is when the deal was announced (\`announcedOn\`); of changed terms, when they begin (\`validFrom\`); still to come when the
  source appeared, when service starts, announced by the source's month. A later figure replaces an earlier one; two accounts of one moment
  begin on one day, so that they dispute. Where the day is only the account's, it is left out.
- **Stages.** Talks and options are PROPOSED, letters LETTER_OF_INTENT; a \`terminated\` row is TERMINATED from its end. A \`denied\` row denies the
  deal (c203), its ending (c026, c039, c073) or a figure (c039, c140).
- **Figures.** "About", "over" and "nearly" a figure are that figure; "at least" is a lower bound, "up to" an upper one; "5 now and up to 20
  more" is 5 to 25. A stake's worth is in the note; what was paid for it is an investment too.
- **Warrants** are agreements (holder INVESTOR, issuer INVESTEE), **mergers** too (acquirer INVESTOR, target INVESTEE); a closed one is also ownership
  of all. Google's backstops are guarantees.
- **Counts of all so far** are investments of round CUMULATIVE, from the day of the count.
- **Parents.** A division is owned whole and controlled; of another subsidiary only control is said.
- **xAI** is a division of SpaceX from 2 February 2026 by these sources; the other pack's texts have Musk control it. Both stand.
- **Power and chips of a site** are the entity's own, as a range from what runs to what is planned, where the rows agree
  (\`entities.yaml\` names them).

## What was not expressible

No row is missing: each is in at least one claim. Of these, a part stands only in the note or in a statement.

| row | what, and why |
|---|---|
${table(decisions, 'lost')}

The table of entities also says in words, without a row, who stands behind MGX, where Nscale comes from and where sites lie: comments in
\`entities.yaml\`. Blue Owl Capital is in no row.

## Doubtful decisions

| row | decision |
|---|---|
${table(decisions, 'doubt')}

## Rows of more than one claim

${several.map((row) => `${row.id} (${pack.claims.filter((claim) => claim.row === row.id).length})`).join(', ')}.

## Agreements

| agreement | kind | claims | rows |
|---|---|---|---|
${deals.map(([id, claims]) => `| \`${id}\` | ${claims[0]?.agreement?.kind ?? ''} | ${claims.length} | ${[...new Set(claims.map((claim) => claim.row))].join(', ')} |`).join('\n')}
`
}

const tieText = ({ link, from, to, attributes }: Draft): string =>
  [
    link,
    ...(link === 'RIVALRY' ? [from, to].sort((a = '', b = '') => compareText(a, b)) : [from, to]),
    attributes?.round ?? attributes?.on,
    attributes?.role,
    attributes?.market,
  ].join(' ')

const table = ({ rows }: Decisions, column: 'lost' | 'doubt'): string =>
  Object.entries(rows)
    .flatMap(([id, decision]) =>
      decision[column] === undefined ? [] : [`| ${id} | ${decision[column].replaceAll('|', '\\|')} |`],
    )
    .join('\n')
