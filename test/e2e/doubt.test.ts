import { describe, expect, test } from 'vitest'
import { useSeededApi } from '../support/seeded-api.ts'

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

describe('an answer that is doubted', { timeout: 120_000 }, () => {
  const seeded = useSeededApi()
  const pageOf = async (address: string): Promise<{ text: string; cache: string }> => {
    const { statusCode, body, headers } = await seeded.api.app.inject(address)
    expect([address, statusCode]).toEqual([address, 200])
    return { text: body, cache: String(headers['cache-control']) }
  }
  /** The section of what changed, as it is read; empty where there is none. */
  const changesIn = ({ text }: { text: string }): string =>
    (/<section class="changes".*?<\/section>/s.exec(text)?.[0] ?? '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => SIGNS[name] ?? '')
      .replaceAll(/\s+/g, ' ')

  test('take the blog away: what falls is told with what it rested on', async () => {
    const page = await pageOf('/ask/disputes?about=anthropic&withoutSources=untitled-blog&against=')
    const changes = changesIn(page)
    expect(changes).toContain('What changed against: Today, all that is known, every kind of claim')
    expect(changes).toMatch(/untitled-blog \(switched off\)/)
    // The way back tells the same as new.
    const back = changesIn(
      await pageOf('/ask/disputes?about=anthropic&against=withoutSources%3Duntitled-blog'),
    )
    expect(back).toContain('What changed against: Without untitled-blog')
    const [gone, fresh] = [/(\d+) gone/.exec(changes)?.[1], /(\d+) new/.exec(back)?.[1]]
    expect(fresh).toBe(gone)
  })

  test('without reports nothing stands that only reports say', async () => {
    const changes = changesIn(
      await pageOf(
        '/ask/shared-infrastructure?companies=anthropic&companies=xai&statuses=DISCLOSED&against=',
      ),
    )
    expect(changes).toMatch(/\d+ gone\./)
    expect(changes).toMatch(/That .+ rests only on .+ \(reported, a kind that does not count\)/)
  })

  test('on a day before it, a deal is told as not begun', async () => {
    const changes = changesIn(
      await pageOf(
        '/ask/shared-infrastructure?companies=anthropic&companies=xai&validAt=2019-12-31&against=',
      ),
    )
    expect(changes).toMatch(/does not hold on 31 December 2019: .+ \(from .+ on\)/)
  })

  test('before a moment, what was recorded later is not known', async () => {
    const changes = changesIn(
      await pageOf('/ask/rival-dependencies?knownAt=2020-01-01T00%3A00%3A00.000Z&against='),
    )
    expect(changes).toMatch(/\(recorded on .+, after that moment\)/)
  })

  test('the same scope is compared with nothing, and a page with its own is no other page', async () => {
    const { statusCode, headers } = await seeded.api.app.inject('/ask/ultimate-owners?of=spacex&against=')
    expect([statusCode, headers['location']]).toEqual([303, '/ask/ultimate-owners?of=spacex'])
    const address = '/ask/ultimate-owners?of=spacex&withoutSources=untitled-blog'
    expect(changesIn(await pageOf(address))).toBe('')
    expect(changesIn(await pageOf(`${address}&against=`))).not.toBe('')
    expect(changesIn(await pageOf(address))).toBe('')
    const pinned = '/ask/ultimate-owners?of=spacex&validAt=2026-05-06&knownAt=2026-06-01T00%3A00%3A00.000Z'
    const [alone, beside] = [await pageOf(pinned), await pageOf(`${pinned}&against=`)]
    expect([alone.cache, beside.cache]).toEqual([expect.stringContaining('immutable'), 'public, no-cache'])
  })

  test('an earlier scope that cannot be asked with leaves the answer', async () => {
    const { text } = await pageOf('/ask/ultimate-owners?of=spacex&against=validAt%3Dyesterday')
    expect(text).toContain('What changed against the earlier scope could not be told: validAt must be')
    expect(text).toContain('id="findings"')
  })
})
