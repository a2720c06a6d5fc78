import { describe, expect, it } from 'vitest'
import { tryParse } from '#tests/helpers/parse.ts'

/** Bytes that glibc's iconv wrote, of invented sentences. */
const EUC_TW =
  'dbd2cec8f7d8c6aac8a1eaa1c4b6c4b2c4a8e5dcdfefceb4f0f9a1a2c4f4c8a1c4b4eaa1c4a7c4b5e5dcdfefa1a4cadac6e1d4afcae4c5b2dbd2c8aec4b8c4d4a1a2cac4c4a1e3dbe3dbcfe5c6fbf6bfe2d0c6f0d4e9a1a2e1abe1e1dcc9c4a1dedbd1cecfe4a1a4'
const JOHAB =
  'c0f7d061bba5b76520bba19065d08120ada19061a28120afb3b7a1a065208b619e819f6920afb1b4f694612e20ba81a3a59769b76520ac65a7a1c869b541209061a2819f6920afb189a120a289b76920ba81b4f694612e20b5a9d08193652094e120a067b765209061a2819f6920afb1b7692088f5b7a19c6189a120a069d09694612e'

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))

describe('an encoding that is known and not read', () => {
  it.each([
    ['EUC-TW', EUC_TW],
    ['Johab', JOHAB],
  ])('is called by its name: %s', async (encoding, hex) => {
    const read = await tryParse(bytesOf(hex), 'a.txt')
    expect(read.ok ? read.value.document.blocks : read.error).toEqual({
      code: 'encoding-unread',
      values: { file: 'a.txt', encoding },
    })
  })

  it('is read all the same as whatever is chosen', async () => {
    expect((await tryParse(bytesOf(JOHAB), 'a.txt', { encoding: 'gb18030' })).ok).toBe(true)
  })

  it.each([
    ['gb18030', 'c7e5bad3d5f2c8a5c4ead6d6cfc2caaeb6fecdf2bfc3cbc9caf7a3acbdf1c4eaa1a3'],
    ['big5', 'b24daa65c2eda5682aa67eba2aa455a651a447b87fb4caaa51beeca141a4b5a67ea143'],
    ['euc-kr', 'c3bbc7cfc1f8c0ba20c1f6b3adc7d820bcd2b3aab9ab20bdcac0ccb8b820b1d7b7e7b8a620bdc9c0b4b4d92e'],
  ])('is none of those that are read: %s', async (_encoding, hex) => {
    expect((await tryParse(bytesOf(hex), 'a.txt')).ok).toBe(true)
  })
})

it('a header of ISO-2022-KR that stands twice is no text', async () => {
  const bytes = Buffer.from('\x1b$)C\n\x1b$)C\x0e5N:N\x0f 24\n', 'latin1')
  const read = await tryParse(bytes, 'a.txt')
  expect(read.ok && read.value.document.blocks.map(({ text }) => text)).toEqual(['두부 24'])
})
