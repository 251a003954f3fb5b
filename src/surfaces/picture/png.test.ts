import { expect, it } from 'vitest'
import { company, exhibitOf, rivals } from '../../../test/support/exhibits.ts'
import { drawSvgForPng } from './draw.ts'
import { drawPng } from './png.ts'

const exhibit = exhibitOf({
  entities: [company('acme', { name: '中芯国际' }), company('bolt')],
  links: [rivals('acme', 'bolt')],
})
const svg = await drawSvgForPng(exhibit, { theme: 'light' })

function sizeOf(png: Uint8Array): { width: number; height: number } {
  const bytes = Buffer.from(png)
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

it('is as wide as asked for', async () => {
  expect(sizeOf(await drawPng(svg, { width: 500 }))).toMatchObject({ width: 500 })
})

it('is 1200 pixels wide where it would be smaller', async () => {
  expect(sizeOf(await drawPng(svg, { width: null }))).toMatchObject({ width: 1200 })
})

it('tells what cannot be drawn', async () => {
  await expect(drawPng('<svg', { width: 500 })).rejects.toMatchObject({ code: 'PICTURE_FAILED' })
})
