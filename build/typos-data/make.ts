/**
 * Makes `shared/typos/data/{words,pairs,sounds}.json` from open-gram (Debian's package sunpinyin-data, CC BY-SA 3.0),
 * jieba's dictionary (MIT; in the npm package nodejieba: submodules/cppjieba/dict/jieba.dict.utf8) and the readings of
 * pinyin-pro in `shared/repair/data` (MIT).
 * Run: `npx node build/typos-data/make.ts FOLDER-OF-SUNPINYIN-DATA PATH/jieba.dict.utf8`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import readings from '../../shared/repair/data/readings.json' with { type: 'json' }
import { IS_FIXED, IS_IN_JIEBA, IS_IN_MODEL, IS_PERSON, IS_PLACE } from '../../shared/typos/packing.ts'
import { readDictionary, readModel, type GramHead } from './open-gram.ts'
import { packPairs, packWords, type Follower } from './pack-model.ts'

const [folder, jieba] = process.argv.slice(2)
if (folder === undefined || jieba === undefined) throw new Error('say where sunpinyin-data and jieba.dict.utf8 lie')
const OUT = path.join(import.meta.dirname, '../../shared/typos/data')

const isHan = (text: string): boolean => /^[\u3400-\u4dbf\u4e00-\u9fff]+$/u.test(text)
const cost = (chance: number): number => -Math.log(Math.max(chance, 1e-13))
const LONGEST = 8
/** So many pairs are kept of 2.5 million: those whose loss would change the model most. */
const PAIRS = 2_300_000
/** Jieba's costs against those of the model: words that both have differ by this. */
const JIEBA_EXTRA = 0.7

function write(name: string, data: unknown): void {
  const text = `${JSON.stringify(data, undefined, 1)}\n`
  writeFileSync(path.join(OUT, name), text)
  console.log(name, Buffer.byteLength(text))
}

// --- words
interface Word {
  flags: number
  cost: number
  backOff: number
  jieba: number
}
const dictionary = readDictionary(path.join(folder, 'pydict_sc.bin'))
const heads = new Map<number, GramHead>()
const words = new Map<string, Word>()
const textOf = (id: number): string | undefined => {
  if (id === 0) return ''
  const text = dictionary[id]?.text
  if (text === undefined || text === '' || text.length > LONGEST) return undefined
  return isHan(text) || text.length === 1 ? text : undefined
}
for (const head of readModel(path.join(folder, 'lm_sc.t3g'))) {
  const text = textOf(head.id)
  if (text === undefined) continue
  heads.set(head.id, head)
  words.set(text, { flags: IS_IN_MODEL, cost: cost(head.chance), backOff: cost(head.backOff), jieba: 0 })
}
const counts = new Map<string, { count: number; tag: string }>()
let total = 0
for (const line of readFileSync(jieba, 'utf8').split('\n')) {
  const [text = '', count = '0', tag = ''] = line.trim().split(' ')
  total += Number(count)
  if (isHan(text) && text.length <= LONGEST) counts.set(text, { count: Number(count), tag })
}
for (const [text, { count, tag }] of counts) {
  const own = cost(count / total)
  const word = words.get(text) ?? { flags: 0, cost: own + JIEBA_EXTRA, backOff: 0, jieba: own }
  if (word.flags === 0 && text.length === 1) continue
  word.jieba = own
  word.flags |= IS_IN_JIEBA
  if (/^nr/u.test(tag)) word.flags |= IS_PERSON
  if (tag === 'ns') word.flags |= IS_PLACE
  if (/^[il]$/u.test(tag) && text.length >= 4) word.flags |= IS_FIXED
  words.set(text, word)
}
const sorted = [...words.keys()].sort((a, b) => (a < b ? -1 : 1))
const order = new Map(sorted.map((text, at) => [text, at]))

const all = sorted.map((text) => ({ text, ...(words.get(text) as Word) }))

