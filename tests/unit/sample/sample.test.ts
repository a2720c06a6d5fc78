import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import ExifReader from 'exifreader'
import { describe, expect, it } from 'vitest'
import { damageText } from '#build/sample/damage.ts'
import type { Damage } from '#build/sample/damage.ts'

const sample = resolve(import.meta.dirname, '../../../build/sample')
const read = (file: string): string => readFileSync(resolve(sample, file), 'utf8')

type Picture = {
  readonly source: string
  readonly file: string
  readonly metadata?: { readonly description: string; readonly creator: string; readonly city: string }
}
const pictures = (JSON.parse(read('pictures/pictures.json')) as readonly Picture[]).filter(
  (p) => p.metadata !== undefined,
)

describe('the sample articles', () => {
  it.each(['zh/article.html', 'en/article.html'])('%s finds every picture beside itself', (file) => {
    const sources = [...read(file).matchAll(/<img src="([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(sources).toHaveLength(3)
    for (const source of sources) expect(existsSync(resolve(sample, dirname(file), source)), source).toBe(true)
  })

  it('have exactly one caption without its picture', () => {
    const figures = [
      ...`${read('zh/article.html')}${read('en/article.html')}`.matchAll(/<figure>([\s\S]*?)<\/figure>/g),
    ]
    expect(figures).toHaveLength(7)
    expect(figures.filter((match) => match[1]?.includes('<img') === false)).toHaveLength(1)
  })

  it.each(pictures)('$file is under 300 KB and carries its metadata as XMP and as IIM', ({ file, metadata }) => {
    const path = resolve(sample, file)
    expect(statSync(path).size).toBeLessThan(300 * 1024)
    const tags = ExifReader.load(readFileSync(path), { expanded: true })
    expect(tags.iptc?.['Caption/Abstract']?.description).toBe(metadata?.description)
    expect(tags.iptc?.['City']?.description).toBe(metadata?.city)
    expect(tags.xmp?.['creator']?.description).toBe(metadata?.creator)
    expect(tags.xmp?.['description']?.description).toContain(metadata?.description)
  })
})

describe('the damaged sample', () => {
  const damage = JSON.parse(read('zh-damaged/damage.json')) as Damage

  it('is exactly what the script makes of the clean text', () => {
    expect(read('zh-damaged/article.txt')).toBe(damageText(read('zh-damaged/clean.txt'), damage))
  })

  it('shows every kind of damage it is there for', () => {
    const text = read('zh-damaged/article.txt')
    expect(text).toContain('銀(yín)')
    expect(text).toContain('日?qǐng)?bào)') // a reading glued across two characters
    expect(text).toContain('?!') // a full stop cut in half, the text after it shifted by a byte
    expect(text).toMatch(/[\u200b\u2060\ufeff]/)
    expect(text).toMatch(/&nbsp(?!;)/)
    expect(text).not.toMatch(/\p{Cc}(?<!\n)|\ufffd/u)
  })

  it('refuses a text in which a named place is missing', () => {
    expect(() => damageText('別的文字\n', damage)).toThrow(/is not there|not there/)
  })
})
