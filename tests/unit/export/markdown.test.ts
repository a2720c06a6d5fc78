import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { marked } from 'marked'
import { expect, test } from 'vitest'
import { asParagraph, inlineMarkdown, type LineContext } from '#electron/export/markdown/inline.ts'
import type { InlineMark } from '#shared/domain/mark.ts'
import { cutMarks } from '#shared/text/form.ts'
import { tryParse } from '#tests/helpers/parse.ts'

const context: LineContext = { lineBreak: '\\\n', noteLabel: () => undefined }
/** Signs that Markdown or a dialect of it makes something of, among words that they stand at. */
const signs = fc.constantFrom(
  ...Array.from('\\`*_{}[]<>()#+-.!|~^$&=:"\'1a字，。 '),
  '&amp;',
  'http://a.b',
  'www.a.b',
  'x@y.z',
  '**',
  '~~',
  '1. ',
  '- ',
  '[^1]',
)
const words = fc
  .array(signs, { minLength: 1, maxLength: 14 })
  .map((all) => all.join('').trim())
  .filter((text) => text !== '')

/** The words of the one paragraph that a text is drawn as. */
function drawn(markdown: string): {
  readonly text: string
  readonly count: number
  readonly marked: readonly string[]
} {
  const { document } = parseHTML(`<!doctype html><html><body>${marked.parse(markdown, { async: false })}</body></html>`)
  const paragraphs = [...document.body.children]
  const formed = [...document.querySelectorAll('strong, em')].map((each) => each.textContent)
  return { text: document.body.textContent.replace(/\n$/u, ''), count: paragraphs.length, marked: formed }
}

test('words are the same words behind a parser, whatever signs stand in them', () => {
  fc.assert(
    fc.property(words, (text) => {
      const { text: back, count } = drawn(`${asParagraph(inlineMarkdown({ text }, context))}\n`)
      expect([back, count]).toEqual([text, 1])
    }),
    { numRuns: 1500 },
  )
})

test('and Galley reads them as they were', async () => {
  await fc.assert(
    // Signs of dialects too (~~, [^1], H~2~O, $x$): behind a backslash they are themselves.
    fc.asyncProperty(words, async (text) => {
      const file = `# 题\n\n前文。\n\n${asParagraph(inlineMarkdown({ text }, context))}\n`
      const parsed = await tryParse(file, 'a.md')
      if (!parsed.ok) throw new Error(parsed.error.code)
      expect(parsed.value.originals[2]).toBe(text)
    }),
    { numRuns: 150 },
  )
})

test('emphasis is on the same words, wherever it begins and ends', () => {
  const kinds = fc.constantFrom('bold' as const, 'italic' as const)
  fc.assert(
    fc.property(words, fc.nat(20), fc.nat(20), kinds, (text, one, other, kind) => {
      const length = Array.from(text).length
      const [start, end] = [Math.min(one % length, other % length), Math.max(one % length, other % length) + 1]
      const marks: readonly InlineMark[] = [{ kind, start, end }]
      const { text: back, marked: formed } = drawn(`${asParagraph(inlineMarkdown({ text, marks }, context))}\n`)
      expect(back).toBe(text)
      expect(formed.join('')).toBe(Array.from(text).slice(start, end).join(''))
      expect(cutMarks(marks, start, end)).toHaveLength(1)
    }),
    { numRuns: 1500 },
  )
})
