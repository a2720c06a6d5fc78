import { describe, expect, test } from 'vitest'
import { checkCaptions } from '#shared/captions/check-captions.ts'
import { createTranslate } from '#shared/messages/translate.ts'
import { figureAmong, ordinalsOf } from '#shared/text/ordinals.ts'

describe('a picture and its caption have one number', () => {
  // A picture without a caption, a caption without a picture, then two that belong together in either order.
  const blocks = [
    { id: 'a', role: 'figure' },
    { id: 'b', role: 'lead' },
    { id: 'c', role: 'caption' },
    { id: 'd', role: 'figure' },
    { id: 'e', role: 'caption', figureId: 'd' },
    { id: 'f', role: 'paragraph' },
    { id: 'g', role: 'caption', figureId: 'h' },
    { id: 'h', role: 'figure' },
    { id: 'i', role: 'caption', figureId: 'h' },
    { id: 'j', role: 'caption', figureId: 'gone' },
  ]

  test('the picture’s is that of its first caption; without one its own', () => {
    const counted = ordinalsOf(blocks, figureAmong(blocks))
    expect(counted.map(({ caption }) => caption)).toEqual([undefined, undefined, 1, 2, 2, undefined, 3, 3, 4, 5])
    expect(counted.map(({ ordinal }) => ordinal)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 4, 5])
  })

  test('and the checks call them by it', () => {
    const picture = { role: 'figure', text: '', asset: 0, alt: '船' }
    const found = checkCaptions({
      language: 'zh-Hans',
      assets: [{ sha256: 'a', width: 1200, height: 800 }],
      blocks: [
        { role: 'caption', text: '资料图片' },
        picture,
        { role: 'caption', text: '11月8日，图书船停靠白苹渡。', figure: 1 },
        picture,
        { role: 'caption', text: '11月8日，图书船停靠白苹渡。', figure: 3 },
      ],
    })
    const t = createTranslate('zh-Hans')
    const words = (rule: string) =>
      found.flatMap((each) => (each.rule === rule ? [t(`findings.${rule}`, each.values)] : []))
    expect(words('caption.picture-twice')).toEqual(['与图注 2 的图片是同一张'])
    expect(words('caption.duplicate')).toEqual(['与图注 2 文字相同'])
  })
})
