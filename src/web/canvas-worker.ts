import { Forces } from './canvas/forces.ts'
import type { FromWorker, ToWorker } from './canvas/messages.ts'

/** Places boxes by forces, away from the page's own thread, and streams where they are. */
let forces: Forces | null = null
let run = 0
let stream = true
let timer: ReturnType<typeof setTimeout> | undefined

const FRAME_MS = 16

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.say === 'place') {
    forces = new Forces(data.placings, data.tyings, data.heat)
    ;({ run, stream } = data)
  } else {
    if (!forces || data.run !== run) return
    forces.hold(data.index, data.x, data.y)
  }
  clearTimeout(timer)
  go()
})

function go(): void {
  if (!forces) return
  const begun = performance.now()
  let moves = forces.tick()
  // Without animation the end alone matters; else as many steps as there is time for, so that it comes to rest soon.
  const until = stream ? begun + FRAME_MS / 2 : Infinity
  while (moves && performance.now() < until) moves = forces.tick()
  if (!moves) forces.settle()
  tell(forces.positions(), !moves)
  if (moves) timer = setTimeout(go, Math.max(0, FRAME_MS - (performance.now() - begun)))
}

function tell(positions: Float32Array, atRest: boolean): void {
  const message: FromWorker = { run, positions: new Float32Array(positions), atRest }
  postMessage(message, { transfer: [message.positions.buffer] })
}
