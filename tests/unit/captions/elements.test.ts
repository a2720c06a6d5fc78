import { describe, expect, test } from 'vitest'
import { checkElements, type CaptionContext } from '#shared/captions/elements.ts'
import { CAPTION_PRESETS, captionPresetSchema, presetFor, presetsWith } from '#shared/captions/presets.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'

/** `element: words found` of a caption, one a line; the state instead of words where nothing is underlined. */
function check(caption: string, context: CaptionContext = {}, id?: string): Record<string, string> {
  const language = /\p{Script=Han}/u.test(caption) ? 'zh-Hans' : 'en'
  const checks = checkElements(caption, presetFor(language, id), { publishedAt: '2025-11-14', ...context })
  return Object.fromEntries(
    checks.map(({ element, state, places, reason }) => {
      const words = places.map(({ start, end }) => sliceCodePoints(caption, start, end)).join(' ')
      return [element, [state, reason, words].filter((part) => part !== undefined && part !== '').join(' ')]
    }),
  )
}

describe('a Chinese caption', () => {
  test('tells when, where and what, and is told what it lacks', () => {
    expect(check('2024年5月，云渚县，全县职工棋类比赛。')).toEqual({
      who: 'unsure no-name 职工',
      what: 'found 比赛',
      where: 'found 云渚县',
      when: 'found 2024年5月',
      credit: 'missing',
      length: 'found',
    })
  })

  test('names its people by title and side, without the photographer', () => {
    const caption = '11月8日，在云渚县图书馆白苹渡分馆，摆渡人顾长河（左）把书还给馆员柳岸。本报记者 沈砚秋 摄'
    expect(check(caption)).toMatchObject({
      who: 'found 摆渡人顾长河 馆员柳岸',
      where: 'found 云渚县图书馆白苹渡分馆',
      credit: 'found 本报记者 沈砚秋 摄',
    })
  })

  test.each([
    ['午后，老人们在柏树村的长桌旁择菜。', 'unsure no-day 午后'],
    ['近日，老人们在柏树村择菜。', 'unsure vague-date 近日'],
    ['春节期间，老人们在柏树村写春联。', 'found 春节期间'],
    ['老人们在柏树村择菜。', 'missing'],
  ])('that has no full date says so: %s', (caption, when) => {
    expect(check(caption)['when']).toBe(when)
  })

  test.each([
    ['昨天，老人们在柏树村的长桌旁择菜。', '2026-03-08', 'found 昨天'],
    ['昨天，老人们在柏树村的长桌旁择菜。', undefined, 'unsure vague-date 昨天'],
    ['老人们在柏树村择菜。', undefined, 'missing'],
    ['3月7日，老人们在柏树村择菜。', undefined, 'found 3月7日'],
  ])('is read by the day of publication, where there is one: %s %s', (caption, publishedAt, when) => {
    expect(check(caption, { publishedAt })['when']).toBe(when)
  })

  test.each([
    ['孩子们在江边放风筝。', 'unsure unnamed-place 江边'],
    ['全市职工参加棋类比赛。', 'missing'],
    ['游客在“江南号”船上合影。', 'missing'],
    ['志愿者在石梁街道青石巷送餐。', 'found 石梁街道青石巷'],
  ])('has a place only where one is named: %s', (caption, where) => {
    expect(check(caption)['where']).toBe(where)
  })

  test.each([
    ['2025年云渚县养老经费来源示意图', {}, 'not-needed chart'],
    ['2025年云渚县各镇分馆', { figure: 'table' }, 'not-needed chart'],
    ['夜里九点，值班员接起电话。', {}, 'unsure no-name 值班员'],
  ] as const)('needs nobody where nobody acts: %s', (caption, context, who) => {
    expect(check(caption, context)['who']).toBe(who)
  })

  test('takes its credit from the line beside it', () => {
    expect(check('江边的图书船。', { creditLine: '何雨舟 摄' })['credit']).toBe('found')
    expect(check('江边的图书船。', { creditLine: '资料图片' })['credit']).toBe('unsure archive')
  })

  test('is measured without its credit', () => {
    const long = '江边的孩子们在放风筝，'.repeat(20)
    expect(check(long)['length']).toBe('missing too-long')
    expect(check('孩子们放风筝。本报记者 何雨舟 摄')['length']).toBe('found')
  })

  test('is read in Traditional as in Simplified', () => {
    expect(check('11月8日，擺渡人顧長河（左）在雲渚縣圖書館還書。本報記者 沈硯秋 攝')).toMatchObject({
      who: 'found 擺渡人顧長河',
      where: 'found 雲渚縣圖書館',
      credit: 'found 本報記者 沈硯秋 攝',
    })
  })
})

describe('an English caption', () => {
  test('in AP style has all that AP asks', () => {
    const caption =
      'Volunteers load boxes of books onto a boat at Harwick Quay in Harwick, Maine, on Saturday, Nov. 8, 2025. (AP Photo/Ann Lee)'
    expect(check(caption)).toEqual({
      who: 'found Volunteers',
      what: 'found load',
      where: 'found Harwick Quay Harwick, Maine',
      when: 'found Saturday, Nov. 8, 2025',
      credit: 'found AP Photo/Ann Lee',
      tense: 'found load',
      sentences: 'found',
    })
  })

  test('is told of the past tense, of a third sentence, of a date near the paper without its weekday', () => {
    const caption = 'Rowan Leck spoke in Harwick on Nov. 8. It rained. Everyone stayed. Photo: Harriet Lowe'
    expect(check(caption)).toMatchObject({
      who: 'found Rowan Leck',
      when: 'unsure weekday Nov. 8',
      tense: 'missing past spoke',
      sentences: 'missing too-many-sentences',
    })
  })

  test('that shows a thing has no verb, which is only said', () => {
    expect(check('The mill at dawn. Photo: Harriet Lowe')).toMatchObject({
      who: 'missing',
      what: 'found The mill',
      tense: 'unsure no-verb',
    })
  })
})

describe('presets', () => {
  test('are valid data of their own schema, and found by language', () => {
    for (const preset of CAPTION_PRESETS) expect(captionPresetSchema.parse(preset)).toEqual(preset)
    expect(presetFor('zh-Hant').id).toBe('zh-newspaper')
    expect(presetFor('en').id).toBe('ap')
    expect(presetFor('zh-Hans', 'zh-web').id).toBe('zh-web')
  })

  test('of a house take the place of the built-in ones and follow them', () => {
    const house = [
      { id: 'ap', name: 'Desk', language: 'en', elements: ['who'], creditForms: [] },
      { id: 'magazine', name: '画报', language: 'zh', elements: ['credit'], creditForms: ['图/{name}'] },
    ] as const
    const presets = presetsWith(house.map((preset) => captionPresetSchema.parse(preset)))
    expect(presets.map(({ id }) => id)).toEqual(['zh-newspaper', 'zh-periodical', 'zh-web', 'ap', 'magazine'])
    expect(presets[3]?.name).toBe('Desk')
    const credit = (caption: string): string | undefined =>
      checkElements(caption, presetFor('zh-Hans', 'magazine', presets))[0]?.state
    expect(credit('江边的图书船。图/何雨舟')).toBe('found')
    expect(credit('江边的图书船。何雨舟 摄')).toBe('unsure')
  })

  test('refuse an element twice and one that nobody knows', () => {
    const preset = { id: 'x', name: 'X', language: 'zh', creditForms: [] }
    expect(captionPresetSchema.safeParse({ ...preset, elements: ['who', 'who'] }).success).toBe(false)
    expect(captionPresetSchema.safeParse({ ...preset, elements: ['why'] }).success).toBe(false)
  })
})
