import { describe, expect, it } from 'vitest'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { outline, parse, textsOf, tryParse } from '#tests/helpers/parse.ts'

const code = async (...input: Parameters<typeof tryParse>): Promise<string | undefined> => {
  const result = await tryParse(...input)
  return result.ok ? undefined : result.error.code
}

describe('plain text', () => {
  it('takes a line for a paragraph and leaves out indentation and empty lines', async () => {
    const file = await parse('　　第一段。\r\n\r\n  第二段。\n第三段。')
    expect(file.document.blocks.map((block) => block.text)).toEqual(['第一段。', '第二段。', '第三段。'])
    expect(file.document).toMatchObject({ format: 'text', encoding: 'utf-8', language: 'zh-Hans' })
  })

  it('joins lines that were broken at a fixed width', async () => {
    const line = 'the wall has stood for two centuries and nobody has asked why it is'
    const text = Array.from({ length: 3 }, () => [line, line, line, 'still there.'].join('\n')).join('\n\n')
    expect((await parse(text)).document.blocks).toHaveLength(3)
  })

  it('keeps the bytes, their hash, and each block as it came', async () => {
    const file = await parse('重(chóng)新')
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(file.originals).toEqual(['重(chóng)新'])
  })

  it('is read in the encoding that is chosen', async () => {
    const gbk = new Uint8Array([0xd6, 0xd0, 0xce, 0xc4])
    const file = await parse(gbk, 'a.txt', { encoding: 'gb18030' })
    expect(file.document.blocks[0]?.text).toBe('中文')
    expect(file.document.encoding).toBe('gb18030')
    expect(file.reasons).not.toContain('encoding')
  })

  it('refuses what holds no article, each with its own code', async () => {
    expect(await code('')).toBe('file-empty')
    expect(await code(' \n\u3000\n')).toBe('file-empty')
    expect(
      await code(
        new Uint8Array([0x7f, 0x45, 0x4c, 0x46, ...Array.from({ length: 400 }, (_, index) => (index * 37) % 7)]),
      ),
    ).toBe('file-binary')
    expect(await code('%PDF-1.7\n', 'a.pdf')).toBe('file-unsupported')
    expect(await code(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'a.wps')).toBe(
      'file-unsupported',
    )
    expect(await code('{\\rtf1 x}', 'a.txt')).toBe('file-unsupported')
    expect(await code(new Uint8Array(50 * 1024 * 1024 + 1).fill(0x61))).toBe('file-too-large')
    expect(await code(new Uint8Array(50_000_000).fill(0x61))).toBe('file-too-large')
  })
})

describe('what is no text', () => {
  const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
  const utf16 = (text: string, isBig = false): Uint8Array => {
    const bytes = Buffer.from(text, 'utf16le')
    return new Uint8Array(isBig ? bytes.swap16() : bytes)
  }

  it.each([
    ['ELF, its header alone', '\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0'],
    ['Windows', 'MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0'],
    ['macOS', '\xcf\xfa\xed\xfe\x07\0\0\x01'],
    ['a class of Java', '\xca\xfe\xba\xbe\0\0\0\x34'],
    ['WebAssembly', '\0asm\x01\0\0\0'],
    ['xz', '\xfd7zXZ\0\0\x04'],
    ['bzip2', 'BZh91AY&SY\x01\x02'],
    ['zstd', '\x28\xb5\x2f\xfd\x24\x41'],
    ['SQLite', 'SQLite format 3\0\x10\0'],
    ['sound with a tag', 'ID3\x04\0\0\0\0\x21\x76'],
    ['film', '\0\0\0\x18ftypmp42\0\0\0\0'],
    ['a font', 'OTTO\0\x0b\0\x80'],
    ['zeros', '\0'.repeat(40)],
    ['structures of few bits', Array.from({ length: 60 }, (_, at) => String.fromCharCode(at % 5, 0)).join('')],
    ['noise under a mark of UTF-16', `\xff\xfe${'\x02\0\xff\xdf\x01\xd8'.repeat(20)}`],
  ])('refuses %s as binary, whatever its name', async (_, content) => {
    expect(await code(latin1(content), 'article.txt')).toBe('file-binary')
  })

  it.each([
    ['Han, little end first', utf16('渡口的老船工每天清晨五点起床。\n他说水位比去年高。')],
    ['Han, big end first', utf16('渡口的老船工每天清晨五点起床。\n他说水位比去年高。', true)],
    ['English without a mark', utf16('The ferry left at five.')],
    ['with a mark and a stray control', new Uint8Array([0xff, 0xfe, ...utf16(`${'渡口的老船工'.repeat(20)}\u0007`)])],
  ])('opens UTF-16: %s', async (_, content) => {
    expect((await parse(content)).document.encoding).toMatch(/^utf-16/)
  })

  it('opens a text that begins as a program does', async () => {
    expect(await code('MZ is how it begins.')).toBeUndefined()
    expect(await code('ID3 tags, explained\nThey hold a title.')).toBeUndefined()
  })
})

