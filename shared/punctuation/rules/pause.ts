import { eachMatch, HAN, type PunctuationCheck } from '../marked-text.ts'

const CLOSES = '[”’」』》〉]'
const OPENS = '[“‘「『《〈]'

/** “甲”、“乙” and 《甲》、《乙》: between them stands no mark, unless something else stands there too (4.5.3.5). */
export const pauseBetweenQuoted: PunctuationCheck = eachMatch(new RegExp(`(?<=${CLOSES})、(?=${OPENS})`, 'gu'), () => ({
  suggest: '',
}))

const LINE = '(?<=^|\\n)\\s*'

/** 1、 at the head of a paragraph or an item: behind Arabic numerals and letters stands a point (B.3.3). */
export const arabicOrdinal: PunctuationCheck = eachMatch(
  new RegExp(`${LINE}(?:\\d{1,2}|[A-Za-z]|[IVX]{1,4})、(?=\\S)|(?<=[：；。])(?:\\d{1,2})、(?=[${HAN}])`, 'gu'),
  ({ 0: words, index }, { text }) => {
    const number = words.trim().slice(0, -1)
    const behind = text.slice(index + words.length)
    // 1、2、3号楼: a list of numbers, not the number of a list.
    if (/^\d/.test(behind) || (/^[A-Za-z]$/.test(number) && /^[A-Za-z]/.test(behind))) return undefined
    if (!/^\s*$|\n$/.test(text.slice(0, index)) && !isSeries(text, number)) return undefined
    return { from: words.length - 1, values: { mark: number }, suggest: '．' }
  },
)

/** Within a paragraph a number counts items only where the next or the one before it is there too. */
function isSeries(text: string, number: string): boolean {
  const beside = [Number(number) - 1, Number(number) + 1].map(String)
  return beside.some((each) => new RegExp(`(?:^|[：；。\\n])${each}、`, 'u').test(text))
}

/** 一． and 一，at the head of a paragraph: behind Han numerals stands 、 (B.3.2). */
export const hanOrdinal: PunctuationCheck = eachMatch(
  new RegExp(`${LINE}(?:[一二三四五六七八九十]{1,3}|[甲乙丙丁戊己庚辛壬癸])[．.，,：:](?=\\s?[${HAN}“《])`, 'gu'),
  ({ 0: words }) => {
    const mark = words.at(-1) ?? ''
    // 一，as a word at the head of a sentence; 一：of a list that counts so throughout.
    if (/[：:]/u.test(mark)) return undefined
    return { from: words.length - 1, values: { mark }, suggest: '、' }
  },
)

/** （一）、: behind a number in brackets stands nothing (B.3.4). */
export const bracketOrdinal: PunctuationCheck = eachMatch(
  new RegExp(
    `(?<=(?:^|[\\n；。：，])\\s*[（(](?:[一二三四五六七八九十]{1,3}|\\d{1,2}|[a-zA-Z])[）)])[、，．.,](?=\\s?[${HAN}“《])`,
    'gu',
  ),
  ({ 0: mark }) => ({ values: { mark }, suggest: '' }),
)

/** 首先、 第一、: behind such words stands a comma (B.3.1). */
export const wordOrdinal: PunctuationCheck = eachMatch(
  /(?<=^|[\n。；：！？”])(?:第[一二三四五六七八九十]{1,2}|其[一二三四五]|首先|其次|再次|再者|最后)、(?!第|其|[一二三四五六七八九十]|首先|最后)/gu,
  ({ 0: words }) => ({ from: words.length - 1, values: { word: words.slice(0, -1) }, suggest: '，' }),
)

const SO_ON_BEHIND = `(?=[，。；：！？）”]|$|\\n|等|[上近逾约数][十百千万]|[一二两三四五六七八九十几多数\\d]+[余多种个项类家名位件条大省市国地座所]|地[，。]|方面|领域|地区|城市|国家|单位|部门|问题|方式|措施|因素|内容|产品|项目|活动|知名|多个|众多|一批|一系列|\\p{Script=Han}{2,4}(?:价格|产品|工作|活动|作品|水果|蔬菜|食品|农作物|用品|物资|设备|行业|学科|课程|疾病|材料|节目|奖项|景点))`

/** 甲、乙、等: before 等 stands no mark of the list (B.1.2). */
export const pauseBeforeSoOn: PunctuationCheck = eachMatch(
  new RegExp(`(?<=、[^，。！？；：\\n]{1,30})、等等?${SO_ON_BEHIND}|(?<=[${HAN}”》）])、等等(?=[，。；）”])`, 'gu'),
  () => ({ to: 1, suggest: '' }),
)

const LAST_OF_LIST = new RegExp(
  `(?<=[${HAN}”》）])、(?=以及(?!时)|和(?![平谐解睦气尚声蔼缓约风服好善美顺面弦衷煦暖田县])|及(?![时早第其格])[${HAN}“《][^、。！？；，]{0,12}(?:$|[。；，]))`,
  'gu',
)

/** 甲、乙、和丙: before the word that joins the last of a list stands no mark (4.5.1). Parts of sentences told one by one have several. */
export const pauseBeforeAnd: PunctuationCheck = eachMatch(LAST_OF_LIST, ({ index }, { text }) => {
  const [before = '', behind = ''] = [
    /[^。！？；，：\n]*$/u.exec(text.slice(0, index))?.[0],
    /^[^。！？；，：\n]*/u.exec(text.slice(index + 1))?.[0],
  ]
  return /、/u.test(behind) || before.length > 40 || /[和及]/u.test(before) ? undefined : { suggest: '' }
})

const PLACES = '[^、，。；：！？\\s\\d]'
const PROVINCE = `${PLACES}{2,3}(?:省|自治区)`
const LEVELS = new RegExp(
  `(?<!${PLACES})(?:[\\u4e00-\\u9fff]{0,4})${PROVINCE}${PLACES}{1,5}[市州县]、(?:(?!${PROVINCE})${PLACES}{1,5}[市州县区]、)+${PROVINCE}${PLACES}{1,5}[市州县]`,
  'gu',
)

/** 江苏省南京市、苏州市、浙江省杭州市: one mark for two levels (B.1.4). */
export const pauseLevels: PunctuationCheck = eachMatch(LEVELS, () => ({}))

const APPROXIMATE = new RegExp(
  '(?<![第\\d、一二三四五六七八九十百千万〇零])(?:一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九)(?=(?:米|公里|里|斤|公斤|吨|亩|岁|天|个|名|位|小时|分钟|次|件|家|户|元|块|倍|成|间|张|十|百|千|万)(?!、))',
  'gu',
)

/** 三、四十个: two digits that say about how many stand without a mark (4.5.3.4). */
export const approximateWithPause: PunctuationCheck = eachMatch(APPROXIMATE, ({ 0: words, index }, { text }) => {
  // 一、二家分店 after 甲店: two that are named one by one.
  if (/[分别各]$/u.test(text.slice(0, index))) return undefined
  return { suggest: words.replace('、', '') }
})
