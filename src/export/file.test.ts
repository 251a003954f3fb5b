import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { noTemporary, unwritable } from '../file-errors.ts'
import { readBackup } from './backup-file.ts'
import { writeFileWhole } from './file.ts'

const folder = mkdtempSync(join(tmpdir(), 'dealgraph-files-'))
async function* text() {
  yield 'text'
}

it('a file that cannot be read or written says why in words, and what to do', async () => {
  const nowhere = join(folder, 'nowhere', 'a.backup')
  await expect(readBackup(nowhere)).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: `The file ${nowhere} cannot be read: there is no such file.`,
  })
  await expect(readBackup(folder)).rejects.toThrow('it is a folder; name the files in it.')
  await expect(writeFileWhole(nowhere, text())).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: `The file ${nowhere} cannot be written: there is no such folder; make it first.`,
  })
  await expect(writeFileWhole(folder, text())).rejects.toThrow('it is a folder; name a file in it.')
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
  expect(unwritable('a', full).message).toBe('The file a cannot be written: the disk is full.')
  expect(noTemporary('/tmp', full).message).toContain('/tmp: the disk is full. TMPDIR can name')
})
