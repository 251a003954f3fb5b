import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { cypherFaults, roomFaults } from './rooms.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

describe('rooms', () => {
  it('each have a schema, a saved query, a test, and are registered', () => {
    expect(
      roomFaults(
        ROOT,
        QUESTIONS.map(({ slug }) => slug),
      ),
    ).toEqual([])
  })

  it('share Cypher files that say their question and their parameters', () => {
    const folder = join(ROOT, 'src/questions')
    const shared = readdirSync(folder).filter((file) => file.endsWith('.cypher'))
    expect(shared.flatMap((file) => cypherFaults(readFileSync(join(folder, file), 'utf8')))).toEqual([])
  })

  it('that lack something are told', () => {
    const root = mkdtempSync(join(tmpdir(), 'rooms-'))
    for (const folder of ['src/questions/lonely', 'schema/questions', 'queries'])
      mkdirSync(join(root, folder), { recursive: true })
    writeFileSync(join(root, 'src/questions/lonely/lonely.cypher'), 'MATCH (n {id: $of}) RETURN n')
    expect(roomFaults(root, ['gone'])).toEqual([
      'gone is registered and has no room.',
      'lonely is not registered in src/questions/registry.ts.',
      'lonely has no schema/questions/lonely.graphql.',
      'lonely has no saved query queries/lonely.graphql.',
      'lonely has no test.',
      'lonely/lonely.cypher has no sample parameters in its header.',
      'lonely/lonely.cypher does not return LINK(r).',
    ])
    expect(cypherFaults("// Sample: {of: 'a'}\nMATCH (n {id: $id}) RETURN DISTINCT LINK(r)")).toEqual([
      'uses $id, which its sample does not give.',
    ])
  })
})
