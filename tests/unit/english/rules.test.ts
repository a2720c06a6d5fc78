import { describe, expect, test } from 'vitest'
import { checkEnglish } from '#shared/english/check-english.ts'
import misspelled from '#shared/english/data/misspelled.json' with { type: 'json' }
import { loadDictionary } from '#shared/english/dictionary.ts'
import entries from '#shared/english/data/wrong-words.json' with { type: 'json' }
import { patternFinder, type PatternEntry } from '#shared/english/patterns.ts'
import { packWords, unpackWords } from '#shared/english/pack-words.ts'
import { ENGLISH_RULES } from '#shared/english/rules.ts'
import { readBlock } from '#shared/english/text.ts'

const tools = { dictionary: await loadDictionary() }

/** A line is a paragraph. */
const blocksOf = (text: string) => text.split('\n').map((line) => ({ role: 'paragraph', text: line }))

const rulesIn = (text: string, options: Parameters<typeof checkEnglish>[1] = {}): readonly string[] => [
  ...new Set(checkEnglish(blocksOf(text), { tools, ...options }).map(({ rule }) => rule)),
]

/** A text with what its findings suggest in their places. */
function mended(text: string): string {
  const blocks = blocksOf(text)
  return blocks
    .map(({ text: line }, index) =>
      checkEnglish(blocks)
        .filter(({ block, suggest }) => block === index && suggest !== undefined)
        .toReversed()
        .toSorted((a, b) => b.start - a.start)
        .reduce((words, { start, end, suggest = '' }) => words.slice(0, start) + suggest + words.slice(end), line),
    )
    .join('\n')
}

describe.each(ENGLISH_RULES)('$id', ({ id, isDefault, examples: { good, bad } }) => {
  // It holds an article to the spelling that a house has chosen.
  const variety = id === 'english.house-spelling' ? ('american' as const) : undefined
  const layer = isDefault ? { variety } : { on: [id] }

  test.each(good)('passes “%s”', (text) => {
    expect(isDefault ? rulesIn(text, layer) : rulesIn(text, layer).filter((rule) => rule === id)).toEqual([])
  })

  test.each(bad)('finds “%s”, and can be switched off', (text) => {
    expect(rulesIn(text, layer)).toEqual([id])
    expect(rulesIn(text, { ...layer, off: [id] })).not.toContain(id)
    expect(isDefault || !rulesIn(text).includes(id)).toBe(true)
  })
})

test.each([
  ["The mill lost it's roof.", 'The mill lost its roof.'],
  ['The mill lost it’s roof.', 'The mill lost its roof.'],
  ['Its a long way, and Its not.', 'It’s a long way, and Its not.'.replace('’', "'")],
  ['They should of went home – it’s late.', 'They should have went home – it’s late.'],
  ['He walked to the the quay.', 'He walked to the quay.'],
  ['It took a hour; a MP came.', 'It took an hour; an MP came.'],
  ['The crew sailed , and it rained..', 'The crew sailed, and it rained.'],
  ['She was was late  again.', 'She was late again.'],
  ['Your going home. YOUR HOME.', "You're going home. YOUR HOME."],
])('what is suggested puts “%s” right', (text, right) => {
  expect(mended(text)).toBe(right)
})

test('what is no prose is left alone: addresses, code, tables, furniture, Chinese, and what [sic] stands behind', () => {
  const found = checkEnglish([
    { role: 'paragraph', text: 'Write to dont@example.org or see www.example.org/a,b and its.a.test.' },
    { role: 'paragraph', text: 'Run the the command.', code: ['the the'] },
    { role: 'table', text: 'dont\tthe the' },
    { role: 'furniture', text: 'dont print' },
    { role: 'paragraph', text: '他说 dont 这个词。' },
    { role: 'paragraph', text: 'He wrote “they dont [sic] sail”.' },
  ])
  expect(found).toEqual([])
})

test('a place is told once, by the rule that comes first, in code points', () => {
  const text = '🙂 It lost it’s own roof.'
  expect(checkEnglish(blocksOf(text))).toMatchObject([{ rule: 'english.its', start: 10, end: 14, suggest: 'its' }])
})

test.each(Object.entries(entries) as [string, readonly PatternEntry[]][])(
  'every pattern of %s can be read, has a reason, and gives other words than it finds',
  (_, list) => {
    expect(() => patternFinder(list)(readBlock(0, 'paragraph', 'A word.'))).not.toThrow()
    expect(list.filter(({ why, right }) => why === '' || right === '')).toEqual([])
  },
)

describe('spelling', () => {
  const spelled = (text: string, own: readonly string[] = []) =>
    checkEnglish(blocksOf(text), { tools, own }).map(
      ({ suggest, values }) => suggest ?? `${String(values?.['there'])}?`,
    )

  test('nothing is spelled without its words, and the house’s own words are right', () => {
    expect(checkEnglish(blocksOf('The goverment met.'))).toEqual([])
    expect(spelled('The goverment met.')).toEqual(['government'])
    expect(spelled('The goverment met.', ['Goverment'])).toEqual([])
  })

  test('names, what an article writes as a name, and what it writes often are left alone', () => {
    expect(spelled('At Goverment House the goverment met.')).toEqual([])
    expect(spelled('A tallit, a tallyt and a tallyt; a tallyt.')).toEqual([])
    expect(spelled('Gosier is a town; it lies by the sea.')).toEqual([])
  })

  test('every listed slip is no word, and its right word is one', () => {
    const { dictionary } = tools
    const known = (word: string) =>
      word.split(' ').every((each) => dictionary.has(each) || dictionary.hasName(each.toLowerCase()))
    expect(misspelled.filter(([wrong = '', right = '']) => dictionary.has(wrong) || !known(right))).toEqual([])
  })

  test('packed words are those that were packed', () => {
    const words = ['a', 'aardvark', 'aardvarks', 'abacus', 'abate', 'zoo']
    expect(unpackWords(packWords(words))).toEqual(words)
  })
})
