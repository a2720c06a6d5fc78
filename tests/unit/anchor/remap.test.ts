import { describe, expect, it } from 'vitest'
import { digitsOf, hasSameDigits } from '#shared/anchor/digits.ts'
import { remapAnchors } from '#shared/anchor/remap.ts'

const before = [
  '山里的信号塔建了两年。',
  '去年一共走了36户，今年回来了19户。',
  '老支书把名单贴在墙上，一天数一遍。',
  '',
].join('\n')

function remap(words: string, after: string): { status: string; words: string | undefined } {
  const start = before.indexOf(words)
  const [located] = remapAnchors(before, after, [{ start, end: start + words.length }])
  if (located === undefined) throw new Error('no answer')
  return { status: located.status, words: 'start' in located ? after.slice(located.start, located.end) : undefined }
}

describe('remapAnchors', () => {
  it('keeps places, follows shifts and rewordings', () => {
    expect(remap('信号塔', before)).toEqual({ status: 'exact', words: '信号塔' })
    expect(remap('老支书', `开头一句。\n${before}`)).toEqual({ status: 'moved', words: '老支书' })
    expect(remap('把名单贴在墙上', before.replace('名单贴在墙上', '名单钉在门上'))).toEqual({
      status: 'changed',
      words: '把名单钉在门上',
    })
  })

  it('follows a paragraph to its new place', () => {
    const lines = before.trim().split('\n')
    const moved = [lines[2], lines[0], lines[1]].join('\n')
    expect(remap('老支书把名单贴在墙上', moved)).toMatchObject({ words: '老支书把名单贴在墙上' })
  })

  it('takes no other number for this one, and nothing for what is gone', () => {
    expect(remap('36户', before.replace('36户', '63户')).words).toBeUndefined()
    expect(remap('今年回来了19户', before.replace('，今年回来了19户', '')).status).toBe('orphan')
  })
})

describe('hasSameDigits', () => {
  it('compares numbers, whatever their width and separators', () => {
    expect(hasSameDigits('共１，２００人', '大约1200人')).toBe(true)
    expect(hasSameDigits('共1200人', '共12000人')).toBe(false)
    expect(hasSameDigits('二十三户', '二十五户')).toBe(false)
    expect(hasSameDigits('没有数字', '什么都行')).toBe(true)
    // A comma between two numbers makes one number of them only before thousands.
    expect(hasSameDigits('22户', '2，2户')).toBe(false)
  })

  it('does not take 一 alone for a number', () => {
    expect(digitsOf('一个人一直走')).toEqual([])
    expect(digitsOf('三人')).toEqual(['三'])
  })
})
