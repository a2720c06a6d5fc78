import { describe, expect, it } from 'vitest'
import { toScript } from '#shared/language/convert.ts'
import { mixedScripts } from '#shared/checks/mixed-scripts.ts'
import { findMixedScript, scriptOf } from '#shared/language/mixture.ts'
import { repairText } from '#shared/repair/repair-text.ts'

describe('turning the script', () => {
  it('goes by words', () => {
    expect(toScript('漁港後面的皇后像，頭髮發亮，乾隆年間很乾淨', 'hans')).toBe(
      '渔港后面的皇后像，头发发亮，乾隆年间很干净',
    )
    expect(toScript('渔港后面的皇后像，头发发亮，公里里程', 'hant')).toBe('漁港後面的皇后像，頭髮發亮，公里里程')
  })

  it('knows both uses of 著', () => {
    expect(toScript('從源頭著力，著眼長遠，看著，隨著，執著，著陸，穿著', 'hans')).toBe(
      '从源头着力，着眼长远，看着，随着，执着，着陆，穿着',
    )
    expect(toScript('著名作家的著作，名著，顯著，土著，編著，著書立說，他著有三本書', 'hans')).toBe(
      '著名作家的著作，名著，显著，土著，编著，著书立说，他著有三本书',
    )
  })

  it('is recorded as repairs of runs, which can be put back', () => {
    const { text, repairs } = repairText('漁港開張，山水依舊', { script: 'hans' })
    expect(text).toBe('渔港开张，山水依旧')
    expect(repairs.map(({ start, end, before, kind }) => ({ start, end, before, kind }))).toEqual([
      { start: 0, end: 1, before: '漁', kind: 'variant' },
      { start: 2, end: 4, before: '開張', kind: 'variant' },
      { start: 8, end: 9, before: '舊', kind: 'variant' },
    ])
  })

  it('changes nothing where the text has that script already', () => {
    expect(repairText('渔港开张', { script: 'hans' }).repairs).toEqual([])
    expect(repairText('漁港開張', { script: 'hant' }).repairs).toEqual([])
  })
})

