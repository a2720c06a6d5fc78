import { describe, expect, it } from 'vitest'
import { readText } from '#electron/import/formats/text/reader.ts'
import { assignRoles } from '#shared/structure/assign-roles.ts'
import { readFacts } from '#shared/structure/facts.ts'

const HAN =
  '渡口的石阶被水没过了三级，船工把缆绳一根根解下来，说潮水退下去以前谁也不要下滩，去年就有人陷在滩上的沟里，叫了半天才被人听见，大家找来木板才把人拉上来，到现在还后怕。'
const LATIN =
  'The council said on Tuesday that the quiet ferry will run for two more winters, after a vote of 12 to 3 in the town hall, and that nobody will be asked to pay more than before.'

/** What the line is under a headline, and what the article says of itself then. */
function under(line: string) {
  const body = /\p{Script=Han}/u.test(line) ? HAN : LATIN
  const headline = body === HAN ? '渡口的一天' : 'A day at the ferry'
  const blocks = readText([headline, line, body, body].join('\n'))
  const roles = assignRoles(blocks).map(({ role }) => role)
  const facts = readFacts(blocks.map(({ text }, index) => ({ text, role: roles[index] ?? 'paragraph' })))
  return { role: roles[1], byline: facts.byline, source: facts.source, publishedAt: facts.publishedAt }
}

describe('bylines', () => {
  it.each([
    ['文/何雨 图/纪满', '何雨 纪满'],
    ['（文/图 何雨 纪满）', '何雨 纪满'],
    ['《渡口三十年》作者 何雨', '何雨'],
    ['本报记者 何雨 纪满 通讯员 陶望 文/图', '何雨 纪满 陶望'],
    ['新华社记者何雨', '何雨'],
    ['記者何雨∕渡口報導', '何雨'],
    ['采写：何雨　摄影：纪满', '何雨 纪满'],
    ['作者：何雨（渡口中学教师）', '何雨'],
    ['文／何雨　攝影／紀滿', '何雨 紀滿'],
    ['By Nell Ward | Photographs by Abe Stone | May 3, 2026', 'Nell Ward'],
    ['By NELL WARD', 'NELL WARD'],
    ['By Nell Ward and Abe Stone, Staff Writers', 'Nell Ward and Abe Stone'],
    ['By Nell Ward, Political Editor', 'Nell Ward'],
    ['By NELL WARD AP Political Writer', 'NELL WARD'],
    ['Words: Nell Ward  Pictures: Abe Stone', 'Nell Ward'],
    ['Story by Nell Ward Photos by Abe Stone', 'Nell Ward'],
    ['Story and photos by Nell Ward', 'Nell Ward'],
    ['By Nell Ward in Penmore', 'Nell Ward'],
    ['By Nell Ward, Political Editor, and Abe Stone', 'Nell Ward and Abe Stone'],
    ['By Nell Ward, Political Editor, Abe Stone and Ada Finch', 'Nell Ward, Abe Stone and Ada Finch'],
    ['By the Penmore Herald editorial board', 'the Penmore Herald editorial board'],
    ['By Penmore Herald staff', 'Penmore Herald staff'],
    ['本报记者 何雨 实习生 纪满 摄影 陶望', '何雨 纪满 陶望'],
    ['渡口日报　记者 何雨 通讯员 纪满', '何雨 纪满'],
    ['渡口晚报记者何雨 实习生纪满', '何雨 纪满'],
    ['渡口日报社 何雨', '何雨'],
    ['The Editorial Board', 'The Editorial Board'],
    ['Nell Ward in Penmore', 'Nell Ward'],
    ['Nell Ward in Penmore and Abe Stone in Orrin', 'Nell Ward and Abe Stone'],
    ['Nell Ward reporting from Penmore', 'Nell Ward'],
  ])('%s', (line, byline) => {
    expect(under(line)).toMatchObject({ role: 'byline', byline })
  })

  it.each([
    ['来源：渡口日报　记者 何雨　通讯员 纪满', '渡口日报', '何雨 纪满'],
    ['2026-05-03 10:20　来源：渡口日报　记者 何雨 纪满', '渡口日报', '何雨 纪满'],
    ['2026年05月03日08:15 | 来源：渡口网－《渡口报》', '渡口网－《渡口报》', undefined],
    ['来源：《渡口报》', '渡口报', undefined],
  ])('tells the source from who wrote: %s', (line, source, byline) => {
    const facts = under(line)
    expect({ source: facts.source, byline: facts.byline }).toEqual({ source, byline })
  })

  it.each([
    ['Updated 3 May 2026, 10:04 a.m.', '2026-05-03T10:04'],
    ['Published May 3, 2026 at 5:07 p.m.', '2026-05-03T17:07'],
    ['2026年5月3日（星期日）', '2026-05-03'],
  ])('reads the day of publication: %s', (line, publishedAt) => {
    expect(under(line)).toMatchObject({ role: 'dateline', publishedAt })
  })

  it('tells the house from the name, and its day', () => {
    expect(under('NELL WARD / The Associated Press')).toMatchObject({
      byline: 'NELL WARD',
      source: 'The Associated Press',
    })
    expect(under('By Nell Ward | The Penmore Herald | May 3, 2026 5:07 p.m.')).toMatchObject({
      byline: 'Nell Ward',
      source: 'The Penmore Herald',
      publishedAt: '2026-05-03T17:07',
    })
  })

  it.each([
    'Sponsored by Larkfield Bank',
    'Presented by Larkfield Bank',
    'Powered by Larkpress',
    'Brought to you by the Bank of Larkfield',
    '本文由 青禾传媒 赞助',
    '技术支持：青禾科技',
  ])('is none, but whoever pays: %s', (line) => {
    expect(under(line)).toMatchObject({ role: 'furniture', byline: undefined })
  })

  it.each([
    'By Friday, none of them were left.',
    'By Lake Arden, where the road ends, three houses are for sale',
    'By land and sea',
    'Quiet Winters in Penmore',
    'Powered by the sun, a village lights up',
    '记者手记',
  ])('is none, but words of the text: %s', (line) => {
    expect(under(line).byline).toBeUndefined()
    expect(['byline', 'furniture']).not.toContain(under(line).role)
  })

  it('stands in brackets behind the last words too', () => {
    const blocks = [
      { role: 'headline' as const, text: '渡口的一天' },
      { role: 'paragraph' as const, text: `${HAN}（文/图 何雨 纪满）` },
    ]
    expect(readFacts(blocks).byline).toBe('何雨 纪满')
  })
})

it.each(['2026-04-12 08:30 来源：渡口日报 作者：何雨 副主任记者', '来源：渡口日报 记者：何雨 首席记者'])(
  'a name within a line of the page has no office: %s',
  (line) => {
    expect(under(line)).toMatchObject({ byline: '何雨', source: '渡口日报' })
  },
)
