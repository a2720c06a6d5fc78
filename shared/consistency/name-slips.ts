import { findPeopleEn } from '../captions/find-en.ts'
import { isSurname } from '../captions/find-people-zh.ts'
import { isLikelySlip, isOneOff } from '../captions/look-alike.ts'
import { viewText } from '../captions/view.ts'
import { anyOf } from '../lib/any-of.ts'
import { oncePer, oncePerUnder } from '../lib/once-per.ts'
import data from './data/names.json' with { type: 'json' }
import type { ConsistencyMark } from './marks.ts'
import type { ReadBlock } from '../text/read-block.ts'
import { isOfKin, isPlural, namesIn, type Written } from './names.ts'

/** A name must stand so often before what stands once is a slip of it. */
const OFTEN = 3
/** 赵家望还说: who speaks on has spoken before. */
const GOES_ON = /^(?:还|又|接着|继续|补充)说/u
/** 蒋重文提醒: who speaks and was never introduced has been, under another spelling. */
const SPEAKS_ZH = new RegExp(`^${anyOf(data.speechZh)}`, 'u')
const leastOf = (behind: string): number => (GOES_ON.test(behind) ? 1 : SPEAKS_ZH.test(behind) ? 2 : OFTEN)
/** So many names are asked for in a text. */
const MOST = 400

/** 李秀岚 once where 李秀兰 is told of all along; “Holis” where Hollis speaks: a spelling that stands alone. */
export function rareSpellings(blocks: readonly ReadBlock[]): readonly ConsistencyMark[] {
  const body = blocks.filter(({ role }) => role !== 'caption')
  const [chinese, english] = [body.filter(({ isChinese }) => isChinese), body.filter(({ isChinese }) => !isChinese)]
  return [...rareZh(chinese), ...rareEn(english)]
}

/** What stands behind a name and is none of it: 李秀岚的, 李秀岚说. */
const BEHIND = new RegExp(
  String.raw`^(?:$|[\s,，。、；;：:！？!?”"）)]|${anyOf([...data.behindZh, ...data.speechZh])})`,
  'u',
)

function rareZh(blocks: readonly ReadBlock[]): readonly ConsistencyMark[] {
  const known = Map.groupBy([...blocks.flatMap(namesIn), ...blocks.flatMap(speakersIn)], ({ name }) => name)
  if (known.size === 0 || known.size > MOST) return []
  const names = [...known.keys()].filter((name) => name.length === 3)
  if (names.length === 0) return []
  const slips: { readonly name: string; readonly usual: string; readonly block: ReadBlock; readonly start: number }[] =
    []
  const counts = new Map<string, number>()
  const near = nearNames(names)
  for (const block of blocks)
    for (const { name, start, slipOf } of near(block)) {
      counts.set(name, (counts.get(name) ?? 0) + 1)
      for (const usual of slipOf) slips.push({ name, usual, block, start })
    }
  return slips.flatMap(({ name, usual, block, start }) => {
    if (counts.get(name) !== 1 || (counts.get(usual) ?? 0) < leastOf(block.text.slice(start + 3, start + 6))) return []
    const place: Written = { block: block.index, start, end: start + 3, name, title: '' }
    const own = (known.get(name) ?? []).some(({ title }) => title.length > 1)
    const sentence = sentenceAround(block.text, start)
    if (own || sentence.includes(usual) || isOfKin(block.folded, place)) return []
    return [markOf(place, usual, known.get(usual)?.[0]?.block)]
  })
}

/** Where something stands that has two characters of a known name in their places, and of which it may be a slip. */
const nearNames = oncePerUnder(
  (names: readonly string[]) => names.join('\n'),
  (names) => {
    const byFirst = Map.groupBy(names, (name) => name.charAt(0))
    return ({ folded: text }: ReadBlock) => {
      const found: { readonly name: string; readonly start: number; readonly slipOf: readonly string[] }[] = []
      for (let start = 0; start + 3 <= text.length; start += 1) {
        const known = byFirst.get(text.charAt(start))
        if (known === undefined) continue
        const name = text.slice(start, start + 3)
        const alike = [1, 2].flatMap((at) => known.filter((usual) => usual.charAt(at) === name.charAt(at)))
        if (alike.length === 0) continue
        const isAlone = BEHIND.test(text.slice(start + 3, start + 6))
        const slipOf = isAlone ? alike.filter((usual) => usual !== name && isLikelySlip(name, usual, '', '')) : []
        found.push({ name, start, slipOf })
      }
      return found
    }
  },
)

/** 马得水说: who speaks has a name, though it be made of words. */
export const speakersIn = oncePer(({ index, folded }: ReadBlock): readonly Written[] =>
  Array.from(folded.matchAll(SPEAKER), (match) => ({
    block: index,
    start: match.index,
    end: match.index + 3,
    name: match[0],
    title: '',
  })).filter(({ name }) => isSurname(name.charAt(0))),
)
const SPEAKER = /(?<!\p{Script=Han})\p{Script=Han}{3}(?=说|告诉|介绍|回忆|表示)/gu

const sentenceAround = (text: string, at: number): string => {
  const before = text.slice(Math.max(0, at - 80), at).replace(/^.*[.!?。！？;；]/su, '')
  return before + (/^[^.!?。！？;；]*/u.exec(text.slice(at, at + 80))?.[0] ?? '')
}

const markOf = ({ block, start, end, name }: Written, usual: string, there = block): ConsistencyMark => ({
  block,
  start,
  end,
  values: { here: name, there: usual, otherBlock: there },
})

const SPEAKS = new RegExp(String.raw`^(?:[’']s)? ${anyOf(data.speech)}\b`, 'u')
const ASKED = new RegExp(String.raw`\b${anyOf(data.asked)} $`, 'iu')
const ALONE = /(?<![\p{L}’'.-]|\p{Lu}[\p{L}’'-]* )\p{Lu}\p{Ll}{4,}(?![\p{L}-]| \p{Lu})/gu

/** A surname alone, where it speaks or is spoken to. */
function rareEn(blocks: readonly ReadBlock[]): readonly ConsistencyMark[] {
  const surnames = new Map<string, number>()
  for (const { text, index } of blocks)
    for (const { kind, name } of findPeopleEn(viewText(text)))
      if (kind === 'name' && name?.includes(' ') === true) surnames.set(name.split(' ').at(-1) ?? '', index)
  const written = new Map<string, Written[]>()
  if (surnames.size === 0 || surnames.size > MOST) return []
  for (const { text, index } of blocks)
    for (const match of text.matchAll(ALONE)) {
      const [name] = match
      const place = { block: index, start: match.index, end: match.index + name.length, name, title: '' }
      const own = written.get(name)
      if (own === undefined) written.set(name, [place])
      else own.push(place)
    }
  const rare = [...written].flatMap(([name, [place, second]]) =>
    surnames.has(name) || second !== undefined || place === undefined ? [] : [place],
  )
  const texts = new Map(blocks.map(({ index, text }) => [index, text]))
  return rare.flatMap((place) => {
    const text = texts.get(place.block) ?? ''
    const isPerson =
      SPEAKS.test(text.slice(place.end, place.end + 16)) ||
      ASKED.test(text.slice(Math.max(0, place.start - 12), place.start))
    if (!isPerson) return []
    const usual = [...surnames.keys()].find(
      (one) => isOneOff(one, place.name) && !isPlural(one, place.name) && (written.get(one)?.length ?? 0) >= 2,
    )
    return usual === undefined ? [] : [markOf(place, usual, surnames.get(usual))]
  })
}