describe('mixed scripts', () => {
  it('are told by the characters that one script only has', () => {
    expect(scriptOf(['渔港开张了'])).toBe('hans')
    expect(scriptOf(['漁港開張了'])).toBe('hant')
    expect(scriptOf(['山水'])).toBe(undefined)
    expect(scriptOf(['渔港开张了', '這'])).toBe('hans')
  })

  it('are found where they stand', () => {
    expect(findMixedScript(['渔港的早市开张了，摊位很多。', '老何說今天的鱼很新鲜。'])).toEqual([
      { line: 1, start: 2, end: 3, rule: 'variant.traditional-in-simplified', values: { text: '說' } },
    ])
    expect(findMixedScript(['漁港開張，老何说魚新鮮，攤位多'])).toMatchObject([
      { rule: 'variant.simplified-in-traditional', start: 7, end: 8 },
    ])
  })

  it('are told by words where both scripts have the character, unless another word stands there', () => {
    const words = (text: string) => findMixedScript([text]).map(({ values, suggest }) => [values['text'], suggest])
    expect(words('這個問題并不難，他最后還是去了')).toEqual([
      ['并不', '並不'],
      ['最后', '最後'],
    ])
    expect(words('这条路围绕著山，有一位戴著草帽的人站着')).toEqual([
      ['围绕著', '围绕着'],
      ['戴著', '戴着'],
    ])
    for (const text of [
      '心理發展與生理發育，街頭發現，這個問題，長官不能干涉，若干部門',
      '村里長說，機制作用與限制造成的，恢復制度，批准備案，方面包括',
      '兩家公司合并不久，雇主備了佳肴，衣服掛在門外',
      '这是名著陆续印出的样子，戴著《渡口志》说得明白，张三跟著，李四译',
      '毕昇和甯先生来过这里',
    ])
      expect(words(text)).toEqual([])
  })

  it('are told by the language that is said, unless nearly every character speaks against it', () => {
    const told = (line: string, language: string) =>
      findMixedScript([line], language).map(({ rule, values }) => [rule, values['text']])
    expect(told('渡口的灯在傍晚亮了起來', 'zh-Hant')).toEqual([['variant.simplified-in-traditional', '灯']])
    expect(told('渡口的灯在傍晚亮了起來', 'zh-Hans')).toEqual([['variant.traditional-in-simplified', '來']])
    expect(told('岸上只挂了一盏灯', 'zh-Hans')).toEqual([])
    expect(told('渔港的灯挂了几盏，船开了又来', 'zh-Hant')).toEqual([])
    // Nothing but the said language tells here.
    expect(told('反覆修改了多次', 'zh-Hans')).toEqual([['variant.traditional-in-simplified', '反覆']])
  })

  it('are told where a character was turned into the wrong one of two', () => {
    const told = (line: string) => findMixedScript([line]).map(({ suggest }) => suggest)
    expect(told('有几個乾部說沖突與關系，各种規范已控製，十公裡外的皇後隻有一人')).toEqual([
      '幾個',
      '幹部',
      '衝突',
      '關係',
      '各種',
      '規範',
      '控制',
      '公里',
      '皇后',
      '只有',
    ])
    expect(told('演出结束後，由於下雨，渔民们回了家。')).toEqual(['后', '由于'])
    expect(
      told(
        '秋千上的孩子，茶几上有餅乾，兩隻有名的貓在樹乾裂處，機關系統，控製作品，向東方面對大海，皇太後來了，沖洗底片',
      ),
    ).toEqual([])
  })

  it('are none in quoted names, in variants, and in characters of both scripts', () => {
    expect(findMixedScript(['他在《漁港紀事》里写了“開張”二字，乾隆、著名、瞭望'])).toEqual([])
    expect(findMixedScript(['臺灣與台灣，裡與裏，群與羣，開張'])).toEqual([])
    expect(findMixedScript(['這家店叫鲜の每日，漁港開張了'])).toEqual([])
  })

  it('are told by the word where both scripts have the character', () => {
    const told = (line: string) => findMixedScript([line]).map(({ values, suggest }) => [values['text'], suggest])
    expect(told('漁港開張以后，村里熱鬧起來。')).toEqual([
      ['以后', '以後'],
      ['村里', '村裡'],
    ])
    expect(told('漁港開張以后，這裏和村里都熱鬧。')).toEqual([
      ['以后', '以後'],
      ['村里', '村裏'],
    ])
    expect(told('渔港跟著潮水走，他瞭解这一点。')).toEqual([
      ['跟著', '跟着'],
      ['瞭解', '了解'],
    ])
    for (const line of ['皇后來過漁港。', '渔港里有著名的店。', '名著装帧讲究，渔港也有。'])
      expect(findMixedScript([line])).toEqual([])
  })
})

describe('forms that neither script has', () => {
  const found = (...texts: readonly string[]) =>
    mixedScripts(texts.map((text) => ({ role: 'paragraph', text }))).map(({ rule, block, start, suggest }) => [
      rule,
      block,
      start,
      suggest,
    ])

  it('are found in either script, with the character that it writes', () => {
    expect(found('渔港的地図和火燄')).toEqual([
      ['variant.japanese-form', 0, 4, '图'],
      ['variant.variant-character', 0, 7, '焰'],
    ])
    expect(found('漁港的地図')).toEqual([['variant.japanese-form', 0, 4, '圖']])
    expect(found('渔港里⼈们都在，金额不小')).toEqual([
      ['variant.look-alike', 0, 3, '人'],
      ['variant.look-alike', 0, 8, '金'],
    ])
  })

  it('are letters of twice the width beside others, not where the text writes so throughout', () => {
    expect(found('渔港修了3座桥，用了１２吨水泥')).toEqual([['variant.full-width-letter', 0, 10, '12']])
    expect(found('１９９７年渔港修了３座桥，用了１２吨水泥，见A图')).toEqual([])
  })

  it('are kept in what is quoted, in Japanese, and in the names of people', () => {
    expect(found('渔港有本《地図》', '渔港有句の地図です', '渔港书记李叡说，灯修好了。')).toEqual([])
  })
})
