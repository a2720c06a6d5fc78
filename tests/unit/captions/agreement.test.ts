import { describe, expect, test } from 'vitest'
import { captionChecks } from '#shared/captions/checks.ts'
import type { CaptionedArticle } from '#shared/captions/article.ts'

/** `kind verdict words → other words` of the article's only caption. */
function agreement(caption: string, body: readonly string[], more: Partial<CaptionedArticle> = {}): readonly string[] {
  const blocks = [...body.map((text) => ({ role: 'paragraph', text })), { role: 'caption', text: caption }]
  const [checks] = captionChecks({ language: 'zh-Hans', publishedAt: '2023-12-13', assets: [], blocks, ...more })
  return (checks?.agreement ?? []).map(
    ({ kind, verdict, words, other }) => `${kind} ${verdict} ${words}${other === undefined ? '' : ` → ${other.words}`}`,
  )
}

describe('a caption against its article', () => {
  test('agrees in its day with a text that leaves out the year', () => {
    expect(agreement('2023年7月1日晚，歌舞剧在云渚县上演。', ['7月1日晚，歌舞剧在云渚县大剧院上演。'])).toEqual([
      'date agrees 2023年7月1日晚 → 7月1日晚',
      'place agrees 云渚县 → 云渚县',
    ])
  })

  test('agrees in its day where nobody knows the year', () => {
    const article = { publishedAt: undefined }
    expect(agreement('11月8日，图书船靠岸。', ['11月8日清晨，图书船出发。'], article)).toEqual([
      'date agrees 11月8日 → 11月8日清晨',
    ])
  })

  test('agrees with a relative date', () => {
    expect(agreement('2022年9月，图书船首航。', ['去年9月，图书船首航。'])).toEqual(['date agrees 2022年9月 → 去年9月'])
  })

  test('a year alone, or a month, is said to be that and no day', () => {
    expect(agreement('2023年，图书船在岸边。', ['7月1日，图书船首航。'])).toEqual(['date absent 2023年'])
    expect(agreement('2023年，图书船在岸边。', ['2023年7月1日，图书船首航。'])).toEqual([
      'date year-only 2023年 → 2023年7月1日',
    ])
  })

  test('does not tick a day for its year or its month', () => {
    expect(agreement('2023年11月16日，图书船在岸边。', ['2023年，图书船首航。'])).toEqual([
      'date year-only 2023年11月16日 → 2023年',
    ])
    expect(agreement('2023年11月16日，图书船在岸边。', ['2023年11月，图书船首航。'])).toEqual([
      'date month-only 2023年11月16日 → 2023年11月',
    ])
    expect(agreement('2023年11月16日，图书船在岸边。', ['11月16日，图书船首航。'])).toEqual([
      'date agrees 2023年11月16日 → 11月16日',
    ])
  })

  test('conflicts with the same day under another weekday', () => {
    const english = { language: 'en', publishedAt: '2023-11-20' }
    const body = ['The boat left on Thursday, Nov. 16, 2023.']
    expect(agreement('A boat leaves on Friday, Nov. 16, 2023.', body, english)).toEqual([
      'date conflict Friday, Nov. 16, 2023 → Thursday, Nov. 16, 2023',
    ])
  })

  test('does not find a name inside of a longer one', () => {
    expect(agreement('村民林远在渡口讲话。', ['市长林远山和村民在渡口。'])).toContain('name absent 林远')
    expect(agreement('11月6日，书展在安县举行。', ['淳安县有七个渡口。'])).toContain('place absent 安县')
    const english = { language: 'en' }
    expect(agreement('Keeper Ann Lee waves.', ['Ann Leeson keeps the light.'], english)).toEqual([
      'name absent Ann Lee',
    ])
  })

  test('counts what both count', () => {
    expect(agreement('渡口的312户村民。', ['三年里312户村民搬走。'])).toEqual(['number agrees 312户 → 312户'])
    expect(agreement('渡口的312户村民。', ['三年里村民搬走。'])).toEqual(['number absent 312户'])
    // The number stands there beside other words: nobody can say that it does not.
    expect(agreement('80米深的新井。', ['村民说，井深80米。'])).toEqual([])
    expect(agreement('The new 38-meter pier.', ['The pier is 38 meters long.'])).toEqual([])
  })

  test('a town of another state is another town, whoever else names that state', () => {
    const english = { language: 'en' }
    const places = (caption: string, ...body: readonly string[]) => agreement(caption, body, english)
    expect(places('The pier in Cold Bay, New Hampshire.', 'It opened in Cold Bay, Maine.')).toEqual([
      'place conflict Cold Bay, New Hampshire → Cold Bay, Maine',
    ])
    expect(
      places(
        'The pier in Cold Bay, New Hampshire.',
        'COLD BAY, Maine (AP) — It opened.',
        'Crews from New Hampshire left Cold Bay.',
      ),
    ).toEqual(['place conflict Cold Bay, New Hampshire → COLD BAY, Maine'])
    expect(places('The pier in Cold Bay, Maine.', 'It opened in Cold Bay, Maine.')).toEqual([
      'place agrees Cold Bay, Maine → Cold Bay, Maine',
    ])
    // What the text leaves out is not ticked.
    expect(places('The pier in Cold Bay, Maine.', 'The pier at Cold Bay is shut.')).toEqual([
      'place agrees Cold Bay → Cold Bay',
    ])
    expect(places('A ranger marks a trail in Harwick.', 'The council of Harwick paid for the trail.')).toEqual([
      'place agrees Harwick → Harwick',
    ])
    expect(
      places('A ranger marks a trail in Harwick.', 'The trail was paid for by Tom Harwick. Harwick is a grocer.'),
    ).toEqual(['place absent Harwick'])
  })

  test('finds what the text tells in other writing: a month in characters, an office before a name, no comma', () => {
    expect(agreement('9月18日，蟹农起笼。', ['开湖定在九月十八日。'])).toEqual(['date agrees 9月18日 → 九月十八日'])
    expect(agreement('糖厂的86名工人三班倒。', ['八十六名工人吃住在厂里。'])).toEqual(['number agrees 86名 → 八十六名'])
    expect(agreement('湖里的2400只网箱一字排开。', ['两千四百只网箱，起不完。'])).toEqual([
      'number agrees 2400只 → 两千四百只',
    ])
    expect(agreement('蟹农罗有根在船头。', ['“今年蟹肥。”罗有根说。'])).toEqual(['name agrees 罗有根 → 罗有根'])
    expect(agreement('蟹农罗有根在船头。', ['“今年蟹肥。”罗有才说。'])).toEqual(['name absent 罗有根'])
    const english = { language: 'en' }
    expect(agreement('Fire Chief Elias Thorne speaks.', ['“No,” said Elias Thorne, the fire chief.'], english)).toEqual(
      ['name agrees Elias Thorne → Elias Thorne'],
    )
    expect(agreement('A ranger in Harwick.', ['Harwick said so.'], english)).toEqual(['place absent Harwick'])
  })

  test('a county is no town of its name, and a town of another province another one', () => {
    expect(agreement('果农在云溪县疏果。', ['云溪市的果园有三百亩。'])).toContain('place conflict 云溪县 → 云溪市')
    expect(agreement('果农在南浦省云溪县疏果。', ['东浦省云溪县的果园红了。'])).toContain(
      'place conflict 南浦省云溪县 → 东浦省云溪县',
    )
    expect(agreement('果农在江西抚州疏果。', ['福建抚州的果园红了，抚州人都来了。'])).toContain(
      'place conflict 江西抚州 → 福建抚州',
    )
    expect(agreement('果农在南浦省云溪县疏果。', ['云溪县的果园红了。'])).toContain('place agrees 云溪县 → 云溪县')
  })

  test('conflicts where one event has two days, and not where there were two events', () => {
    const body = ['7月1日晚，原创歌舞剧《渡口灯火》首场演出在云渚县大剧院举行。']
    const caption = (day: string, place: string): string => `${day}，原创歌舞剧《渡口灯火》首场演出在${place}举行。`
    expect(agreement(caption('7月2日晚', '云渚县大剧院'), body)[0]).toBe('date conflict 7月2日晚 → 7月1日晚')
    expect(agreement(caption('7月2日晚', '青岚县'), body)[0]).toBe('date absent 7月2日晚')
  })

  test('names a number that the headline gives otherwise', () => {
    const blocks = [
      { role: 'headline', text: '云渚建起42个图书分馆' },
      { role: 'paragraph', text: '四年来，云渚县已建起42个图书分馆。' },
      { role: 'caption', text: '这是云渚县建起的43个图书分馆中离水最近的一处。' },
    ]
    const [checks] = captionChecks({ language: 'zh-Hans', assets: [], blocks })
    expect(checks?.agreement.filter(({ kind }) => kind === 'number')).toMatchObject([
      { verdict: 'conflict', words: '43个', other: { words: '42个' } },
    ])
  })

  test('tells a slip of a name from another person', () => {
    const body = ['市长林远山和村民李文秀在渡口。']
    expect(agreement('市长林远峰在渡口讲话。', body)).toContain('name look-alike 林远峰 → 林远山')
    expect(agreement('村民李文绣在渡口讲话。', body)).toContain('name look-alike 李文绣 → 李文秀')
    expect(agreement('村民李文静在渡口讲话。', body)).toContain('name absent 李文静')
    expect(agreement('村民李文秀在渡口讲话。', body)).toContain('name agrees 李文秀 → 李文秀')
  })
})

