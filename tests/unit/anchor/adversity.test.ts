import { describe, expect, it } from 'vitest'
import { locate } from '#shared/anchor/locate.ts'
import { remapAnchors } from '#shared/anchor/remap.ts'

const FERRY = '清晨的码头上已经排起了长队，人们等着第一班渡船靠岸。'
const BOOKS = '老会计把账本翻到最后一页，指着一行数字说，这一笔他核对了四遍。'
const GATES = '雨季之前，值班的人把每一道闸门都试了一次，记录写得清清楚楚。'

/** What becomes of the `nth` (from 0) place of some words: its status, and where it stands. */
function carried(before: string, after: string, words: string, nth = 0): { status: string; at: number | undefined } {
  let start = before.indexOf(words)
  for (let index = 0; index < nth; index += 1) start = before.indexOf(words, start + 1)
  const [located] = remapAnchors(before, after, [{ start, end: start + words.length }])
  if (located === undefined) throw new Error('no answer')
  const at = 'start' in located ? located.start : undefined
  if ('start' in located && located.status !== 'changed') expect(after.slice(located.start, located.end)).toBe(words)
  return { status: located.status, at }
}

describe('words of another article', () => {
  it.each([
    ['山谷里的桥修好了。他说这一班人都很好，第一班渡船走了。', '第一班渡船'],
    ['完全没有关系的第一班火车，一行字。', '一行'],
    ['桥头的人等着。账本在哪里，没有人知道。', '人'],
    ['', '第一班渡船'],
    [Buffer.from(`${FERRY}\n${BOOKS}`).toString('latin1'), '第一班渡船'],
  ])('are no place of these: %#', (after, words) => {
    expect(['orphan', 'ambiguous']).toContain(carried(`${FERRY}\n${BOOKS}`, after, words).status)
  })

  it('of letters are none either', () => {
    const before = 'The keeper wrote down every boat that came over the river at night.'
    const after = 'Nobody in the valley had ever seen so much snow, and every road was closed.'
    for (const words of ['The', 'every', 'over the']) expect(carried(before, after, words).at).toBeUndefined()
  })
})

describe('of what stood twice', () => {
  it.each([
    ['of two paragraphs one is gone', `${FERRY}\n${FERRY}\n${GATES}`, `${FERRY}\n${GATES}`],
    ['of three one is gone', `${FERRY}\n${FERRY}\n${FERRY}\n${GATES}`, `${FERRY}\n${FERRY}\n${GATES}`],
    ['of two sentences one is gone', `${BOOKS}${FERRY}${FERRY}${GATES}`, `${BOOKS}${FERRY}${GATES}`],
    ['of the last two one is gone', `${BOOKS}${FERRY}${FERRY}`, `${BOOKS}${FERRY}`],
    ['one is gone, the other joined', `${FERRY}\n${FERRY}\n${BOOKS}`, `${FERRY}${BOOKS}`],
  ])('nobody can say which it is: %s', (_name, before, after) => {
    for (const nth of [0, 1]) expect(carried(before, after, '第一班渡船', nth).at).toBeUndefined()
  })

  it('to one of which another has come, it is the one in the old place', () => {
    const at = FERRY.indexOf('第')
    expect(carried(`${FERRY}\n${GATES}`, `${FERRY}\n${FERRY}\n${GATES}`, '第一班渡船')).toEqual({ status: 'exact', at })
  })

  it('what stands next to it says which it is', () => {
    const before = `${FERRY}\n${BOOKS}\n${FERRY}\n${GATES}`
    expect(carried(before, `${BOOKS}\n${FERRY}\n${GATES}`, '第一班渡船', 1)).toEqual({
      status: 'moved',
      at: BOOKS.length + 1 + FERRY.indexOf('第'),
    })
    expect(carried(before, `${BOOKS}\n${FERRY}\n${GATES}`, '第一班渡船').at).toBeUndefined()
    expect(carried(before, `${FERRY}${BOOKS}${FERRY}${GATES}`, '第一班渡船', 1).at).toBe(
      FERRY.length + BOOKS.length + FERRY.indexOf('第'),
    )
  })
})

describe('numbers in lists', () => {
  const list = '甲村：12户\n乙村：15户\n丙村：12户\n丁村：18户'

  it('are never taken for their neighbours', () => {
    expect(carried(list, list.replace('丙村：12户', '丙村：13户'), '12户', 1).at).toBeUndefined()
    expect(carried(list, list.replace('丙村：12户', '丙村：13户'), '12户')).toEqual({ status: 'exact', at: 3 })
    expect(carried(list, list.replace('甲村：12户\n', ''), '12户').at).toBeUndefined()
    expect(carried('12\n15\n12\n18\n', '12\n15\n18\n', '12', 1).at).toBeUndefined()
    expect(carried('收入12万元，支出8万元。', '收入8万元，支出12万元。', '12万元').at).toBeUndefined()
  })

  it('of another list, however long, are none of these', () => {
    const lines = (step: number): string =>
      Array.from({ length: 20_000 }, (_, index) => String((index * index * step) % 53)).join('\n')
    const [before, after] = [lines(7), lines(11)]
    const anchors = Array.from({ length: 50 }, (_, index) => ({ start: index * 400, end: index * 400 + 9 }))
    const placed = remapAnchors(before, after, anchors).filter(
      (located, index) =>
        'start' in located &&
        located.status !== 'changed' &&
        after.slice(located.start, located.end) !== before.slice(index * 400, index * 400 + 9),
    )
    expect(placed).toEqual([])
  })

  it('are not found by the context of another one of the same', () => {
    const quote = { exact: '12', prefix: '分别有', suffix: '、15、12、18户。' }
    expect(locate('分别有15、12、18户。', quote).status).toBe('orphan')
    expect(locate('一共分别有12、15、12、18户。', quote)).toEqual({ status: 'moved', start: 5, end: 7 })
  })
})
