import { describe, expect, it } from 'vitest'
import { parse, tryParse } from '#tests/helpers/parse.ts'

/** A paragraph of more marks than any writer sets, around what is looked at. */
const heavy = (inner: string): string => `${'一*段*，'.repeat(200)}${inner}${'又**一**段。'.repeat(200)}`

describe('a Markdown paragraph of very many marks', () => {
  it('is read as one of few is: emphasis, links and code without their marks', async () => {
    const file = await parse(heavy('见[新闻](https://example.org)和`代码`。'), 'a.md')
    expect(file.document.format).toBe('markdown')
    const text = file.document.blocks.map((block) => block.text).join('\n')
    expect(text).toBe(`${'一段，'.repeat(200)}见新闻和代码。${'又一段。'.repeat(200)}`)
  })

  it('keeps its pictures, its place in a list, and what stands in code as it is', async () => {
    const code = heavy('x')
    const file = await parse(
      `# 题\n\n- ${heavy('')}\n\n\`\`\`\n${code}\n\`\`\`\n\n${heavy('![墙](wall.png)')}\n`,
      'a.md',
    )
    const roles = file.document.blocks.map(({ role }) => role)
    expect(roles).toEqual(expect.arrayContaining(['headline', 'list-item', 'figure']))
    expect(file.document.blocks.map((block) => block.text)).toContain(code)
  })

  it('that ends in the middle of a link keeps every character', async () => {
    const text = '[a]('.repeat(2000)
    const file = await parse(text, 'a.md')
    expect(file.document.blocks[0]?.text).toBe(text)
  })

  it('of quotations within quotations is refused before it is parsed', async () => {
    expect(await tryParse('> '.repeat(20_000), 'a.md')).toMatchObject({ error: { code: 'parse-limit' } })
  })

  it.each(['1. ', '2) ', '+ ', '- > '])('of lists within lists on one line is refused like them: %s', async (mark) => {
    expect(await tryParse(`${mark.repeat(20_000)}词`, 'a.md')).toMatchObject({ error: { code: 'parse-limit' } })
  })

  it.each(['- ', '* ', '*', '-'])('may be parted by a line of %s, however long', async (mark) => {
    const file = await parse(`上\n\n${mark.repeat(400).trim()}\n\n下\n`, 'a.md')
    expect(file.document.blocks.map(({ text }) => text)).toEqual(['上', '下'])
  })
})