describe('choices of the editor', () => {
  const damaged = 'it&#39;s here, and it&#39;s there'

  it('put a refused repair back, by its place in the list', async () => {
    const all = await parse(damaged)
    expect(all.document.blocks[0]?.text).toBe("it's here, and it's there")
    const one = await parse(damaged, 'a.txt', { refused: [0] })
    expect(one.document.blocks[0]?.text).toBe("it&#39;s here, and it's there")
    expect(one.document.repairs).toHaveLength(1)
    const [left] = one.document.repairs
    expect([...(one.document.blocks[0]?.text ?? '')].slice(left?.start, left?.end).join('')).toBe(left?.after)
  })

  it('set the role of a block for good', async () => {
    const file = await parse('甲\n乙', 'a.txt', { roles: [{ block: 1, role: 'caption' }] })
    expect(file.document.blocks[1]).toMatchObject({ role: 'caption', confidence: 1 })
  })

  it('turn the script', async () => {
    const file = await parse('臺灣的學校', 'a.txt', { script: 'hans' })
    expect(file.document.blocks[0]?.text).toBe('台湾的学校')
  })
})

describe('Markdown', () => {
  it('gives headings, lists, quotations, tables, pictures with captions, and notes', async () => {
    const source = `---
title: 石埂
author: 林知远
date: 2024-01-15
---
# 石埂立起来

正文第一段，有**重点，**也有[链接](https://example.org/)。

## 账本

- 一条
- 两条

> 引语一句。

| 户 | 元 |
|---|---|
| 甲 | 1,200 |

![田埂](pics/wall.png)
*图为北坡的石埂。*

![远方](https://example.org/x.png)

[^1]: 据镇志。
`
    const file = await parse(source, 'a.md', {}, { 'pics/wall.png': makePng(4, 3) })
    expect(outline(file)).toEqual([
      ['headline', '石埂立起来'],
      ['paragraph', '正文第一段，有重点，也有链接。'],
      ['section-heading', '账本'],
      ['list-item', '一条'],
      ['list-item', '两条'],
      ['quotation', '引语一句。'],
      ['table', '户\t元\n甲\t1,200'],
      ['figure', ''],
      ['caption', '图为北坡的石埂。'],
      ['figure', ''],
      ['note', '[1] 据镇志。'],
    ])
    expect(file.document).toMatchObject({
      format: 'markdown',
      byline: '林知远',
      publishedAt: '2024-01-15',
      title: '石埂立起来',
    })
    expect(file.document.blocks[7]).toMatchObject({ asset: 0, alt: '田埂' })
    expect(file.document.blocks[8]?.figure).toBe(7)
    expect(file.document.blocks[9]?.asset).toBeUndefined()
    expect(file.document.assets[0]).toMatchObject({ mediaType: 'image/png', width: 4, height: 3, fileName: 'wall.png' })
  })

  it('is known by its marks where the name says nothing', async () => {
    expect((await parse('# 题\n\n![图](a.png)\n', 'a.txt')).document.format).toBe('markdown')
    expect((await parse('第1章 #1 号楼\n正文。', 'a.txt')).document.format).toBe('text')
  })

  it('runs no script and keeps no tag of HTML in it', async () => {
    const file = await parse(
      '# 题\n\n<script>alert(1)</script>\n\n<p onclick="x()">字<img src=x onerror=alert(1)></p>\n',
      'a.md',
    )
    expect(JSON.stringify(file.document)).not.toMatch(/alert|onclick|onerror|<p/)
    expect(textsOf(file, 'paragraph')).toEqual(['字'])
  })
})
