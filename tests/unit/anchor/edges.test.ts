import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locate, type Located } from '#shared/anchor/locate.ts'
import { remapAnchors } from '#shared/anchor/remap.ts'

interface Found {
  readonly status: string
  readonly words: string | undefined
}

/** What becomes of `words` with the old text at hand, and from quote and context alone. */
function both(before: string, after: string, words: string): readonly [Found, Found] {
  const start = before.indexOf(words)
  const end = start + words.length
  const [carried] = remapAnchors(before, after, [{ start, end }])
  if (carried === undefined) throw new Error('no answer')
  const quote = {
    exact: words,
    prefix: before.slice(Math.max(0, start - 32), start),
    suffix: before.slice(end, end + 32),
  }
  return [told(after, carried), told(after, locate(after, quote))]
}

function told(after: string, located: Located): Found {
  return { status: located.status, words: 'start' in located ? after.slice(located.start, located.end) : undefined }
}

describe('the edges of an anchor', () => {
  it.each([
    ['共有12人参加。', '共有120人参加。', '12'],
    ['共有12人参加。', '共有112人参加。', '12'],
    ['共有12人参加。', '共有12万人参加。', '12'],
    ['收了12吨粮。', '收了12.5吨粮。', '12'],
    ['收了12吨粮。', '收了12~15吨粮。', '12'],
    ['增长了5%。', '增长了15%。', '5%'],
    ['3月9日清晨。', '3月19日清晨。', '9日'],
    ['共有三十户人家。', '共有三十五户人家。', '三十'],
    ['共有12户人家。', '共有22户人家。', '2户'],
  ])('are no part of another number: %s → %s', (before, after, words) => {
    for (const { status } of both(before, after, words)) expect(status).toBe('ambiguous')
  })

  it.each([
    ['He met Ann there.', 'He met Anna there.', 'Ann', 'Anna'],
    ['The cat sat there.', 'The cats sat there.', 'cat', 'cats'],
    ['A profit, they said.', 'A profit-taking, they said.', 'profit', 'profit-taking'],
    ['李明说，天气很好。', '李明华说，天气很好。', '李明', '李明华'],
    ['记者见到李明时，天黑了。', '记者见到张李明时，天黑了。', '李明', '张李明'],
    ['Le cafe est ferme.', 'Le cafe\u0301 est ferme.', 'cafe', 'cafe\u0301'],
    ['气温 5 度。', '气温 -5 度。', '5', '-5'],
    ['重12公斤。', '重12克。', '12公斤', '12克'],
  ])('take in what a word or name became, and say that it changed: %s → %s', (before, after, words, became) => {
    for (const found of both(before, after, words)) expect(found).toEqual({ status: 'changed', words: became })
  })

  it('stay on a part of a word or number that was one before', () => {
    const [carried, searched] = both('编号A1234在册，有据可查。', '新编号A1234在册，有据可查。', '23')
    expect(carried).toEqual({ status: 'moved', words: '23' })
    expect(searched).toEqual({ status: 'moved', words: '23' })
  })

  it('keep a name to which a word was added', () => {
    for (const found of both('李明说，天气很好。', '李明昨天说，天气很好。', '李明')) expect(found.words).toBe('李明')
  })

  it('hold the same words in another width or script for the same', () => {
    expect(both('今年共有12人参加会议。', '今年共有１２人参加会议。', '12人')[0]).toEqual({
      status: 'changed',
      words: '１２人',
    })
    for (const { words } of both('信号塔建了两年，国内没有。', '信號塔建了兩年，國內沒有。', '信号塔建了'))
      expect(words).toBe('信號塔建了')
  })
})

describe('an anchor on a number', () => {
  const piece = fc.constantFrom(
    '有',
    '人',
    '，',
    '。',
    '\n',
    ' ',
    '万',
    '1',
    '2',
    '30',
    '4.5',
    '年',
    'a',
    '约',
    '三',
    '十',
  )
  const text = fc.array(piece, { minLength: 4, maxLength: 40 }).map((parts) => parts.join(''))

  it('never ends on other digits, whatever is written or struck around it', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.tuple(fc.nat(), fc.nat(4), text), { maxLength: 4 }),
        fc.nat(),
        (before, edits, which) => {
          const numbers = [...before.matchAll(/\d+(?:\.\d+)?/gu)]
          const number = numbers[which % Math.max(1, numbers.length)]
          if (number === undefined) return
          let after = before
          for (const [at, length, words] of edits) {
            const from = at % (after.length + 1)
            after = after.slice(0, from) + words.slice(0, 5) + after.slice(from + length)
          }
          const start = number.index
          const end = start + number[0].length
          const [carried] = remapAnchors(before, after, [{ start, end }])
          if (carried === undefined || !('start' in carried)) return
          const states = [...after.matchAll(/\d+(?:\.\d+)?/gu)].filter(
            (match) => match.index < carried.end && match.index + match[0].length > carried.start,
          )
          expect(states.map(([words]) => words)).toEqual([number[0]])
        },
      ),
      { numRuns: 2000 },
    )
  })
})
