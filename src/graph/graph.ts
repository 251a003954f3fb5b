import neo4j, { type Driver, type ManagedTransaction, type Session } from 'neo4j-driver'
import { DealgraphError } from '../errors.ts'
import { noteWrite } from './bookmarks.ts'
import { withinWhatIsLeft, withoutBudget } from './budget.ts'
import { ColdPlans } from './cold-plans.ts'
import { type Left, settles, withinLimits } from './deadline.ts'
import { type Connection, connect } from './driver.ts'
import { isOvertaken, isPassing, toCoded, wasAway } from './failure.ts'
import { type Params, toParams, toRow, type Value } from './values.ts'

export type { Params, Value } from './values.ts'

/** A Cypher text with the name under which Neo4j's transaction metadata and our errors know it. */
export interface Statement {
  readonly name: string
  readonly text: string
}

export interface ReadOptions {
  /** Overrides the default; 0 means none, and then there should be a signal. */
  readonly timeoutMs?: number
  /** Overrides what a text, or a write, gets beside that while nobody has planned it. */
  readonly planningMs?: number
  /** Everybody waits for it: it is planned at once, and waits for no other plan. */
  readonly isUrgent?: boolean
  /** Reads at least so far; so does every later read of this graph. */
  readonly bookmarks?: readonly string[]
  readonly signal?: AbortSignal
}

export interface Graph {
  /** Rows by position, in RETURN order. READ mode. Return plain values: strings for dates, no nodes. */
  read(statement: Statement, params: Params, options?: ReadOptions): Promise<Value[][]>
  /** One write transaction; `work` may run more than once, so no side effects in it. */
  write<T>(name: string, work: (tx: WriteTx) => Promise<T>, options?: ReadOptions): Promise<T>
  /** Cheap reachability; rejects with DATABASE_UNAVAILABLE. */
  verify(): Promise<void>
  close(): Promise<void>
}

export interface WriteTx {
  run(statement: Statement, params: Params): Promise<Value[][]>
  /** Runs before what is run or sent after it, and nobody waits for it: should it fail, the whole write fails of that. */
  send(statement: Statement, params: Params): void
}

export interface GraphSettings extends Connection {
  readonly database?: string | null | undefined
  readonly readTimeoutMs: number
  /** What a read of a text, or a write of a name, gets beside its own time until one was answered: planning takes longer than running. Default: none. */
  readonly planningMs?: number
  readonly writeTimeoutMs: number
}

type TransactionConfig = NonNullable<Parameters<Session['run']>[2]>

const RETRY_AFTER_MS = 50
/** How often a write begins that others overtake. */
const MOST_TRIES = 6
/** How many times longer than at first it waits, where one try after another fails. */
const MOST_PATIENCE = 16
/** How long a given-up session may take to close before its connection counts as dead. */
const CLOSE_WITHIN_MS = 2_000

