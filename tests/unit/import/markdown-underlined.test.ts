import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, it } from 'vitest'
import { lightHeadings } from '#electron/import/formats/markdown/light-headings.ts'
import { parse } from '#tests/helpers/parse.ts'

const line = fc.constantFrom(
  '镇志',
  'two words',
  '[a]: b',
  '===',
  '---',
  '=',
  '> 引',
  '> ---',
  '- 项',
  '  ---',
  '***',
  '',
)

describe('an underlined heading of Markdown', () => {
  it('is read as the parser itself reads it, among lines of every kind', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const text = lines.join('\n')
        expect(fromMarkdown(text, { extensions: [lightHeadings()] })).toEqual(fromMarkdown(text))
      }),
      { numRuns: 500 },
    )
  })

  it('is a heading of the article, by the thousand too', async () => {
    const file = await parse(`柳溪\n===\n\n${'河道\n---\n\n清淤三公里。\n\n'.repeat(1000)}`, 'a.md')
    const roles = file.document.blocks.map(({ role }) => role)
    expect(roles[0]).toBe('headline')
    expect(roles.filter((role) => role === 'section-heading')).toHaveLength(1000)
  })
})
