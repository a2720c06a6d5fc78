import { expect, test } from 'vitest'
import { isDefaultMaker, isDefaultWords } from '#shared/text/default-words.ts'

test.each([
  'OLYMPUS DIGITAL CAMERA',
  'SONY DSC',
  'DCIM\\100MEDIA\\DJI_0042.JPG',
  'Untitled',
  'Processed with VSCO with a6 preset',
  'IMG_20260603_101500',
  '默认标题',
  '圖片描述',
  '请输入图片说明',
  '点击添加图片描述（最多60个字）',
  '[在这里插入图片描述]',
])('%s are a program’s own words', (words) => {
  expect(isDefaultWords(words)).toBe(true)
})

test.each(['北坡的石埂', 'Untitled Land, a painting', '图片里的老人', 'A camera on a tripod', '2026年的渡口', 'Apple'])(
  '%s are somebody’s',
  (words) => {
    expect(isDefaultWords(words)).toBe(false)
  },
)

test.each(['Picasa', '微软用户', 'Owner', 'NIKON CORPORATION', '…'])('nobody is called %s', (name) => {
  expect(isDefaultMaker(name)).toBe(true)
})

test.each(['Canon Wilkes', '何雨', 'Owner Brown'])('somebody is called %s', (name) => {
  expect(isDefaultMaker(name)).toBe(false)
})
