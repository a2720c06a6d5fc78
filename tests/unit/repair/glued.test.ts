import { describe, expect, it } from 'vitest'
import { applyEdits } from '#shared/repair/edits.ts'
import { DOCUMENT_STEPS, findGlued } from '#shared/repair/gloss/find-glued.ts'
import type { Budget } from '#shared/repair/gloss/losses.ts'
import { repairLines, repairText } from '#shared/repair/repair-text.ts'
import { damageLikeTheSeed } from './damage-model.ts'

const repair = (text: string): string => repairText(text, { script: 'keep' }).text

const READINGS = new Map(
  Object.entries({
    會: 'huì',
    學: 'xué',
    個: 'gè',
    時: 'shí',
    對: 'duì',
    動: 'dòng',
    開: 'kāi',
    數: 'shù',
    當: 'dāng',
    報: 'bào',
    請: 'qǐng',
    場: 'chǎng',
    進: 'jìn',
    現: 'xiàn',
    發: 'fā',
    經: 'jīng',
    業: 'yè',
    務: 'wù',
    實: 'shí',
    衛: 'wèi',
  }),
)
const damage = (text: string): string => damageLikeTheSeed(text, READINGS)

describe('readings that a program glued on', () => {
  it('come off, with the character and its reading as evidence', () => {
    const { text, repairs } = repairText('大學(xué)生運動(dòng)會(huì)開(kāi)幕', { script: 'keep' })
    expect(text).toBe('大學生運動會開幕')
    expect(repairs[0]).toEqual({
      start: 1,
      end: 2,
      kind: 'gloss',
      before: '學(xué)',
      after: '學',
      evidence: { rule: 'repair.gloss', values: { character: '學', reading: 'xué' } },
      isGuess: false,
    })
  })

  it('come off in a whole article, and its punctuation is full-width again', () => {
    const article = [
      '漁港的早市，五點半就開張了：魚販老何（今年六十一歲）已經擺好三個攤位。',
      '“今天的白鯧真新鮮！”他對每個客人都這樣說；現場的磅秤顯示2.75公斤。',
      '據當地日報報道，2021年3月9日9:30，漁會在碼頭實施新規，參加的業者有1,037人，占90%，其餘觀望。',
    ].join('\n')
    expect(repair(damage(article))).toBe(article)
  })

  it('come off where the pair of bytes stood across two characters', () => {
    // 日報: C8D5 88F3; D588 is 請. 當地黨: AE94 B5D8 FC68; 94B5 is 數.
    expect(damage('日報')).toBe('日?qǐng)?bào)')
    expect(repair('晚間的日?qǐng)?bào)說')).toBe('晚間的日報說')
    expect(damage('當地黨')).toBe('當(dāng)?shù)攸h')
    expect(repair('據當(dāng)?shù)攸h部')).toBe('據當地黨部')
  })

  it('come off after a sign was cut in two and all that follows is shifted', () => {
    const line = '他指著海面說：“船回來了。”在碼頭邊等候的工人都站起來，宮燈也亮了，大會開始。'
    const damaged = damage(line)
    expect(damaged).toContain('?!')
    const { text, repairs } = repairText(damaged, { script: 'keep' })
    expect(text).toBe(line)
    expect(repairs.some((item) => item.kind === 'shifted-bytes' && !item.isGuess)).toBe(true)
  })

  it('are read back by the words that they make where bytes are lost, marked as a guess', () => {
    const line = '“魚都賣完了。”下午，市場的經理說，今年的生意比去年好。'
    const damaged = damage(line)
    const { text, repairs } = repairText(damaged, { script: 'keep' })
    expect(text).toBe(line)
    expect(repairs.some((item) => item.isGuess)).toBe(true)
  })

  it('come off in a short line where only what is not Traditional was passed by', () => {
    expect(repair('現(xiàn)僅(jǐn)辦(bàn)理貨(huò)運(yùn)')).toBe('現僅辦理貨運')
  })

  it('come off behind a quotation that is shifted whole, and what was guessed in it says so', () => {
    const line = '“這座橋建於清代。”“水太急了，船根本靠不了岸。”當時在場的船員回憶。'
    const { text, repairs } = repairText(damage(line), { script: 'keep' })
    expect(text).toMatch(/^“這座橋建於清代。”“.+靠不了岸。”當時在場的船員回憶。$/)
    expect(repairs.some((item) => item.isGuess)).toBe(true)
  })

  it('turn Simplified in the same step when that is asked for', () => {
    const { text, repairs } = repairText('大學(xué)生開(kāi)會(huì),實(shí)在難得', { script: 'hans' })
    expect(text).toBe('大学生开会，实在难得')
    expect(repairs.find((item) => item.before === '學(xué)')).toMatchObject({ kind: 'gloss', after: '学' })
    expect(repairs.find((item) => item.before === '難')).toMatchObject({ kind: 'variant', after: '难' })
  })

  it('decide over the lines together: one weak line is judged by its neighbours', () => {
    const lines = ['稀有的鱟(hòu)魚', '學(xué)會(huì)了開(kāi)船', '對(duì)岸的報(bào)館']
    expect(repairLines(lines, { script: 'keep' }).map((line) => line.text)).toEqual([
      '稀有的鱟魚',
      '學會了開船',
      '對岸的報館',
    ])
    expect(repair('稀有的鱟(hòu)魚')).toBe('稀有的鱟(hòu)魚')
  })

  it('leave the untouched lines of a mixed document alone', () => {
    const clean = '另一段是後來補寫的，標點都完整；括號（像這樣）也是全形。a,b:c'
    const [first, second] = repairLines([damage('學會開了個大會，時間不長。'), clean], { script: 'keep' })
    expect(first?.text).toBe('學會開了個大會，時間不長。')
    expect(second?.text).toBe(clean)
  })
})

