import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Waits } from './bystander-process.ts'

/** Someone else who asks meanwhile, from a process that is not kept busy by what the test sends. */
export class Bystander {
  private readonly child: ChildProcess

  private constructor(address: string) {
    this.child = fork(join(import.meta.dirname, 'bystander-process.ts'), [address], {
      execArgv: ['--import', 'tsx'],
    })
  }

  static async of(address: string): Promise<Bystander> {
    const bystander = new Bystander(address)
    await once(bystander.child, 'message')
    return bystander
  }

  /** What it saw since this was last asked. */
  async waits(): Promise<Waits> {
    const told = once(this.child, 'message')
    this.child.send('tell')
    const [waits] = (await told) as [Waits]
    return waits
  }

  leave(): void {
    this.child.disconnect()
  }
}
