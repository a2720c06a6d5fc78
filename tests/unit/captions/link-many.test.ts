import { expect, it } from 'vitest'
import { linkCaptions } from '#shared/captions/link-figures.ts'

it('of captions and credits after one figure the first caption is its own, and every credit', () => {
  const blocks = [
    { role: 'figure', text: '' },
    { role: 'credit', text: '李四摄' },
    { role: 'caption', text: '图为张三' },
    { role: 'caption', text: '图为王五' },
    { role: 'credit', text: '赵六摄' },
    { role: 'paragraph', text: '一段。' },
    { role: 'caption', text: '图为钱七' },
    { role: 'figure', text: '' },
  ] as const
  expect(linkCaptions(blocks)).toEqual([undefined, 0, 0, undefined, 0, undefined, 7, undefined])
})