describe('readings that an author wrote', () => {
  const own = [
    '镇江的埤(pí)城是个老镇，村名里有个㳇字。',
    '“和”字有五个读音，“和(hé)”最常用，“和(huò)”最少见。',
    '鄭成功的船隊經過鹿耳門，當地人把「鯤鯓」讀作鯤(kūn)鯓(shēn)。',
    '聲調練習: 媽(mā)麻(má)馬(mǎ)罵(mà)',
    '這位作家姓龔(gōng)，名字叫龔小滿，龔家世代打魚。',
    '長(cháng)短的長，也讀長(zhǎng)，例如長(zhǎng)大。',
    '學(xué) 習(xí) 漢(hàn) 語(yǔ)',
    '我(wǒ)愛(ài)北(běi)京(jīng)天(tiān)安(ān)門(mén)',
    '函数f(a)与g(e)的值相等，见(a)、(e)两项。',
  ]
  it.each(own)('stay: %s', (line) => {
    expect(repairText(line, { script: 'keep' })).toEqual({ text: line, repairs: [], findings: [] })
  })
})

describe('runs that lost their first byte', () => {
  it('are read back, the two characters at the ends as guesses', () => {
    const { text, repairs } = repairText('昨天下午,?婺昵岬墓と死吹铰胪?,看到了新船。', { script: 'keep' })
    expect(text.startsWith('昨天下午，')).toBe(true)
    expect(text).toContain('年轻的工人来到码')
    expect(repairs.find((item) => item.kind === 'lost')).toMatchObject({ isGuess: true })
  })

  it('are not seen in a question', () => {
    for (const line of ['你吃过饭了吗?那我们走吧?好的。', '什么?!真的?!我不信?', '甲?乙?丙?丁?都有可能。'])
      expect(repair(line)).toBe(line)
  })
})

describe('a document that has lost more than can be searched', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['a loss after every second character', '報(bào)' + '?這裏'.repeat(39)],
    ['losses in garbage', '報(bào)' + '?痹谏橡埵泄'.repeat(38)],
    ['cut signs', '報(bào)' + '?!痹谏'.repeat(100)],
  ]
  const whole = '上午九點(diǎn)，漁港的早市已經(jīng)開(kāi)張'

  it.each(hostile)('ends its search, and still reads what is whole: %s', (_, line) => {
    const budget: Budget = { left: DOCUMENT_STEPS }
    const found = findGlued([...Array.from({ length: 300 }, () => line), whole], budget)
    // The last of the steps belong to one path, which is not broken off.
    expect(budget.left).toBeGreaterThan(-100_000)
    expect(applyEdits(whole, found.at(-1) ?? [])).not.toContain('(')
  })

  it('loses only what stands whole once nothing may be spent', () => {
    const line = '報(bào)' + '?這裏'.repeat(20)
    expect(applyEdits(line, findGlued([line], { left: 0 })[0] ?? [])).toBe('報' + '？這裏'.repeat(20))
  })
})
