import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadCypher, loadCypherAll } from './cypher.ts'

let dir: string
let base: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealgraph-unit-'))
  base = pathToFileURL(join(dir, 'caller.ts')).href
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('a file is a statement, named after it, without the comments at its top', () => {
  writeFileSync(
    join(dir, 'who-owns.cypher'),
    '// Who owns it?\n// Sorted by id.\n\nMATCH (n) // all\nRETURN n\n',
  )
  expect(loadCypher(base, './who-owns.cypher')).toEqual({
    name: 'who-owns',
    text: 'MATCH (n) // all\nRETURN n',
  })
})

test('a file can hold several statements', () => {
  writeFileSync(join(dir, 'schema.cypher'), "// A\nRETURN ';', 1;\n\n// B\nRETURN 2;\n// The end.\n")
  expect(loadCypherAll(base, './schema.cypher')).toEqual([
    { name: 'schema-1', text: "RETURN ';', 1" },
    { name: 'schema-2', text: 'RETURN 2' },
  ])
})
