import { sayDate } from '../words/say-amounts.ts'
import { sayConfidence } from '../words/say-confidence.ts'
import { sayCount } from '../words/say-count.ts'
import type { Exhibit, ShownFinding } from './exhibit.ts'
import { sourceName, tableOfLinks } from './markdown-links.ts'
import { markdownTable, markdownText } from './markdown-text.ts'
import { flowchart, sayGrouped } from './mermaid.ts'
import { notesOf } from './reach.ts'
import { sayLink } from './say-link.ts'
import { sceneOf } from './scene.ts'

/** An answer as GitHub and GitLab show it: the picture as Mermaid, the findings and their reasons, and each source in a table. */
export function writeMarkdown(exhibit: Exhibit): string {
  const { findings, query, summary, notes = [], leftOut } = exhibit
  const scene = sceneOf(exhibit)
  const sections = [
    `# ${markdownText(query.title)}`,
    ...notes.map((note) => `> ${markdownText(note)}`),
    markdownText(summary),
    asOf(exhibit),
    ...notAll(exhibit),
    `\`\`\`mermaid\n${flowchart(exhibit, scene, notes)}\`\`\``,
    sayGrouped(scene.grouped) ?? '',
    ...(findings.length === 0
      ? []
      : ['## Findings', tableOfFindings(findings), '## Why', ...findings.map(why(exhibit))]),
    ...titled('## Links and sources', tableOfLinks(exhibit)),
    ...titled('## What was left out', leftOut.length === 0 ? null : leftOut.map(sayLeftOut).join('\n')),
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

const titled = (title: string, section: string | null): string[] => (section === null ? [] : [title, section])

function asOf({ findings, links, claims, validAt, knownAt, variables }: Exhibit): string {
  const sources = new Set([...claims.values()].map(({ source }) => source.id))
  const counts = [
    sayCount(findings.length, 'finding'),
    sayCount(links.size, 'link'),
    `${sayCount(claims.size, 'claim')} of ${sayCount(sources.size, 'source')}`,
  ]
  const asked = variables.map(([name, value]) => `${name}: ${value}`).join(', ')
  return [
    markdownText(
      `As of ${sayDate(validAt)}, as known on ${sayDate(knownAt.slice(0, DAY))}: ${counts.join(', ')}.`,
    ),
    asked === '' ? '' : `Asked with ${markdownText(asked)}.`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}
const DAY = 'yyyy-mm-dd'.length

function notAll({ findings, totalFindings, truncated, explored }: Exhibit): string[] {
  const parts = [
    findings.length < totalFindings
      ? `${sayCount(findings.length, 'finding')} of ${totalFindings.toLocaleString('en-US')} are shown.`
      : null,
    truncated ? `The search was cut after ${sayCount(explored, 'link')}: there may be more.` : null,
  ].filter((part) => part !== null)
  return parts.length === 0 ? [] : [`**Not all is here.** ${parts.join(' ')}`]
}

const tableOfFindings = (findings: readonly ShownFinding[]): string =>
  markdownTable(
    ['No.', 'Finding', 'Confidence', 'Notes'],
    findings.map((finding, at) => [
      String(at + 1),
      markdownText(finding.headline),
      sayConfidence(finding.confidence),
      markdownText(notesOf(finding).join(', ')),
    ]),
  )

const why =
  (exhibit: Exhibit) =>
  ({ headline, confidence, explanation, weakestLink }: ShownFinding, at: number): string => {
    const weakest = exhibit.links.get(weakestLink ?? '')
    return [
      `**${at + 1}. ${markdownText(headline)}**\n`,
      ...explanation.map(({ sentence }) => `- ${markdownText(sentence)}`),
      ...(weakest
        ? [`- Weakest link: ${markdownText(sayLink(weakest, exhibit))} (${sayConfidence(confidence)}).`]
        : []),
    ].join('\n')
  }

const sayLeftOut = ({ reason, claim }: Exhibit['leftOut'][number]): string =>
  `- ${markdownText(reason)} (${markdownText(sourceName(claim.source))})`
