import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { concatAST, type DocumentNode, parse, Source } from 'graphql'

/** All SDL below a directory as one document, in a fixed order. */
export async function readSchema(dir: string): Promise<DocumentNode> {
  const files = (await readdir(dir, { recursive: true })).filter((name) => name.endsWith('.graphql')).sort()
  const documents = files.map(async (name) =>
    parse(new Source(await readFile(join(dir, name), 'utf8'), name)),
  )
  return concatAST(await Promise.all(documents))
}
