import type { Placing, Tying } from './forces.ts'
import type { FromWorker, ToWorker } from './messages.ts'
import { startWorker } from './trusted.ts'

/** The page's side of the worker that places things. Only what belongs to the last order counts. */
export class Layout {
  readonly #worker = startWorker()
  #run = 0

  constructor(onMove: (positions: Float32Array, atRest: boolean) => void, onFail: () => void) {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (data.run === this.#run) onMove(data.positions, data.atRest)
    })
    this.#worker.addEventListener('error', onFail)
  }

  place(placings: Placing[], tyings: Tying[], { heat, stream }: { heat: number; stream: boolean }): void {
    this.#run++
    this.#tell({ say: 'place', run: this.#run, placings, tyings, heat, stream })
  }

  hold(index: number, x: number, y: number): void {
    this.#tell({ say: 'hold', run: this.#run, index, x, y })
  }

  #tell(message: ToWorker): void {
    this.#worker.postMessage(message, [])
  }
}
