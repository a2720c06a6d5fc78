import { describe, expect, it } from 'vitest'
import { findMixedScript } from '#shared/language/mixture.ts'
import { toScript } from '#shared/language/convert.ts'
import { repairText } from '#shared/repair/repair-text.ts'

/** Texts that look like damage, and are none. */
const LOOKALIKES: Readonly<Record<string, readonly string[]>> = {
  'lessons in reading': [
    '银行的行读háng，行走的行读xíng；行(háng)业与行(xíng)动。',
    '他姓单(shàn)，不姓单(dān)。',
    '| 字 | 音 |\n|---|---|\n| 重 | chóng |\n| 重(zhòng) | 量 |',
    '生字：橋(qiáo)、樑(liáng)、獨(dú)、輪(lún)',
    '學生要分清「著(zhù)作」、「著(zháo)火」與「看著(zhe)」。',
    '鳳凰(fèng huáng)城與浯(wú)溪',
    '運動員(an)與教練(e)，見圖(a)與圖(e)',
  ],
  'code and its escapes': [
    '{"name":"\\u4e2d\\u6587","path":"C:\\\\users\\\\u4e2d"}',
    'print("\\u4f60\\u597d")',
    'https://example.org/caf%E4/%E4%BD%A0?x=1&y=2&copy=3',
    'Markdown 里用 `&nbsp;` 和 &amp; 表示实体。',
    '正则：/[\\u4e00-\\u9fa5]+\\?!/',
    'C:\\Users\\新建文件夹\\u盘备份.txt',
  ],
  'other scripts': [
    '👩‍🚀👨‍👩‍👧‍👦🏳️‍🌈 出发！',
    'می‌خواهم بروم',
    'क्‍ष त्र ज्ञ',
    'السلام عليكم‏، كيف حالك؟',
    '한국어 문장은 그대로 남는다. “그렇다?!”',
    '東京都知事は「ご安心ください?!」と述べた。',
    'Là où naît l’été, ça va ? « Où ça ? »',
    'Größe: 5 µm ± 2 °C – „weiß“',
    'Đường phố Hà Nội rất đông người.',
    'Ελληνικά και Кириллица',
    '香港仔嘅街坊話:「唔使驚㗎」',
  ],
  'questions and exclamations': [
    '你说什么?!我不去?!他也不去?',
    '“真的?!”她问,“你去过那里?!”',
    '价格:￥25,打八折?',
    'Q:为什么?A:不知道!',
  ],
  'line ends': ['第一行\r\n第二行\r\n'],
}

describe('a clean text stays as it came', () => {
  for (const [name, texts] of Object.entries(LOOKALIKES)) {
    it.each(texts)(`${name}: %s`, (text) => {
      expect(repairText(text, { script: 'keep' }).text).toBe(text)
    })
  }
})

describe('one script in its regional forms', () => {
  const regional = [
    '臺北市羣衆於臺灣大學裏開會，爲什麼？',
    '台北市群眾於台灣大學裡開會，為什麼？',
    '皇后與以後，鄰里、公里與裡面，乾隆與干預，瞭望台、沈先生、范仲淹，着力與著力',
  ]
  it.each(regional)('is no mixture: %s', (text) => {
    expect(findMixedScript([text])).toEqual([])
  })

  it('turns Simplified by words', () => {
    expect(toScript('臺灣羣衆裏的皇后', 'hans')).toBe('台湾群众里的皇后')
    expect(toScript('台灣群眾裡的鄰里', 'hans')).toBe('台湾群众里的邻里')
  })
})
