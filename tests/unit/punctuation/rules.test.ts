import { describe, expect, test } from 'vitest'
import { rightAt } from '#shared/checks/right-words.ts'
import type { Finding } from '#shared/domain/source-document.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { checkPunctuation } from '#shared/punctuation/check-punctuation.ts'
import { PUNCTUATION_RULES } from '#shared/punctuation/rules.ts'

/** Every rule that is off by default and can run beside the others. */
const OFF = PUNCTUATION_RULES.filter(({ isDefault, isChoice }) => !isDefault && !isChoice).map(({ id }) => id as string)

interface Block {
  readonly role: string
  readonly text: string
}

/** A line is a paragraph, or a block of the role that it names. */
const blocksOf = (text: string): readonly Block[] =>
  text.split('\n').map((line) => {
    const [, role = 'paragraph', words = ''] = /^(?:([a-z-]+): )?(.*)$/u.exec(line) ?? []
    return { role, text: words }
  })

/** Edges of lines are looked for within a block too. */
const asOne = (text: string): readonly Block[] => [{ role: 'paragraph', text }]

const found = (
  blocks: readonly Block[],
  on: readonly string[] = OFF,
  off: readonly string[] = [],
): readonly Finding[] => checkPunctuation(blocks, { on, off })

describe.each(PUNCTUATION_RULES)('$id', ({ id, isChoice, clause, examples: { good, bad } }) => {
  const blocks = id === 'punctuation.line-edge' ? asOne : blocksOf
  const others = isChoice ? [id] : OFF

  test('has examples of both kinds', () => {
    expect([good.length > 0, bad.length > 0]).toEqual([true, true])
  })

  test.each(good)('passes “%s”', (text) => {
    expect(found(blocks(text), others).filter(({ rule }) => rule === id)).toEqual([])
  })

  test.each(bad)('finds “%s” and nothing else, names the clause, and can be switched off', (text) => {
    const all = found(blocks(text), others)
    expect([...new Set(all.map(({ rule }) => rule))]).toEqual([id])
    expect(all.every(({ values }) => (values?.['clause'] === undefined) === (clause === undefined))).toBe(true)
    expect(found(blocks(text), others, [id])).toEqual([])
  })

  test.each(bad)('has nothing more to say of “%s” with its right words', (text) => {
    const given = blocks(text)
    const all = found(given, others)
    if (all.some(({ suggest }) => suggest === undefined)) return
    const mended = all.toReversed().reduce<readonly Block[]>(
      (before, finding) =>
        before.map((block, at) => {
          const { start, end } = finding
          if (at !== finding.block) return block
          const right = rightAt(finding, block.text, sliceCodePoints(block.text, start, end)) ?? ''
          return { ...block, text: sliceCodePoints(block.text, 0, start) + right + sliceCodePoints(block.text, end) }
        }),
      given,
    )
    expect(
      found(mended, others).map(({ rule }) => rule),
      mended.map((each) => each.text).join('/'),
    ).toEqual([])
  })
})

test('a text in letters, in Japanese, code and addresses have no Chinese punctuation', () => {
  for (const text of [
    'The ferry, the pier and the lamp (1987) are old...',
    'これは日本語の文章です,とても短い。',
    '见 https://example.com/a,b;c?d=(e) 一节。',
  ])
    expect(found([{ role: 'paragraph', text }])).toEqual([])
  const code = { kind: 'code', start: 2, end: 10 } as const
  expect(checkPunctuation([{ role: 'paragraph', text: '命令 打开,关闭,走开 就行。', marks: [code] }])).toEqual([])
})

test('straight quotation marks are marked at their ends where what they hold has faults of its own', () => {
  const places = (text: string) =>
    found(asOne(text)).map(({ rule, start, end, suggest }) => [rule, start, end, suggest])
  expect(places('老赵说："水退了,就开工。"大家都应了。')).toEqual([
    ['punctuation.straight-quotes', 4, 5, '“'],
    ['punctuation.straight-quotes', 13, 14, '”'],
    ['punctuation.half-width', 8, 9, '，'],
  ])
  expect(places('老赵说："水退了就开工。"大家都应了。')).toEqual([
    ['punctuation.straight-quotes', 4, 13, '“水退了就开工。”'],
  ])
})

test('a few words in Simplified make no text of the mainland', () => {
  const text = '他寫的〈渡口〉印了三版，讀過的人不少，老何说這叫‘慢工’。'
  expect(found([{ role: 'paragraph', text }])).toEqual([])
})

test('what only the standard of the mainland asks for is no fault of a text in Traditional', () => {
  for (const text of [
    '他說：「大家叫它『石門』。」',
    '他寫的〈渡口〉印了三版，讀過的人不少。',
    '他說這叫‘慢工’，誰也不催。',
  ])
    expect(found([{ role: 'paragraph', text }])).toEqual([])
  expect(found([{ role: 'paragraph', text: '漁船靠岸,人就到齊了。' }]).map(({ rule }) => rule)).toEqual([
    'punctuation.half-width',
  ])
})

test('a sentence that was cut out of a quotation is not told that its quotation has no end', () => {
  expect(found(asOne('老赵说：“水退了就开工。'))).toEqual([])
  expect(found(blocksOf('老赵说：“水退了就开工。\n第二天果然开了工。')).map(({ rule }) => rule)).toEqual([
    'punctuation.unclosed',
  ])
})

test('rules that contradict each other are switched on by their own names alone', () => {
  const text = [{ role: 'paragraph', text: '他用 Go写程序，也用Rust 写。' }]
  expect(found(text, ['punctuation'])).toEqual([])
  expect(found(text, ['punctuation.blank-present']).length).toBe(2)
  const rulesWith = (...on: readonly string[]) => [...new Set(found(text, on).map(({ rule }) => rule))]
  const [missing, present] = ['punctuation.blank-missing', 'punctuation.blank-present']
  expect(rulesWith(missing, present)).toEqual([present])
  expect(rulesWith(present, missing)).toEqual([missing])
})
