import { describe, expect, test } from 'vitest'
import { shippedPack } from '#shared/lexicon/shipped-pack.ts'
import { readPack, withEntry, withoutEntry, writePack, type PackEntry } from '#shared/lexicon/pack.ts'

const words = (text: string) =>
  readPack(text).entries.map(({ kind, word, instead }) => `${kind} ${word} ${instead.join('|')}`.trim())
const faults = (text: string) => readPack(text).problems.map(({ line, fault }) => `${String(line)} ${fault}`)
const entry = (own: Partial<PackEntry> & Pick<PackEntry, 'word'>): PackEntry => ({
  kind: 'forbidden',
  instead: [],
  reason: '',
  source: '',
  offices: [],
  skipsQuotes: false,
  ...own,
})

describe('a pack is a plain file', () => {
  test('heads and kinds are in Chinese or English, columns in any order, parted as Excel parts them', () => {
    const chinese = '\uFEFF词语,类别,改为,理由\r\n盲流,禁用,,"旧称，""盲目流动"""\r\n登陆,改用,登录,\r\n'
    expect(words(chinese)).toEqual(['forbidden 盲流', 'preferred 登陆 登录'])
    expect(readPack(chinese).entries[0]?.reason).toBe('旧称，"盲目流动"')
    expect(words('kind;word\ncareful;农民工')).toEqual(['careful 农民工'])
    expect(words('類別\t詞語\n可用\t公分石')).toEqual(['allowed 公分石'])
  })

  test('the head alone may tell the kind', () => {
    expect(words('禁用词\n盲流')).toEqual(['forbidden 盲流'])
    expect(words('错误写法,正确写法\n帐号,账号')).toEqual(['preferred 帐号 账号'])
    expect(readPack('姓名,职务,排序\n骆听澜,青溪市委书记；市人大常委会主任,1').entries[0]).toMatchObject({
      kind: 'name',
      offices: ['青溪市委书记', '市人大常委会主任'],
      order: 1,
    })
  })

  test('a line that is no entry is told by its number, and the others hold', () => {
    const text = [
      '# 我们的词表',
      'kind,word,instead,order',
      '禁用,盲流,,',
      '封杀,甲,,',
      '禁用,,乙,',
      '改用,丙,,',
      '改用,丁,丁,',
      '人名,骆听澜,,第一',
      '禁用,"没有收尾,,',
      '禁用,盲流,,',
      '',
      '禁用,二流子,,',
    ].join('\n')
    expect(words(text)).toEqual(['forbidden 盲流', 'forbidden 二流子'])
    expect(faults(text)).toEqual(['4 kind', '5 word', '6 instead', '7 same', '8 order', '9 quote', '10 twice'])
  })

  test('a file without a head of words is none', () => {
    expect(readPack('盲流\n二流子\n')).toMatchObject({ entries: [], problem: 'no-head' })
    expect(readPack('')).toMatchObject({ problem: 'no-head' })
  })

  test('columns that a pack has no use for are told', () => {
    expect(readPack('词语,类别,页码\n盲流,禁用,3').unknown).toEqual(['页码'])
  })
})

describe('a word is put into a pack', () => {
  const own = '# 词表\r\n词语;类别;页码\r\n盲流;禁用;3\r\n封杀;不认得;4\r\n'

  test('every line stays as it was, and the new one has the columns of the file', () => {
    const added = withEntry(own, entry({ word: '二流子', reason: '贬义; 旧称' }))
    expect(added).toBe('# 词表\r\n词语;类别;页码;理由\r\n盲流;禁用;3\r\n封杀;不认得;4\r\n二流子;禁用;;"贬义; 旧称"\r\n')
    expect(readPack(added).entries[1]).toMatchObject({ word: '二流子', kind: 'forbidden', reason: '贬义; 旧称' })
  })

  test('it is taken out again, and nothing else', () => {
    const one = entry({ word: '二流子' })
    expect(withoutEntry(withEntry(own, one), one)).toBe(own)
    expect(withoutEntry(own, one)).toBeUndefined()
  })

  test('a pack of its own begins with a head', () => {
    const all = [
      entry({ word: '=1+1', reason: '公式' }),
      entry({ kind: 'preferred', word: '瞎子', instead: ['盲人', '视力残疾人'], skipsQuotes: true }),
      entry({ kind: 'name', word: '骆听澜', offices: ['青溪市委书记'], order: 1 }),
    ]
    expect(readPack(writePack(all)).entries).toEqual(all)
    expect(writePack(all)).toContain("'=1+1")
    expect(readPack(withEntry('', all[1] as PackEntry)).entries).toEqual([all[1]])
  })
})

test('every entry of the pack that comes with Galley is one, with its reason and source', () => {
  const { entries, problems, problem } = readPack(shippedPack().text)
  expect([problems, problem]).toEqual([[], undefined])
  expect(entries.length).toBeGreaterThan(60)
  expect(entries.filter(({ reason, source }) => reason === '' || source === '')).toEqual([])
})
