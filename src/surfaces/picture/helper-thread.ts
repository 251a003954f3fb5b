import { Worker } from 'node:worker_threads'
import { DealgraphError } from '../../errors.ts'

interface Job<Task, Result> {
  task: Task
  resolve(result: Result): void
  reject(error: unknown): void
}

/** What a helper's module answers to each task that is posted to it. */
type Reply<Result> = { result: Result } | { fault: string }

/**
 * One thread beside the main one that does one task after the other. A task that takes too long ends with PICTURE_FAILED, and so does its
 * thread; the next task gets a new one. It keeps no process alive.
 */
export class HelperThread<Task, Result> {
  readonly #module: URL
  readonly #timeoutMs: number
  readonly #waiting: Job<Task, Result>[] = []
  #worker: Worker | null = null
  #job: Job<Task, Result> | null = null
  #timer: NodeJS.Timeout | undefined

  constructor(module: URL, timeoutMs: number) {
    this.#module = module
    this.#timeoutMs = timeoutMs
  }

  /** Errors: PICTURE_FAILED. */
  run(task: Task): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject })
      this.#next()
    })
  }

  #next(): void {
    if (this.#job) return
    this.#job = this.#waiting.shift() ?? null
    if (!this.#job) return
    this.#worker ??= this.#start()
    this.#worker.ref()
    this.#timer = setTimeout(() => this.#lose(`No answer within ${this.#timeoutMs} ms.`), this.#timeoutMs)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
    this.#worker.postMessage(this.#job.task)
  }

  #start(): Worker {
    const worker = new Worker(this.#module, { execArgv: [] })
    const lost = (detail: string): void => {
      // One that was given up may still say that it ends.
      if (worker === this.#worker) this.#lose(detail)
    }
    worker.on('error', (error) => lost(String(error)))
    worker.on('exit', (code) => lost(`The thread ended with ${code}.`))
    worker.on('message', (reply: Reply<Result>) => {
      if (worker !== this.#worker) return
      worker.unref()
      this.#settle((job) =>
        'result' in reply ? job.resolve(reply.result) : job.reject(pictureFailed(reply.fault)),
      )
    })
    return worker
  }

  #lose(detail: string): void {
    void this.#worker?.terminate()
    this.#worker = null
    this.#settle((job) => job.reject(pictureFailed(detail)))
  }

  #settle(settle: (job: Job<Task, Result>) => void): void {
    clearTimeout(this.#timer)
    const job = this.#job
    this.#job = null
    if (job) settle(job)
    this.#next()
  }
}

export const pictureFailed = (cause: string): DealgraphError =>
  new DealgraphError('PICTURE_FAILED', 'The picture could not be drawn.', {}, { cause: new Error(cause) })
