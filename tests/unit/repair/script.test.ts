import { describe, expect, it } from 'vitest'
import { toScript } from '#shared/language/convert.ts'
import { detectScript, findMixedScript } from '#shared/language/mixture.ts'
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
    expect(detectScript('渔港开张了')).toBe('hans')
    expect(detectScript('漁港開張了')).toBe('hant')
    expect(detectScript('山水')).toBe('none')
    expect(detectScript('渔港開張')).toBe('mixed')
  })

  it('are found where they stand', () => {
    expect(findMixedScript(['渔港的早市开张了，摊位很多。', '老何說今天的鱼很新鲜。'])).toEqual([
      { line: 1, start: 2, end: 3, rule: 'variant.traditional-in-simplified', values: { text: '說' } },
    ])
    expect(findMixedScript(['漁港開張，老何说魚新鮮，攤位多'])).toMatchObject([
      { rule: 'variant.simplified-in-traditional', start: 7, end: 8 },
    ])
  })

  it('are none in quoted names, in variants, and in characters of both scripts', () => {
    expect(findMixedScript(['他在《漁港紀事》里写了“開張”二字，乾隆、著名、瞭望'])).toEqual([])
    expect(findMixedScript(['臺灣與台灣，裡與裏，群與羣，開張'])).toEqual([])
  })
})
