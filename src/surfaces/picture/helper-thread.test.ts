import { expect, it } from 'vitest'
import { HelperThread } from './helper-thread.ts'

const module = (source: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; ${source}`)}`,
  )

const ECHO = `parentPort.on('message', (task) => {
  if (task === 'hang') for (;;);
  if (task === 'throw') throw new Error('broken');
  if (task === 'exit') process.exit(3);
  parentPort.postMessage(task === 'fault' ? { fault: 'no layout' } : { result: task });
})`

it('does one task after the other', async () => {
  const thread = new HelperThread<string, string>(module(ECHO), 5_000)
  expect(await Promise.all(['a', 'b', 'c'].map((task) => thread.run(task)))).toEqual(['a', 'b', 'c'])
})

it.each(['hang', 'throw', 'exit', 'fault'])(
  'tells a task that comes to %s, and does the next',
  async (task) => {
    const thread = new HelperThread<string, string>(module(ECHO), 1_000)
    const [failed, next] = await Promise.allSettled([thread.run(task), thread.run('next')])
    expect(failed).toMatchObject({
      status: 'rejected',
      reason: { code: 'PICTURE_FAILED', message: 'The picture could not be drawn.' },
    })
    expect(next).toEqual({ status: 'fulfilled', value: 'next' })
  },
)
