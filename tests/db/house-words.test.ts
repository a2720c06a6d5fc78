import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as XLSX from '@e965/xlsx'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { HouseDismissal } from '#shared/contract/house.ts'
import type { PackEntry } from '#shared/lexicon/pack.ts'
import { codeOf, newDesk, valueOf } from '#tests/helpers/keeping/desk.ts'

let desk: ReturnType<typeof newDesk>
beforeEach(() => {
  desk = newDesk()
})
afterEach(async () => {
  expect(desk.bugs).toEqual([])
  await desk.remove()
})

const house = async () => valueOf(await desk.client.call('house.get', {}))
const folder = async () => path.join(path.dirname((await house()).path), 'packs')
const packs = async () => (await house()).packs.filter(({ path: file }) => file !== undefined)
const forbidden: PackEntry = {
  kind: 'forbidden',
  word: '盲流',
  instead: ['流动人口'],
  reason: '旧称，带贬义',
  source: '本社',
  offices: [],
  skipsQuotes: false,
}

test('a pack is read as it is in its file now; lines that are none are named, and what cannot be read is said', async () => {
  mkdirSync(await folder(), { recursive: true })
  const file = path.join(await folder(), '本社.csv')
  writeFileSync(file, '类别,词语,改为\n禁用,盲流,\n封杀,甲,\n可用,公分石,\n')
  // As a spreadsheet program writes it that is not told to write UTF-8; where the first line is no Chinese nothing is guessed.
  writeFileSync(path.join(await folder(), '另存.csv'), iconv.encode('类别,词语\n禁用,盲流\n', 'gb18030'))
  writeFileSync(path.join(await folder(), '台北.csv'), iconv.encode('類別,詞語\n禁用,盲流\n', 'big5'))
  writeFileSync(path.join(await folder(), '旧表.csv'), iconv.encode('kind,word\nforbidden,盲流\n', 'gb18030'))
  writeFileSync(path.join(await folder(), '.~lock.本社.csv#'), '')
  expect(await packs()).toMatchObject([
    { name: '另存', counts: { forbidden: 1 } },
    { name: '台北', counts: { forbidden: 1 } },
    { name: '旧表', problem: 'encoding', counts: { forbidden: 0 } },
    {
      name: '本社',
      path: file,
      counts: { forbidden: 1, careful: 0, preferred: 0, name: 0, allowed: 1 },
      allowed: ['公分石'],
      problems: [{ line: 3, fault: 'kind', words: '封杀, 甲' }],
    },
  ])
  writeFileSync(file, '\uFEFF禁用词\n盲流\n二流子\n')
  expect((await packs())[3]).toMatchObject({ counts: { forbidden: 2 }, problems: [] })
})

test('a word is put into a pack, which is begun with it, and taken out again', async () => {
  const call = { pack: '本社', entry: forbidden }
  const added = valueOf(await desk.client.call('house.addEntry', call))
  expect(added.packs[0]).toMatchObject({ name: '本社', counts: { forbidden: 1 } })
  const file = path.join(await folder(), '本社.csv')
  expect(readFileSync(file, 'utf8')).toBe(
    '\uFEFF类别,词语,改为,理由,来源,职务,排序,引文\r\n禁用,盲流,流动人口,旧称，带贬义,本社,,,\r\n',
  )
  writeFileSync(file, `${readFileSync(file, 'utf8')}不认得的一行\r\n`)
  const removed = valueOf(await desk.client.call('house.removeEntry', call))
  expect(removed.packs[0]).toMatchObject({ counts: { forbidden: 0 }, problemCount: 1 })
  expect(readFileSync(file, 'utf8')).toContain('不认得的一行')
  expect(codeOf(await desk.client.call('house.removeEntry', call))).toBe('not-found')
  expect(codeOf(await desk.client.call('house.addEntry', { ...call, pack: '../../x' }))).toBe('invalid-input')
})

