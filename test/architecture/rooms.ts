import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a question's room must have besides its code; the registry's slugs are given, so that seeded violations can be tried. */
export function roomFaults(root: string, registered: readonly string[]): string[] {
  const rooms = readdirSync(join(root, 'src/questions'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  const faults = registered
    .filter((slug) => !rooms.includes(slug))
    .map((slug) => `${slug} is registered and has no room.`)
  for (const slug of rooms) {
    const room = join(root, 'src/questions', slug)
    const files = readdirSync(room)
    if (!registered.includes(slug)) faults.push(`${slug} is not registered in src/questions/registry.ts.`)
    if (!existsSync(join(root, `schema/questions/${slug}.graphql`)))
      faults.push(`${slug} has no schema/questions/${slug}.graphql.`)
    if (!existsSync(join(root, `queries/${slug}.graphql`)))
      faults.push(`${slug} has no saved query queries/${slug}.graphql.`)
    if (!files.some((file) => file.endsWith('.test.ts'))) faults.push(`${slug} has no test.`)
    for (const file of files.filter((name) => name.endsWith('.cypher'))) {
      faults.push(
        ...cypherFaults(readFileSync(join(room, file), 'utf8')).map((fault) => `${slug}/${file} ${fault}`),
      )
    }
  }
  return faults
}

/** What a Cypher file of the questions must say: a question in words, sample parameters, and the columns of a tie. */
export function cypherFaults(text: string): string[] {
  const header = text
    .split('\n')
    .filter((line) => line.startsWith('//'))
    .join('\n')
  const body = text.replaceAll(/\/\/.*/g, '')
  const faults: string[] = []
  if (!header.includes('Sample:')) faults.push('has no sample parameters in its header.')
  // Parameters of the scope come with every search; the sample names them, but a file need not write them itself.
  const asked = new Set(Array.from(body.matchAll(/\$(\w+)/g), ([, name]) => name))
  const sample = /Sample:\s*\{([\s\S]*?)\}/.exec(header)?.[1]
  if (sample !== undefined) {
    const given = new Set(Array.from(sample.matchAll(/(\w+):\s/g), ([, name]) => name))
    for (const name of asked)
      if (!given.has(name)) faults.push(`uses $${name}, which its sample does not give.`)
  }
  if (!/RETURN (DISTINCT )?LINK\(r\)/.test(body)) faults.push('does not return LINK(r).')
  return faults
}