export function openGraph(settings: GraphSettings): Graph {
  const { database, readTimeoutMs, planningMs = 0, writeTimeoutMs } = settings
  const plans = new ColdPlans()
  /** Names of writes that were done: Neo4j has their plans. */
  const written = new Set<string>()
  // One for all sessions, so that whoever has written reads it back, from a follower of a cluster too.
  const bookmarkManager = neo4j.bookmarkManager()
  const patienceMs = Math.max(readTimeoutMs, writeTimeoutMs)
  let driver = connect(settings, patienceMs)

  /** A session that will not close sits on a dead connection, and so may the whole pool: leave it and begin anew. */
  function renew(stale: Driver): void {
    if (stale !== driver) return
    driver = connect(settings, patienceMs)
    // Calls that still go well on the old one have this long to finish.
    setTimeout(() => void settles(stale.close()), patienceMs).unref()
  }

  async function abandon(session: Session, from: Driver, { bookmarks }: ReadOptions): Promise<void> {
    // Closing also interrupts what Neo4j is still doing for this session; but not where it waits for a bookmark, up to half a minute.
    if (!(await settles(session.close(), CLOSE_WITHIN_MS)) && !bookmarks) renew(from)
  }

  async function call<T>(
    name: string,
    defaultAccessMode: 'READ' | 'WRITE',
    options: ReadOptions,
    use: (session: Session, config: TransactionConfig, givenUp: Promise<void>) => Promise<T>,
  ): Promise<T> {
    const isRead = defaultAccessMode === 'READ'
    const timeoutMs = withinWhatIsLeft(options.timeoutMs ?? (isRead ? readTimeoutMs : writeTimeoutMs))
    let giveUp: (() => void) | undefined
    let over = false
    let tellGivenUp: () => void = () => undefined
    const givenUp = new Promise<void>((resolve) => {
      tellGivenUp = resolve
    })

    async function attempt(left: Left): Promise<T> {
      const from = driver
      const session = from.session({
        defaultAccessMode,
        bookmarkManager,
        ...(options.bookmarks ? { bookmarks: [...options.bookmarks] } : {}),
        ...(database ? { database } : {}),
      })
      giveUp = () => void abandon(session, from, options)
      try {
        const config = { timeout: left(), metadata: { app: 'dealgraph', statement: name } }
        return await use(session, config, givenUp)
      } finally {
        // Nobody need wait for the connection's way back into the pool.
        if (!over) void settles(session.close())
      }
    }

    async function attempts(left: Left): Promise<T> {
      let overtaken = 0
      for (let tries = 1; ; tries++) {
        try {
          return await attempt(left)
        } catch (error) {
          // The driver would wait a second before it tries again; writers that meet are done in a fraction of that.
          const mayHelp = isRead
            ? tries === 1 && isPassing(error)
            : isPassing(error) || (isOvertaken(error) && ++overtaken < MOST_TRIES)
          const wait = RETRY_AFTER_MS * (1 + Math.random()) * Math.min(2 ** (tries - 1), MOST_PATIENCE)
          if (!mayHelp || over || (timeoutMs > 0 && left() <= 2 * wait)) throw error
          await new Promise((resolve) => setTimeout(resolve, wait))
          if (over) throw error
        }
      }
    }

    try {
      const stop = () => {
        over = true
        tellGivenUp()
        giveUp?.()
      }
      return await withinLimits({ name, timeoutMs, signal: options.signal, abandon: stop }, attempts)
    } catch (error) {
      if (wasAway(error)) {
        plans.forget()
        written.clear()
      }
      throw toCoded(error, name, timeoutMs)
    }
  }

  const read: Graph['read'] = (statement, params, options = {}) => {
    const { timeoutMs = readTimeoutMs, planningMs: allowanceMs = planningMs } = options
    const isBounded = timeoutMs > 0 && plans.isCold(statement.text)
    const patientMs = isBounded ? timeoutMs + allowanceMs : timeoutMs
    const { name, text } = statement
    const work = (askerLeft?: Promise<void>) =>
      call(name, 'READ', { ...options, timeoutMs: patientMs }, async (session, config, givenUp) => {
        const ask = async (): Promise<Value[][]> => {
          const { records } = await session.run(inCypher5(text), toParams(params), config)
          return records.map(toRow)
        }
        const left = askerLeft ? Promise.race([askerLeft, givenUp]) : givenUp
        return options.isUrgent ? await ask() : await plans.run(text, ask, left)
      })
    const withinMs = withinWhatIsLeft(patientMs)
    const goesOn = isBounded && withinMs < patientMs && !options.signal && plans.mayOutlive(text)
    return goesOn ? finishLater(statement, withinMs, work) : work()
  }

  /** A plan that takes longer than the request that wants it is made all the same, in its time: who asks again finds it. */
  function finishLater<T>(
    { name, text }: Statement,
    withinMs: number,
    work: (askerLeft: Promise<void>) => Promise<T>,
  ): Promise<T> {
    let leave: () => void = () => undefined
    const left = new Promise<void>((resolve) => {
      leave = resolve
    })
    const limits = { name, timeoutMs: withinMs, abandon: leave }
    return withinLimits(limits, () => withoutBudget(() => plans.outlive(text, () => work(left))))
  }

  return {
    read,
    async write(name, work, options = {}) {
      const timeoutMs = options.timeoutMs ?? writeTimeoutMs + (written.has(name) ? 0 : planningMs)
      const done = await call(name, 'WRITE', { ...options, timeoutMs }, async (session, config) => {
        const result = await session.executeWrite((tx) => withinTransaction(tx, work), config)
        noteWrite(session.lastBookmarks().at(-1))
        return result
      })
      written.add(name)
      return done
    },
    async verify() {
      try {
        await read({ name: 'verify', text: 'RETURN 1' }, {}, { planningMs: 0, isUrgent: true })
      } catch (error) {
        if (error instanceof DealgraphError && error.code === 'DATABASE_UNAVAILABLE') throw error
        throw new DealgraphError(
          'DATABASE_UNAVAILABLE',
          'The database does not answer.',
          {},
          { cause: error },
        )
      }
    },
    async close() {
      await settles(driver.close(), CLOSE_WITHIN_MS)
    },
  }
}

/** Said, since a Neo4j from 2026 on may take Cypher 25 for its own language, in which some words mean something else. */
const inCypher5 = (text: string): string => `CYPHER 5 ${text}`

/** What fails first is told: whatever is run after it fails only because the transaction is over. */
async function withinTransaction<T>(tx: ManagedTransaction, work: (tx: WriteTx) => Promise<T>): Promise<T> {
  const sent: Promise<unknown>[] = []
  const run: WriteTx['run'] = async (statement, params) =>
    (await tx.run(inCypher5(statement.text), toParams(params))).records.map(toRow)
  try {
    return await work({
      run,
      send(statement, params) {
        const done = run(statement, params)
        done.catch(() => {})
        sent.push(done)
      },
    })
  } finally {
    // In the order in which they were sent.
    for (const done of sent) await done
  }
}
