import { expect, test } from 'vitest'
import { readCredit } from '#shared/captions/credit.ts'

test.each([
  ['图2 坡上的石磨 何雨 摄', '何雨', '何雨 摄'],
  ['坡上 通讯员 何雨 纪满 摄', '何雨 纪满', '通讯员 何雨 纪满 摄'],
  ['石磨。青岭县博物馆供图', '青岭县博物馆', '青岭县博物馆供图'],
  ['[Photo: A ferry at the pier. AP Photo/Ann Lee]', 'AP Photo/Ann Lee', 'AP Photo/Ann Lee'],
  ['A ferry at the pier. Ann Lee for the Pier Gazette', 'Ann Lee', 'Ann Lee for the Pier Gazette'],
])('the maker of a picture is told from what it shows: %s', (caption, name, words) => {
  expect(readCredit(caption)).toMatchObject({ name, words })
})
