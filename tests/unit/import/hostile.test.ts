import { describe, expect, it } from 'vitest'
import { BOMBS, QUIET_BOMBS } from '#tests/helpers/bombs.ts'
import { makeArchive } from '#tests/helpers/make-archive.ts'
import { makeDocx, paragraph } from '#tests/helpers/make-docx.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { parse, tryParse } from '#tests/helpers/parse.ts'

describe('bombs', () => {
  it.each(BOMBS)('%s is refused', async (_, make, fileName, code) => {
    const result = await tryParse(make(), fileName)
    expect(result.ok ? 'opened' : result.error.code).toBe(code)
  })
})

describe('bombs in what a picture says of itself', () => {
  it.each(QUIET_BOMBS)('%s: the picture opens, and soon', async (_, make, fileName) => {
    const bytes = make()
    const started = performance.now()
    const file = await parse(bytes, fileName)
    expect(performance.now() - started).toBeLessThan(5000)
    expect(file.document.assets[0]?.metadata).toBeUndefined()
  })
})

describe('names', () => {
  const NAMES = [
    'CON.txt',
    'NUL',
    'a.',
    'x'.repeat(300),
    '😀.txt',
    'a\u202Egnp.txt',
    '\u0065\u0301.txt',
    '../../etc/passwd.txt',
    'C:\\x.txt',
  ]

  it.each(NAMES)('an entry called %s is only a key', async (name) => {
    const result = await tryParse(makeArchive([{ name, data: '一段。' }]), 'a.zip')
    if (result.ok) expect(result.value.document.blocks[0]?.text).toBe('一段。')
    else expect(result.error.code).toBe('folder-without-articles')
  })

  it.each(NAMES)('a picture called %s never becomes a path', async (name) => {
    const file = await parse(
      makeDocx({
        body: paragraph('一段。'),
        pictures: { 'a.png': makePng(1, 1) },
        more: [{ name: `word/media/${name}`, data: makePng(1, 1) }],
      }),
      name,
    )
    expect(file.fileName).toBe(name)
    for (const asset of file.document.assets) expect(asset.fileName).not.toMatch(/[/\\]/)
  })
})
