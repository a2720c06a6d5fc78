import { expect, test } from 'vitest'
import { readText } from '#electron/import/formats/text/reader.ts'
import { assignRoles } from '#shared/structure/assign-roles.ts'
import { readFacts } from '#shared/structure/facts.ts'

function read(lines: readonly string[]) {
  const blocks = readText(lines.join('\n'))
  const guesses = assignRoles(blocks)
  const roled = blocks.map(({ text }, index) => ({ text, role: guesses[index]?.role ?? 'paragraph' }))
  return { roles: roled.map(({ role }) => role), facts: readFacts(roled) }
}

test('copy of a wire service: slug, notes to editors and the rule at the end are none of the article', () => {
  const { roles, facts } = read([
    'BC-EU--Lighthouse Sale, 1st Ld-Writethru,310',
    'Island keeps its lighthouse for $1.1 million',
    'AP Photo SKR104, SKR105',
    'Eds: Updates with vote.',
    'By MARTA OLSEN',
    'The Associated Press',
    'SKARHOLM, Norway (AP) — Islanders voted Monday to buy the lighthouse that the state had put up for sale.',
    'The vote was 212 to 40.',
    'In this photo taken Sunday, keeper Jon Dahl stands at the lamp in Skarholm. (Lena Moe/Island Press via AP)',
    '___',
    'Follow Marta Olsen on X: @molsen',
  ])
  expect(roles).toEqual([
    'furniture',
    'headline',
    'furniture',
    'furniture',
    'byline',
    'source',
    'paragraph',
    'paragraph',
    'caption',
    'furniture',
    'furniture',
  ])
  expect(facts).toMatchObject({
    title: 'Island keeps its lighthouse for $1.1 million',
    byline: 'MARTA OLSEN',
    source: 'The Associated Press',
  })
})

test('stars at the end are a list, unless a star in the text leads to them', () => {
  expect(
    read(['渡口须知', '船工说，潮水退下去以前，谁也不要下滩。', '* 带好雨具。', '* 跟紧前面的人。']).roles,
  ).toEqual(['headline', 'paragraph', 'list-item', 'list-item'])
  const noted = read(['渡口须知', '船工说，潮水*退下去以前，谁也不要下滩。', '* 指农历十五前后的大潮。'])
  expect(noted.roles.at(-1)).toBe('note')
})

test('a question alone over a long paragraph is its heading; a speaker’s is not', () => {
  const long = '船工说，潮水退下去以前，谁也不要下滩，因为滩上的沟会忽然涨满，去年就有人陷在里面出不来。'.repeat(4)
  expect(read(['渡口的一天', long, '潮水为什么这样急？', long]).roles[2]).toBe('section-heading')
  expect(read(['渡口的一天', long, '“潮水为什么这样急？”', long]).roles[2]).not.toBe('section-heading')
})
