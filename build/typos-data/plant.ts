import { AND_SHAPE, NEAR_SOUND, SAME_BUT_TONE, SAME_SOUND, SHAPE } from '../../shared/typos/alike.ts'
import type { Change, Lexicon } from '../../shared/typos/changes.ts'
import { isHanCode } from '../../shared/typos/signs.ts'
import { IS_FIXED } from '../../shared/typos/packing.ts'

/** A sentence with one wrong character (or word, or doubling) put in on purpose. */
export interface Planted {
  readonly kind: Kind
  readonly wrong: string
  readonly right: string
}

/** Where what was planted begins. */
export const placeOf = ({ wrong, right }: Pick<Planted, 'wrong' | 'right'>): number => {
  let at = 0
  while (at < right.length && wrong[at] === right[at]) at += 1
  return at
}

/** Whether a change mends what was planted. */
export const mends = ({ start, length, right: by }: Change, { wrong, right }: Planted): boolean =>
  wrong.slice(0, start) + by + wrong.slice(start + length) === right

/** Near what was planted, a change that does not mend it is neither right nor wrong. */
export const isNear = ({ start, length }: Change, { wrong, right }: Planted): boolean => {
  const from = placeOf({ wrong, right })
  const longer = wrong.length - right.length
  let to = wrong.length
  while (to > from && to > longer && wrong[to - 1] === right[to - 1 - longer]) to -= 1
  return start < to + 3 && start + length > from - 3
}

const SHARES = {
  same: 26,
  near: 9,
  shape: 16,
  any: 6,
  word: 14,
  fixed: 10,
  common: 10,
  particle: 5,
  doubled: 7,
} as const
export type Kind = keyof typeof SHARES
export const KINDS = Object.keys(SHARES) as readonly Kind[]

const ALIKE: Readonly<Partial<Record<Kind, readonly number[]>>> = {
  same: [SAME_SOUND, SAME_BUT_TONE, SAME_SOUND + AND_SHAPE, SAME_BUT_TONE + AND_SHAPE],
  fixed: [SAME_SOUND, SAME_BUT_TONE, SAME_SOUND + AND_SHAPE, SAME_BUT_TONE + AND_SHAPE],
  near: [NEAR_SOUND, NEAR_SOUND + AND_SHAPE],
  shape: [SHAPE, SAME_SOUND + AND_SHAPE, SAME_BUT_TONE + AND_SHAPE, NEAR_SOUND + AND_SHAPE],
}
/** Characters that people often write for each other. */
const COMMON =
  '在再 做作 座坐 带戴 象像 以已 那哪 他她 分份 受授 即既 须需 其期 定订 帐账 与于 到道 为位 由有 和合 只止 近进 制治 反返 急及 事是 部不 截接 侯候 密蜜 辨辩 燥躁 震振 历厉 州洲 竞竟 拔拨 末未 己已 人入 天夫 日目 大太 暴爆 幅副 篷蓬 贯惯 型形 练炼 迁签 的得 象向 份分 交教 需须 那拿 园圆 汗汉 洗冼 枝支 赢嬴 摸模 博搏 恢灰'.split(
    ' ',
  )

/** Plants one mistake of a kind that chance chooses; undefined where the sentence has no room for it. */
export function createPlanter({ model, alikes }: Lexicon, texts: readonly string[], random: () => number) {
  const often = new Map<string, number>()
  for (const text of texts) for (const sign of text) often.set(sign, (often.get(sign) ?? 0) + 1)
  const common = [...often].filter(([sign, count]) => count > 20 && isHanCode(sign.charCodeAt(0)))
  const choose = <T>(all: readonly T[], weight: (each: T) => number): T | undefined => {
    let left = random() * all.reduce((sum, each) => sum + weight(each), 0)
    return all.find((each) => (left -= weight(each)) <= 0)
  }
  const wordAt = (text: string): number => {
    let node = 0
    for (let at = 0; at < text.length; at += 1)
      if (at === 0 || node !== 0) node = model.child(node, text.charCodeAt(at))
    return node === 0 ? -1 : (model.wordAt[node] ?? -1)
  }
  const isHan = (text: string, at: number, length: number): boolean => {
    for (let by = 0; by < length; by += 1) if (!isHanCode(text.charCodeAt(at + by))) return false
    return true
  }
  const other = (sign: string, kind: Kind): string | undefined => {
    const near = alikes(sign.charCodeAt(0))
    const all = [...near.codes]
      .filter((_, at) => ALIKE[kind]?.includes(near.kinds[at] ?? 0))
      .map((code) => String.fromCharCode(code))
    return choose(all, (each) => ((often.get(each) ?? 0) + 0.5) ** 0.7)
  }
  const swap = (text: string, at: number, length: number, by: string | undefined): string | undefined =>
    by === undefined ? undefined : text.slice(0, at) + by + text.slice(at + length)
  const ways: Readonly<Record<Kind, (text: string, at: number) => string | undefined>> = {
    same: (text, at) => swap(text, at, 1, other(text.charAt(at), 'same')),
    near: (text, at) => swap(text, at, 1, other(text.charAt(at), 'near')),
    shape: (text, at) => swap(text, at, 1, other(text.charAt(at), 'shape')),
    any: (text, at) => swap(text, at, 1, choose(common, ([, count]) => count ** 0.7)?.[0]),
    word: (text, at) => {
      const length = random() < 0.75 ? 2 : 3
      const word = text.slice(at, at + length)
      const all = isHan(text, at, length) && word.length === length ? model.soundAlike(wordAt(word)) : []
      const chosen = choose(all, (each) => Math.exp(-(model.costs[each] ?? 20) / 2))
      return chosen === undefined ? undefined : swap(text, at, length, model.textOf(chosen))
    },
    fixed: (text) => {
      const all = Array.from({ length: Math.max(0, text.length - 3) }, (_, at) => at).filter((at) => {
        const word = wordAt(text.slice(at, at + 4))
        const halves = [wordAt(text.slice(at, at + 2)), wordAt(text.slice(at + 2, at + 4))]
        return word >= 0 && ((model.flags[word] ?? 0) & IS_FIXED || !halves.every((half) => half >= 0))
      })
      const at = choose(all, () => 1)
      if (at === undefined) return undefined
      const place = at + Math.floor(random() * 4)
      return swap(text, place, 1, other(text.charAt(place), 'fixed'))
    },
    common: (text, at) => {
      const pairs = COMMON.filter((pair) => pair.includes(text.charAt(at)))
      const pair = choose(pairs, () => 1)
      return pair === undefined ? undefined : swap(text, at, 1, pair.replace(text.charAt(at), ''))
    },
    particle: (text, at) => {
      if (!'的地得'.includes(text.charAt(at))) return undefined
      return swap(
        text,
        at,
        1,
        choose(
          [...'的地得'].filter((each) => each !== text.charAt(at)),
          () => 1,
        ),
      )
    },
    doubled: (text, at) => {
      const length = random() < 0.6 ? 1 : 2
      return isHan(text, at, length) && text.length >= at + length
        ? text.slice(0, at) + text.slice(at, at + length) + text.slice(at)
        : undefined
    },
  }
  return (text: string): Planted | undefined => {
    const kind = choose(KINDS, (each) => SHARES[each]) ?? 'same'
    for (let tries = 0; tries < 60; tries += 1) {
      const at = Math.floor(random() * text.length)
      if (!isHan(text, at, 1)) continue
      const wrong = ways[kind](text, at)
      if (wrong !== undefined && wrong !== text) return { kind, wrong, right: text }
    }
    return undefined
  }
}
