import { describe, expect, test } from 'vitest'
import { findPeople } from '#shared/people/find-people.ts'
import { toldPeople } from '#shared/people/told.ts'
import { readBlocks } from '#shared/text/read-block.ts'

/** A line is a paragraph, or `role: …`; each person as “name (office): how it stands in each place”. */
const told = (text: string): readonly string[] =>
  findPeople(
    readBlocks(
      text.split('\n').map((line) => {
        const role = /^[a-z-]+(?=: )/u.exec(line)?.[0]
        return { role: role ?? 'paragraph', text: role === undefined ? line : line.slice(role.length + 2) }
      }),
    ),
  ).map(
    ({ name, office, mentions }) =>
      `${name}${office === undefined ? '' : ` (${office})`}: ${mentions.map(({ words }) => words).join(' ')}`,
  )

describe('people of a Chinese article', () => {
  test.each([
    [
      '日前，青禾市文旅局副局长李四海在会上表示，渡口将重开。李副局长说，明年见。',
      ['李四海 (青禾市文旅局副局长): 李四海 李副局长'],
    ],
    ['张三丰局长来到码头。张局长看了船。', ['张三丰 (局长): 张三丰 张局长']],
    ['局长张三丰来到码头。', ['张三丰 (局长): 张三丰']],
    ['市委书记、市长王建明会见了客人。', ['王建明 (市委书记、市长): 王建明']],
    ['王建明，现任青禾市市长，在会上发言。', ['王建明 (青禾市市长): 王建明']],
    ['本报讯（记者周远、何雨舟）今天开船。', ['周远 (记者): 周远', '何雨舟 (记者): 何雨舟']],
    ['欧阳晓明教授认为船太旧。欧阳教授来过四次。', ['欧阳晓明 (教授): 欧阳晓明 欧阳教授']],
    ['老船工顾长河撑船。顾长河说，雾散了。老顾今年七十岁。', ['顾长河 (老船工): 顾长河 顾长河 老顾']],
    ['英国学者约翰·史密斯住在岛上。史密斯说，雾很好。', ['约翰·史密斯 (英国学者): 约翰·史密斯 史密斯']],
    ['美国总统克林顿今天发表讲话。', ['克林顿 (美国总统): 克林顿']],
    ['市長張立國表示，渡口將重開。張市長說，明年見。', ['張立國 (市長): 張立國 張市長']],
    ['信号工邓大勇守了一夜。', ['邓大勇 (信号工): 邓大勇']],
    ['老人名叫程守义，今年八十一岁。', ['程守义: 程守义']],
    ['姚怡梦是县里最年轻的法官。姚法官说，案子再小也要讲理。', ['姚怡梦 (法官): 姚怡梦 姚法官']],
    ['吴敏女士来自青禾。', ['吴敏 (女士): 吴敏']],
    [
      'byline: 记者 周远 通讯员 何雨舟\neditor-line: 责任编辑：沈一明',
      ['周远 (记者): 周远', '何雨舟 (通讯员): 何雨舟', '沈一明 (责任编辑): 沈一明'],
    ],
  ])('“%s”', (text, people) => {
    expect(told(text)).toEqual(people)
  })

  test.each([
    '学校的教师宿舍已经建好。',
    '国王任命的三名成员到会。',
    '选手们从康斯坦察县的圣·玛丽亚镇出发。',
    '许多失业者不善于找工作，工程师也一样。',
    '贺电中指出，两国友好。',
    '据浙江局长途客运站介绍，班车停运。',
    '古渡口今年重开。',
    '加拿大海军舰队司令部昨天开放。',
    '“青禾梦·劳动美”演讲比赛开始报名。',
  ])('nobody in “%s”', (text) => {
    expect(told(text)).toEqual([])
  })

  test('a short mention that may be of two people is nobody’s', () => {
    expect(told('局长张三丰来了。局长张立国也来了。张局长说，开船。')).toEqual([
      '张三丰 (局长): 张三丰',
      '张立国 (局长): 张立国',
    ])
  })

  test('the first mention is the one in the text, not that of the headline or a caption', () => {
    const [person] = findPeople(
      readBlocks([
        { role: 'headline', text: '张三丰：渡口是城市的记忆' },
        { role: 'caption', text: '市长张三丰（左）在码头。' },
        { role: 'paragraph', text: '市长张三丰说，渡口将重开。' },
      ]),
    )
    expect(person?.first.block).toBe(2)
    expect(person?.mentions.map(({ block }) => block)).toEqual([0, 1, 2])
  })
})

describe('people of an English article', () => {
  test.each([
    [
      'Mayor Jane Doe opened the quay. Doe said it took years. “Late,” Ms. Doe added.',
      ['Jane Doe (Mayor): Jane Doe Doe Doe'],
    ],
    [
      'Tom Hale, 45, a teacher at Harwick School, watched. Hale left.',
      ['Tom Hale (teacher at Harwick School): Tom Hale Hale'],
    ],
    ['Then the farmer Ruth Tarrant sold her land.', ['Ruth Tarrant (farmer): Ruth Tarrant']],
    ['Price rises hit. John Price said no. Price added more.', ['John Price: John Price Price']],
  ])('“%s”', (text, people) => {
    expect(told(text)).toEqual(people)
  })

  test.each(['New York City bought the Red Cross building.', 'The Supreme Court and the Harwick Herald agreed.'])(
    'nobody in “%s”',
    (text) => {
      expect(told(text)).toEqual([])
    },
  )

  test('a surname that two people have is nobody’s', () => {
    expect(told('Tom Hale sang. Ann Hale danced. Hale left.')).toEqual(['Tom Hale: Tom Hale', 'Ann Hale: Ann Hale'])
  })
})

test('places are told in code points', () => {
  const [person] = toldPeople([{ role: 'paragraph', text: '😀市长张三丰说，开船。' }])
  expect(person).toMatchObject({ name: '张三丰', office: '市长', first: { block: 0, start: 3, end: 6 } })
})
