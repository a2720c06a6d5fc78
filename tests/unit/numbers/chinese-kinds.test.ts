import { describe, expect, it } from 'vitest'

import { findNumbers } from '#shared/numbers/find-numbers.ts'
import { isSingleOne } from '#shared/numbers/single-one.ts'

const rows = (text: string): readonly string[] =>
  findNumbers(text, { asOf: '2026-06-15', lang: 'zh' })
    .filter(({ kind }) => kind !== 'name')
    .map(({ text: words, kind, value, unit, approx }) =>
      [words, kind, JSON.stringify(value), unit ?? '-', approx].join(' | '),
    )

describe('a number of Chinese prose', () => {
  it.each([
    ['客队4胜3负2平。', ['4 | count | 4 | - | none', '3 | count | 3 | - | none', '2 | count | 2 | - | none']],
    ['胜5场负2场', ['5场 | count | 5 | 场 | none', '2场 | count | 2 | 场 | none']],
    ['夜里负8度', ['负8度 | measure | -8 | 度 | none']],
    ['占三分之一强。', ['三分之一强 | ratio | 0.333333333333333 | - | over']],
    ['五分之一弱的人', ['五分之一弱 | ratio | 0.2 | - | nearly']],
    ['一斤7块5。', ['一斤 | measure | 1 | 斤 | none', '7块5 | money | 7.5 | 块 | none']],
    ['卖到九块二，', ['九块二 | money | 9.2 | 块 | none']],
    ['切成4块2人吃', ['4块 | count | 4 | 块 | none', '2人 | count | 2 | 人 | none']],
    ['百把块钱、万把人', ['百把块钱 | money | 100 | 块钱 | about', '万把人 | count | 10000 | 人 | about']],
    ['耗资¥4.2兆。', ['¥4.2兆 | money | 4200000000000 | ¥ | none']],
    ['全村3千零15户', ['3千零15户 | count | 3015 | 户 | none']],
    ['成交23 456.7万元', ['23 456.7万元 | money | 234567000 | 元 | none']],
    ['共2 750元', ['2 750元 | money | 2750 | 元 | none']],
    ['用时2分5秒7。', ['2分5秒7 | duration | 2.095 | 分 | none']],
    ['以2:07:41.5完赛', ['2:07:41.5 | time | "02:07:41.5" | - | none']],
    ['两队四六开。', ['两队 | count | 2 | 队 | none', '四六开 | ratio | [4,6] | - | none']],
    ['建了四处景点', ['四处 | count | 4 | 处 | none']],
    ['开了七门课程', ['七门课 | count | 7 | 门课 | none']],
    ['写了近万行代码', ['近万行 | count | 10000 | 行 | nearly']],
    ['这首诗近千句', ['近千句 | count | 1000 | 句 | nearly']],
    ['约百遍，才会', ['约百遍 | count | 100 | 遍 | about']],
    ['这学期选了七门，', ['七门 | count | 7 | 门 | none']],
    ['险情共有四处。', ['四处 | count | 4 | 处 | none']],
    ['堤上发现四处管涌', ['四处 | count | 4 | 处 | none']],
    ['先后搬了四处，', ['四处 | count | 4 | 处 | none']],
    ['如图4所示，共有5人。', ['4 | ordinal | 4 | - | none', '5人 | count | 5 | 人 | none']],
    ['图2：1200人参加', ['2 | ordinal | 2 | - | none', '1200人 | count | 1200 | 人 | none']],
    ['图3:45米的塔', ['3 | ordinal | 3 | - | none', '45米 | measure | 45 | 米 | none']],
    ['表2所列的35个村', ['2 | ordinal | 2 | - | none', '35个 | count | 35 | 个 | none']],
    ['如图二所示', ['二 | ordinal | 2 | - | none']],
    ['手表3块，地图2张', ['3块 | count | 3 | 块 | none', '2张 | count | 2 | 张 | none']],
    ['作息表8:30开始', ['8:30 | time | "08:30" | - | none']],
    ['已有2000年历史', ['2000年 | duration | 2000 | 年 | none']],
    ['距今1000年', ['1000年 | duration | 1000 | 年 | none']],
    ['1500年前的井', ['1500年 | duration | 1500 | 年 | none']],
    ['2000年前出生', ['2000年 | date | "2000" | - | none']],
    ['创2020年历史新高', ['2020年 | date | "2020" | - | none']],
    ['爬2008级台阶', ['2008级 | count | 2008 | 级 | none']],
    ['约5×10⁷个细胞', ['约5×10⁷个 | count | 50000000 | 个 | about']],
    ['误差10⁻⁶米', ['10⁻⁶米 | measure | 0.000001 | 米 | none']],
  ])('is read in “%s”', (text, expected) => {
    expect(rows(text)).toStrictEqual(expected)
  })

  it.each([
    '看3.15晚会',
    '去7-11便利店',
    '在7-11门口等车',
    '书号7-302-12345-X，已售完',
    '国内统一刊号：1003-0077',
    '波音777-300客机',
    '四处张望',
    '他是2008级学生',
    '2019级计算机系学生',
    '08级新生',
    '2016级，英语系',
    '为生计四处奔走',
    '打开了城门，四处的人',
    '北京市朝阳区 100020',
    '书号ISBN 7-5086-4321-X',
  ])('is not told by “%s”', (text) => {
    expect(rows(text)).toStrictEqual([])
  })
})

describe('the switch for 一 with a measure word', () => {
  const left = (text: string): readonly string[] =>
    findNumbers(text, { lang: 'zh' })
      .filter((found) => !isSingleOne(found))
      .map((found) => found.text)

  it.each([
    ['走过一间屋子、一道门，读了一遍', []],
    ['来了一位老人和两位青年', ['两位']],
    ['一个月读了十一本', ['一个月', '十一本']],
    ['占一成，剩一半', ['一成', '一半']],
    ['近一万人，1名伤者', ['近一万人', '1名']],
  ])('leaves out only those of “%s”', (text, expected) => {
    expect(left(text)).toStrictEqual(expected)
  })
})