describe('a caption against its picture', () => {
  const metadata = {
    headline: [{ source: 'IPTC', value: '听雨号到柳汀埠' }],
    creator: [{ source: 'XMP', value: '罗知夏' }],
    date: [{ source: 'EXIF', value: '2025:10:26 09:14:00' }],
    city: [{ source: 'IPTC', value: '柳汀埠' }],
    copyright: [{ source: 'XMP', value: '© 澄江日报社' }],
  }
  function compare(caption: string, language = 'zh-Hans'): readonly string[] {
    const blocks = [
      { role: 'figure', text: '', asset: 0 },
      { role: 'caption', text: caption, figure: 0 },
    ]
    const article = { language, publishedAt: '2025-11-01', assets: [{ sha256: 'a', metadata }], blocks }
    return (captionChecks(article)[0]?.metadata ?? []).map(({ field, verdict, words, offer }) =>
      [field, verdict, words, offer].filter((part) => part !== undefined).join(' '),
    )
  }

  test('agrees, lacks what it can be offered, and is not compared where nothing is alike', () => {
    expect(compare('图书船“听雨号”停靠柳汀埠，志愿者把书递给学生。通讯员 罗知夏 摄')).toEqual([
      'headline partly',
      'creator agrees 通讯员 罗知夏 摄',
      'copyright not-compared 通讯员 罗知夏 摄',
      'date caption-lacks 10月26日',
      'city agrees 柳汀埠',
    ])
  })

  test('takes nothing for a tick that one of the picture’s own sources contradicts', () => {
    const description = [
      { source: 'XMP', value: '渡口种下三万棵树。' },
      { source: 'IPTC', value: '渡口种下两万棵树。' },
    ]
    const blocks = [
      { role: 'figure', text: '', asset: 0 },
      { role: 'caption', text: '渡口种下三万棵树。', figure: 0 },
    ]
    const [checks] = captionChecks({
      language: 'zh-Hans',
      assets: [{ sha256: 'a', metadata: { description } }],
      blocks,
    })
    expect(checks?.metadata).toMatchObject([{ verdict: 'sources-differ', others: [{ source: 'IPTC' }] }])
  })

  test('differs in day and maker', () => {
    expect(compare('10月28日，图书船停靠柳汀埠。何雨舟 摄')).toEqual(
      expect.arrayContaining(['creator differs 何雨舟 摄', 'date differs 10月28日']),
    )
  })

  test('is offered an English date with its weekday when the day is near', () => {
    expect(compare('The book boat calls at the quay.', 'en')).toEqual(
      expect.arrayContaining(['date caption-lacks Sunday, Oct. 26, 2025']),
    )
  })
})

