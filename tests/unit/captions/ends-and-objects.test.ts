import { expect, it } from 'vitest'
import { numbersOfText } from '#shared/numbers/numbers-of-text.ts'
import { readFacts } from '#shared/structure/facts.ts'
import { assignRoles } from '#shared/structure/assign-roles.ts'
import { captionChecks } from '#shared/captions/checks.ts'
import { readCredit } from '#shared/captions/credit.ts'

it('a caption that ends its dispatch keeps who took the picture', () => {
  expect(readCredit('图为护林员在云溪林场巡山。　沈一鸣 摄(完)')?.name).toBe('沈一鸣')
})

it.each([
  ['【本報訊】記者陳曉嵐報道　新界流水響一棵逾120年的細葉榕，昨日傍晚6時許倒塌，壓毀兩輛私家車，無人受傷。', '陳曉嵐'],
  ['【本报讯】通讯员李文报道：清河镇今年种下12000棵树，镇长林一在山坡上说，成活率比去年高。', '李文'],
  ['【本报讯】记者昨日从林业局获悉，清河镇今年种下12000棵树，镇长林一在山坡上说，成活率比去年高。', undefined],
])('whoever sent “%s”', (text, name) => {
  const roles = assignRoles([{ text }])
  expect(readFacts([{ role: roles[0]?.role ?? 'paragraph', text }]).byline).toBe(name)
})

it('what had been planned for a day is not moved to the next year', () => {
  const [number] = numbersOfText(
    { text: 'The Coast Guard had planned to switch off the lamp Oct. 1, saying it can be seen far away.' },
    { asOf: '2026-11-28', lang: 'en' },
  )
  expect(number?.value).toBe('2026-10-01')
})

it('heads are counted in 号 where they are so many or so', () => {
  const [number] = numbersOfText({ text: '一共有三百来号护林员。' }, { asOf: '2026-11-28', lang: 'zh-Hans' }).filter(
    ({ kind }) => kind === 'count',
  )
  expect(number).toMatchObject({ text: '三百来号', value: 300, unit: '号', approx: 'about' })
})

it('a place with which the name of a station in the text begins is there', () => {
  const blocks = [
    { role: 'paragraph', text: '北方最大的鸟类环志站——石门河口站20日公布今年秋季监测结果：共记录候鸟143种。' },
    { role: 'caption', text: '图为11月12日，一群反嘴鹬在石门河口觅食。韩立冬 摄' },
  ]
  const [checks] = captionChecks({ language: 'zh-Hans', publishedAt: '2026-11-20', assets: [], blocks })
  expect(checks?.agreement.find(({ kind }) => kind === 'place')).toMatchObject({
    verdict: 'agrees',
    words: '石门河口',
  })
})

it('where a degree of latitude lies is nobody', () => {
  const blocks = [
    {
      role: 'paragraph',
      text: 'Mudflats hold many invertebrates, and many birds stay there in the autumn of each year.',
    },
    { role: 'caption', text: 'Study site. Shimen estuary, 39.2° N. Scale bar, 500 m.' },
  ]
  const [checks] = captionChecks({ language: 'en', publishedAt: '2026-11-20', assets: [], blocks })
  expect(checks?.agreement.filter(({ kind }) => kind === 'name')).toEqual([])
})
