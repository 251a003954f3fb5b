import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

it('a reader that has had enough, such as head, is no failure', async () => {
  const command = fileURLToPath(new URL('../../bin/dealgraph.js', import.meta.url))
  const child = spawn(process.execPath, [command, 'queries'], { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.destroy()
  const [errors] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect(errors).toBe('')
  expect(child.exitCode).toBe(0)
}, 30_000)