test('what cannot be read is not written over', async () => {
  mkdirSync(await folder(), { recursive: true })
  const file = path.join(await folder(), '本社.csv')
  const bytes = iconv.encode('kind,word\nforbidden,盲流\n', 'gb18030')
  writeFileSync(file, bytes)
  expect(codeOf(await desk.client.call('house.addEntry', { pack: '本社', entry: forbidden }))).toBe('file-unreadable')
  expect(readFileSync(file)).toEqual(Buffer.from(bytes))
})

test.each([
  [
    'xlsx',
    () => {
      const book = XLSX.utils.book_new()
      const notes = XLSX.utils.aoa_to_sheet([['说明'], ['本表由校对科维护']])
      const sheet = XLSX.utils.aoa_to_sheet([
        ['本社人名表'],
        [],
        ['姓名', '职务', '排序', '电话'],
        ['骆听澜', '青溪市委书记', 1, '1'],
        ['阮稚川', '青溪市市长', 2, '2'],
        ['', '空缺', 3, ''],
      ])
      XLSX.utils.book_append_sheet(book, notes, '说明')
      XLSX.utils.book_append_sheet(book, sheet, '人名')
      return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
    },
    { sheet: '人名', others: ['说明'], problems: [{ line: 6, fault: 'word' }] },
  ],
  [
    'csv',
    () =>
      iconv.encode(
        '姓名,职务,排序,电话\r\n骆听澜,青溪市委书记,1,1\r\n阮稚川,青溪市市长,2,2\r\n,空缺,3,\r\n',
        'gb18030',
      ),
    { others: [], problems: [{ line: 4, fault: 'word' }] },
  ],
])('a list that another program wrote as %s is shown, taken, and given back', async (ending, bytes, told) => {
  const list = path.join(path.dirname((await house()).path), `人名.${ending}`)
  mkdirSync(path.dirname(list), { recursive: true })
  writeFileSync(list, bytes())
  const preview = valueOf(await desk.client.call('house.readSheet', { file: { path: list } }))
  expect(preview).toMatchObject({ name: '人名', counts: { name: 2 }, unknown: ['电话'], ...told })
  expect(await packs()).toEqual([])
  const { token } = preview
  const taken = valueOf(await desk.client.call('house.takeSheet', { token, name: '领导人名' }))
  expect(taken.packs[0]).toMatchObject({ name: '领导人名', counts: { name: 2 }, problems: [] })
  expect(codeOf(await desk.client.call('house.takeSheet', { token, name: '领导人名' }))).toBe('file-exists')
  expect(valueOf(await desk.client.call('house.undoSheet', { token })).packs.map(({ name }) => name)).not.toContain(
    '领导人名',
  )
  // What was changed meanwhile is the person's.
  valueOf(await desk.client.call('house.takeSheet', { token, name: '领导人名' }))
  valueOf(await desk.client.call('house.addEntry', { pack: '领导人名', entry: forbidden }))
  expect(codeOf(await desk.client.call('house.undoSheet', { token }))).toBe('conflict')
})

test('what a house does not want to be told is a plain file, a line each, and can be told again', async () => {
  const never: HouseDismissal = { rule: 'typo.character', words: '历厉在目', who: '沈一鸣', atMs: 1_796_000_000_000 }
  const { path: file } = (await house()).dismissed
  expect(valueOf(await desk.client.call('house.dismiss', never)).dismissed.list).toEqual([never])
  expect(readFileSync(file, 'utf8')).toBe(
    '\uFEFFrule,words,also,who,when\r\ntypo.character,历厉在目,,沈一鸣,2026-11-30T00:53:20.000Z\r\n',
  )
  writeFileSync(file, `${readFileSync(file, 'utf8')}这一行不是\r\nstyle.zero,二零二六,,,\r\n`)
  expect((await house()).dismissed).toMatchObject({ badLines: [3], list: [never, { rule: 'style.zero', atMs: 0 }] })
  expect(valueOf(await desk.client.call('house.restore', never)).dismissed.list).toHaveLength(1)
  expect(readFileSync(file, 'utf8')).toContain('这一行不是\r\nstyle.zero')
  expect(codeOf(await desk.client.call('house.restore', never))).toBe('not-found')
  expect(existsSync(file)).toBe(true)
})
