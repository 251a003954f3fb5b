import type { Doors } from './doors.ts'
import { tellFailure, terminal } from './output.ts'
import { runProgram } from './program.ts'

/** The command line from its words to the exit code; every failure ends as one line that says what to do. */
export async function runCli(doors: Doors, args: readonly string[]): Promise<number> {
  const output = terminal()
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads has had enough, such as `head`; that comes later than the write, and would end all with a stack.
    if (error.code !== 'EPIPE') throw error
  })
  try {
    return await runProgram({ doors, output, env: process.env, exitCode: 0 }, args)
  } catch (error) {
    tellFailure(output, error, process.env['LOG_LEVEL'] === 'debug')
    return 1
  }
}
