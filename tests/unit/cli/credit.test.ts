import { expect, it } from 'vitest'
import { captionChecks } from '#shared/captions/checks.ts'
import { captionsJson } from '#electron/doors/cli/captions-json.ts'

function creditOf(caption: string, line?: string): unknown {
  const blocks = [{ role: 'caption', text: caption }, ...(line === undefined ? [] : [{ role: 'credit', text: line }])]
  return captionsJson(blocks, captionChecks({ blocks, assets: [], language: 'zh-Hans' }), () => ({}))[0]?.['credit']
}

it.each([
  ['图为盐田村的风车。何雨舟 摄', '何雨舟'],
  ['风车转动。（本报记者 何雨舟 摄）', '何雨舟'],
  ['風車轉動。何雨舟攝影', '何雨舟'],
  ['渡口旧影。青岭日报供图', '青岭日报'],
  ['渡口旧影。（图片来源：青岭日报）', '青岭日报'],
  ['The mill at dawn. Photo: Harriet Lowe', 'Harriet Lowe'],
  ['The mill at dawn (Photograph by Harriet Lowe)', 'Harriet Lowe'],
  ['2023年9月，村里的排舞比赛。', null],
  ['他在拍摄', null],
])('reads who made the picture from %s', (caption, credit) => {
  expect(creditOf(caption)).toBe(credit)
})

it('prefers the line of its own', () => {
  expect(creditOf('图为风车。', '何雨舟 摄')).toBe('何雨舟')
  expect(creditOf('图为风车。', '资料照片')).toBe('资料照片')
})
