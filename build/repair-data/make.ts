/**
 * Makes the data files of `shared/repair/data` from what is installed: byte tables from iconv-lite,
 * readings from pinyin-pro, pairs of script from opencc-js, words with their costs from jieba and Node's ICU.
 * Run: `npx node build/repair-data/make.ts PATH/jieba.dict.utf8`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import HKVariants from 'opencc-js/dict/HKVariants'
import STCharacters from 'opencc-js/dict/STCharacters'
import STPhrases from 'opencc-js/dict/STPhrases'
import TSCharacters from 'opencc-js/dict/TSCharacters'
import TWVariants from 'opencc-js/dict/TWVariants'
import { pinyin } from 'pinyin-pro'
import { findWordTrie, walkUCharsTrie } from './uchars-trie.ts'

const OUT = new URL('../../shared/repair/data/', import.meta.url)
const NONE = '\uFFFD'

function write(name: string, data: unknown): void {
  const text = `${JSON.stringify(data, undefined, 1)}\n`
  writeFileSync(new URL(name, OUT), text)
  console.log(name, Buffer.byteLength(text))
}

function decode(bytes: readonly number[], encoding: string): string {
  const text = iconv.decode(Buffer.from(bytes), encoding)
  const isOneCharacter = [...text].length === 1 && !/[\uFFFD\uE000-\uF8FF]/u.test(text)
  return isOneCharacter && text.length === 1 ? text : NONE
}

// Byte tables: one string a lead byte, one character a trail byte.
const gbkTrails = Array.from({ length: 0xff - 0x40 }, (_, index) => 0x40 + index)
const leads = Array.from({ length: 0xff - 0x81 }, (_, index) => 0x81 + index)
const gbk = leads.map((lead) =>
  gbkTrails.map((trail) => (trail === 0x7f ? NONE : decode([lead, trail], 'cp936'))).join(''),
)
// Beyond the user-defined zones, decoders have private-use characters for single gaps of the table.
const gaps = leads.flatMap((lead) =>
  gbkTrails.flatMap((trail) => {
    const text = iconv.decode(Buffer.from([lead, trail]), 'gb18030')
    const isGap = text.length === 1 && text >= '\uE766' && text <= '\uF8FF'
    return isGap ? [`${text}${((lead << 8) | trail).toString(16)}`] : []
  }),
)
write('gbk.json', { rows: gbk, gaps })

// Big5 with the Hong Kong supplement (the index of the WHATWG), and where that has nothing, ICU's.
const icuBig5 = new TextDecoder('big5')
const big5 = leads.map((lead) =>
  gbkTrails
    .map((trail) => {
      const text = decode([lead, trail], 'big5')
      const other = icuBig5.decode(Buffer.from([lead, trail]))
      if (text !== NONE) return text
      return other.length === 1 && !/[\uE000-\uF8FF]/.test(other) ? other : NONE
    })
    .join(''),
)
write('big5.json', big5)

// Readings of the characters of GBK: [characters whose usual reading it is, characters that also have it].
const han = gbk.join('').replace(/[^\u4E00-\u9FFF]/g, '')
const readings = new Map<string, [string, string]>()
for (const character of han) {
  const all = pinyin(character, { multiple: true, type: 'array' })
  const usual = pinyin(character, { type: 'array' })[0]
  for (const reading of new Set([usual, ...all])) {
    if (reading === undefined || !/^[\p{L}\p{M}]+$/u.test(reading) || reading === character) continue
    const entry = readings.get(reading) ?? ['', '']
    entry[reading === usual ? 0 : 1] += character
    readings.set(reading, entry)
  }
}
write('readings.json', Object.fromEntries([...readings].sort(([a], [b]) => (a < b ? -1 : 1))))

// Traditional characters and their Simplified form, one to one.
const simplified = new Map<string, string>()
for (const pair of TSCharacters.split('|')) {
  const [traditional, first] = pair.split(' ')
  if (traditional !== undefined && first !== undefined && traditional !== first) simplified.set(traditional, first)
}
// Characters that Traditional does not write at all. 后 is left out, since phrases of Traditional have it (皇后),
// and so is 群, since Taiwan and Hong Kong write it.
const inTraditional = new Set(
  [STPhrases, TWVariants, HKVariants].flatMap((list) =>
    list.split('|').flatMap((pair) => [...(pair.split(' ')[1] ?? '')]),
  ),
)
// Taiwan or Hong Kong write these too, beside another form of theirs: 雇主, 佳肴, 合并.
for (const sign of '并雇挂晒肴昵凄栖瓮蝎羡') inTraditional.add(sign)
const onlySimplified = STCharacters.split('|').flatMap((pair) => {
  const [from] = pair.split(' ')
  return from !== undefined && from.length === 1 && !inTraditional.has(from) ? [from] : []
})
const isPlain = ([from, to]: readonly [string, string]): boolean => from.length === 1 && to.length === 1
write('../../language/data/script.json', {
  toSimplified: [...simplified]
    .filter(isPlain)
    .map(([from, to]) => from + to)
    .join(''),
  onlySimplified: onlySimplified.join(''),
  // Their Simplified form lies outside of the basic plane and is hardly ever written.
  toRare: [...simplified]
    .filter(([from, to]) => from.length === 1 && to.length === 2)
    .map(([from]) => from)
    .join(''),
})

// Words with their cost, in Simplified; a word that its parts make nearly as cheaply says nothing and is left out.
// Jieba's list is counted in modern prose: it has the words. ICU's, which is Japanese too, has the single characters,
// which tell prose from garbage, and fills the gaps of the words.
// The list comes in the npm package nodejieba: submodules/cppjieba/dict/jieba.dict.utf8.
const jieba = process.argv[2]
if (jieba === undefined) throw new Error('say where jieba.dict.utf8 lies')
const binary = readFileSync(process.execPath)
const units = findWordTrie(binary)
if (units === undefined) throw new Error('this Node carries no dictionary of words')
const TRADITIONAL_EXTRA = 4
const ICU_ONLY_EXTRA = 10
// Where one list ends and the other begins: words of both cost about the same.
const JIEBA_EXTRA = 10
const JIEBA_SINGLE_EXTRA = 20
const toSimplified = (word: string): string => [...word].map((sign) => simplified.get(sign) ?? sign).join('')
const icuCosts = new Map<string, number>()
const traditionalCosts = new Map<string, number>()
// A word as Simplified writes it counts as it is; Traditional forms are often the Japanese ones too (頃, 車),
// whose frequency says nothing here, so they count only where Simplified has nothing.
const fromTraditional = new Map<string, number>()
walkUCharsTrie(units, (word, cost) => {
  if (!/^[\u4E00-\u9FFF]{1,4}$/.test(word)) return
  const key = toSimplified(word)
  if (key !== word && word.length === 1) traditionalCosts.set(word, cost)
  if (key === word) icuCosts.set(key, cost)
  else if (/^[\u4E00-\u9FFF]+$/.test(key)) fromTraditional.set(key, Math.min(fromTraditional.get(key) ?? 999, cost))
})
for (const [key, cost] of fromTraditional) if (!icuCosts.has(key)) icuCosts.set(key, cost + TRADITIONAL_EXTRA)
const frequencies = new Map<string, number>()
let total = 0
for (const line of readFileSync(jieba, 'utf8').split('\n')) {
  const [word = '', count] = line.split(' ')
  total += Number(count ?? 0)
  const key = toSimplified(word)
  if (/^[\u4E00-\u9FFF]{1,4}$/.test(key)) frequencies.set(key, (frequencies.get(key) ?? 0) + Number(count))
}
const costs = new Map<string, number>()
for (const key of new Set([...icuCosts.keys(), ...frequencies.keys()])) {
  const icu = icuCosts.get(key)
  const count = frequencies.get(key)
  // Five steps a factor of two, as in ICU's own list.
  const counted = count === undefined ? undefined : 5 * Math.log2(total / count)
  const cost =
    key.length === 1
      ? (icu ?? (counted ?? 0) + JIEBA_SINGLE_EXTRA)
      : counted === undefined
        ? (icu ?? 0) + ICU_ONLY_EXTRA
        : counted + JIEBA_EXTRA
  costs.set(key, Math.min(255, Math.max(1, Math.round(cost))))
}
const UNKNOWN_COST = 150
function costOfParts(word: string): number {
  const best = [0]
  for (let end = 1; end <= word.length; end += 1) {
    let least = Infinity
    for (let length = 1; length <= Math.min(4, end); length += 1) {
      if (length === word.length) continue
      const cost = costs.get(word.slice(end - length, end)) ?? (length === 1 ? UNKNOWN_COST : Infinity)
      least = Math.min(least, (best[end - length] ?? Infinity) + cost)
    }
    best.push(least)
  }
  return best[word.length] ?? Infinity
}
const GAIN: Readonly<Record<number, number>> = { 1: -Infinity, 2: 10, 3: 35, 4: 55 }
const lists = new Map<number, Map<number, string[]>>()
for (const [word, cost] of costs) {
  if (word.length > 1 && costOfParts(word) - cost < (GAIN[word.length] ?? 0)) continue
  const byCost = lists.get(word.length) ?? new Map<number, string[]>()
  lists.set(word.length, byCost)
  const list = byCost.get(cost) ?? []
  list.push(word)
  byCost.set(cost, list)
}
const words = Object.fromEntries(
  [...lists]
    .sort(([a], [b]) => a - b)
    .map(([length, byCost]) => [
      String(length),
      Object.fromEntries(
        [...byCost].sort(([a], [b]) => a - b).map(([cost, list]) => [String(cost), list.sort().join('')]),
      ),
    ]),
)
// How much rarer a Traditional character is than its Simplified form as a whole: 嚮 against 向.
const rarer = new Map<number, string[]>()
for (const [from, to] of simplified) {
  if (from.length !== 1) continue
  const extra = Math.min(60, (traditionalCosts.get(from) ?? 130) - (icuCosts.get(to) ?? 130) - 20)
  const step = Math.round(extra / 10) * 10
  if (step > 0) rarer.set(step, [...(rarer.get(step) ?? []), from])
}
const byStep = [...rarer].sort(([a], [b]) => a - b).map(([step, list]) => [String(step), list.join('')])
write('words.json', { byLength: words, rarerTraditional: Object.fromEntries(byStep) })