// --- sounds: what the dictionary's codes of syllables are, by the readings that most of their characters have
const MARKS: Readonly<Record<string, number>> = { '\u0304': 1, '\u0301': 2, '\u030c': 3, '\u0300': 4 }
const toned = new Map<string, Map<string, Set<number>>>()
for (const [reading, [usual = '', other = '']] of Object.entries(readings)) {
  let tone = 0
  let syllable = ''
  for (const sign of reading.normalize('NFD')) {
    if (MARKS[sign] === undefined) syllable += sign === '\u0308' ? 'v' : sign
    else tone = MARKS[sign]
  }
  syllable = syllable.replace('uv', 'v')
  for (const character of usual + other) {
    const own = toned.get(character) ?? new Map<string, Set<number>>()
    toned.set(character, own.set(syllable, (own.get(syllable) ?? new Set()).add(tone)))
  }
}
const votes = new Map<number, Map<string, number>>()
for (const { text, sounds } of dictionary) {
  if (text.length !== 1) continue
  for (const [code] of sounds)
    for (const syllable of toned.get(text)?.keys() ?? []) {
      const vote = votes.get(code ?? 0) ?? new Map<string, number>()
      votes.set(code ?? 0, vote.set(syllable, (vote.get(syllable) ?? 0) + 1))
    }
}
const syllables = new Map(
  [...votes].map(([code, vote]) => [code, [...vote].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '']),
)
const read = new Map<string, Set<string>>()
for (const { text, sounds } of dictionary)
  for (const codes of sounds)
    if (codes.length === text.length)
      codes.forEach((code, at) => {
        const character = text.charAt(at)
        read.set(character, (read.get(character) ?? new Set()).add(syllables.get(code) ?? ''))
      })
const common = new TextDecoder('gb2312')
const bySound = new Map<string, string>()
for (let lead = 0xb0; lead < 0xf8; lead += 1)
  for (let trail = 0xa1; trail < 0xff; trail += 1) {
    const character = common.decode(Uint8Array.of(lead, trail))
    if (!isHan(character)) continue
    for (const syllable of read.get(character) ?? toned.get(character)?.keys() ?? []) {
      const tones = [...(toned.get(character)?.get(syllable) ?? [0])].sort().join('')
      bySound.set(`${syllable}${tones}`, (bySound.get(`${syllable}${tones}`) ?? '') + character)
    }
  }
write('sounds.json', Object.fromEntries([...bySound].sort(([a], [b]) => (a < b ? -1 : 1))))

// --- words of two or three characters that sound alike
const groups = new Map<string, number[]>()
for (const { text, sounds } of dictionary) {
  const at = order.get(text)
  if (at === undefined || text.length < 2 || text.length > 3) continue
  for (const codes of sounds) groups.set(codes.join(' '), [...(groups.get(codes.join(' ')) ?? []), at])
}
const alike = [...groups.values()].filter((group) => group.length > 1)
write('words.json', { packed: packWords(all, alike) })

// --- pairs
const chances = new Map([...heads].map(([id, { chance }]) => [id, chance]))
const pairs: { head: number; next: number; chance: number; weight: number }[] = []
for (const { id, chance, backOff, followers } of heads.values())
  for (const { id: next, chance: of } of followers) {
    const alone = chances.get(next)
    if (alone === undefined) continue
    const change = Math.abs(Math.log(of) - Math.log(backOff) - Math.log(alone))
    const [from, to] = [order.get(textOf(id) ?? '?'), order.get(textOf(next) ?? '?')]
    if (from !== undefined && to !== undefined)
      pairs.push({ head: from, next: to, chance: of, weight: chance * of * change })
  }
const kept = pairs.toSorted((a, b) => b.weight - a.weight).slice(0, PAIRS)
const followersOf = Map.groupBy(kept, ({ head }) => head)
const behind = (word: number): readonly Follower[] =>
  (followersOf.get(word) ?? []).map(({ next, chance }) => ({ word: next, cost: cost(chance) }))
write('pairs.json', { packed: packPairs(all, behind) })
console.log({ words: sorted.length, model: heads.size, pairs: kept.length, of: pairs.length, alike: alike.length })
