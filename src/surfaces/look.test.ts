import { describe, expect, it } from 'vitest'
import { parseLook } from './look.ts'

describe('a look', () => {
  it('is as the format wants, unless told', () => {
    expect(parseLook([])).toEqual({ theme: null, width: null, rest: [] })
    expect(
      parseLook([
        ['of', 'xai'],
        ['theme', 'dark'],
        ['width', '800'],
        ['of', 'spacex'],
      ]),
    ).toEqual({
      theme: 'dark',
      width: 800,
      rest: [
        ['of', 'xai'],
        ['of', 'spacex'],
      ],
    })
  })

  it('is the last that was given', () => {
    expect(
      parseLook([
        ['theme', 'dark'],
        ['theme', 'light'],
      ]).theme,
    ).toBe('light')
  })

  it.each(['', 'Dark', 'dark"><script>', '__proto__'])('knows no theme %j', (theme) =>
    expect(() => parseLook([['theme', theme]])).toThrow('theme must be light or dark'),
  )
  it.each(['', '159', '2401', '8e2', '-800', '800.5', '0x320', ' 800', '١٦٠', '1'.repeat(400)])(
    'has no width of %j',
    (width) => expect(() => parseLook([['width', width]])).toThrow('from 160 to 2400'),
  )
  it.each([
    ['160', 160],
    ['2400', 2400],
    ['0800', 800],
  ])('may be %s wide', (given, width) => expect(parseLook([['width', given]]).width).toBe(width))
})