describe('linked regions', () => {
  function order(caption: string, ...links: readonly (readonly [string, number])[]): readonly string[] {
    const article = {
      language: /\p{Script=Han}/u.test(caption) ? 'zh-Hans' : 'en',
      assets: [],
      blocks: [{ role: 'caption', text: caption }],
      links: links.map(([words, x]) => {
        const start = caption.indexOf(words)
        return { block: 0, start, end: start + words.length, region: { shape: 'point', x, y: 0.5 } as const }
      }),
    }
    return (captionChecks(article)[0]?.order ?? []).map(({ words, verdict }) => `${words} ${verdict}`)
  }

  test.each([
    ['顾长河（左）和方小满在船上。', [['顾长河', 0.2]], ['顾长河 agrees']],
    ['顾长河（左）和方小满在船上。', [['顾长河', 0.8]], ['顾长河 conflict']],
    ['顾长河（左）和方小满在船上。', [['顾长河', 0.55]], ['顾长河 cannot-tell']],
    [
      '顾长河（左二）和方小满（左三）在船上。',
      [
        ['顾长河', 0.5],
        ['方小满', 0.7],
      ],
      ['顾长河 agrees', '方小满 agrees'],
    ],
    [
      '顾长河（右一）和方小满（右二）在船上。',
      [
        ['顾长河', 0.3],
        ['方小满', 0.7],
      ],
      ['顾长河 conflict', '方小满 conflict'],
    ],
    [
      '左起：顾长河、方小满、陆小满。',
      [
        ['顾长河', 0.3],
        ['陆小满', 0.7],
      ],
      ['顾长河 agrees', '陆小满 agrees'],
    ],
    ['图为顾长河在船上。', [['顾长河', 0.3]], ['顾长河 cannot-tell']],
    [
      'From left, Ann Lee, Tom Hale and Sam Ortiz pose.',
      [
        ['Ann Lee', 0.7],
        ['Sam Ortiz', 0.2],
      ],
      ['Ann Lee conflict', 'Sam Ortiz conflict'],
    ],
    [
      'Ann Lee (left) and Tom Hale (right) pose.',
      [
        ['Ann Lee', 0.3],
        ['Tom Hale', 0.4],
      ],
      ['Ann Lee agrees', 'Tom Hale agrees'],
    ],
    ['Ann Lee, second from right, waves.', [['Ann Lee', 0.3]], ['Ann Lee cannot-tell']],
  ] as const)('of “%s” lie where the words say, or not', (caption, links, expected) => {
    expect(order(caption, ...links)).toEqual(expected)
  })
})
