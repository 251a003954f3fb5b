/** Generates the part of docs/embedding.md about wikis from the one table of them; with --check, fails if it is stale. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { KNOWN, WIKIS } from '../src/surfaces/share/wikis.ts'
import { put } from './codegen.ts'

const PLACES: Readonly<Record<string, string>> = {
  page: 'https://deals.example.com/embed/<name>',
  png: 'https://deals.example.com/v/<name>.png',
  png800: 'https://deals.example.com/v/<name>/width=800.png',
  svg: 'https://deals.example.com/v/<name>.svg',
  markdown: '/v/<name>.md',
  mermaid: '/v/<name>.mmd',
  title: '…',
  server: 'https://deals.example.com',
}
const fill = (text: string): string =>
  text.replaceAll(/\{([a-z0-9]+)\}/g, (whole, name: string) => PLACES[name] ?? whole)
/** Code within a line of Markdown; what is to be pasted has no backticks. */
const code = (text: string): string => `\`${fill(text).replaceAll('\n', ' ')}\``
/** Addresses and lines of code within a sentence are told from its words. */
const prose = (text: string): string =>
  fill(text)
    .replaceAll(/\$wg\w+ = [^;]+;/g, (line) => `\`${line}\``)
    .replaceAll(/(?<!`)\/v\/<name>\.\w+/g, (address) => `\`${address}\``)
    .replaceAll('```mermaid', '`` ```mermaid ``')
    .replaceAll(/ ```(?!m)/g, ' `` ``` ``')

const sections = WIKIS.map(({ name, ways, allow, mind, known }) =>
  [
    `### ${name}`,
    '',
    ...ways.map(
      ({ title, paste, how }) => `- **${title}.** ${prose(how)}${paste === null ? '' : ` ${code(paste)}`}`,
    ),
    ...allow.map((one) => `- To be allowed first: ${prose(one)}`),
    ...mind.map((one) => `- ${prose(one)}`),
    `- ${KNOWN[known]}`,
  ].join('\n'),
)
const FILE = join('docs', 'embedding.md')
const [BEGIN, END] = [
  '<!-- Generated from src/surfaces/share/wikis.ts by `npm run generate`: do not edit. -->',
  '<!-- End of what is generated. -->',
]
const [before = '', rest] = readFileSync(FILE, 'utf8').split(BEGIN)
const after = rest?.split(END)[1]
if (after === undefined) throw new Error(`${FILE} lacks the two marks between which the wikis stand.`)
const page = `${before}${BEGIN}\n\n${sections.join('\n\n')}\n\n${END}${after}`

if (!(await put(FILE, page, process.argv.includes('--check')))) process.exitCode = 1
