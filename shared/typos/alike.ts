/** In what two characters are alike: the same sound with its tone, the same but for the tone, nearly the same, the shape. */
export const SAME_SOUND = 1
export const SAME_BUT_TONE = 2
export const NEAR_SOUND = 3
export const SHAPE = 4
/** Added where the shape is alike besides. */
export const AND_SHAPE = 10

/** Characters that one may be written for, with in what they are alike. */
export interface Alikes {
  readonly codes: Uint16Array
  readonly kinds: Uint8Array
}

/** Pairs that are a matter of script and of region, not of mistakes: 著 for 着, 藉 for 借. */
const OF_SCRIPT: ReadonlySet<string> = new Set([
  '著着',
  '藉借',
  '於于',
  '裏里',
  '裡里',
  '甚什',
  '乾干',
  '妳你',
  '祂他',
  '牠它',
])

const NONE: Alikes = { codes: new Uint16Array(0), kinds: new Uint8Array(0) }

/** `sounds`: syllable and tones → characters; `shapes`: character → those that look like it. */
export function createAlikes(
  sounds: Readonly<Record<string, string>>,
  shapes: Readonly<Record<string, string>>,
): (code: number) => Alikes {
  const read = Object.entries(sounds).map(([sound, signs]) => {
    const [, syllable = '', tones = ''] = /^(\D+)(\d*)$/u.exec(sound) ?? []
    return { syllable, tones, signs }
  })
  const bySyllable = Map.groupBy(read, ({ syllable }) => syllable)
  const readings = new Map<string, (typeof read)[number][]>()
  for (const each of read) for (const sign of each.signs) readings.set(sign, [...(readings.get(sign) ?? []), each])
  // Likeness is held against both: what is among the nearest of another is like it.
  const likeIt = new Map<string, string>()
  for (const [sign, near] of Object.entries(shapes))
    for (const other of near) likeIt.set(other, (likeIt.get(other) ?? '') + sign)
  const made = new Map<number, Alikes>()
  const make = (sign: string): Alikes => {
    const kinds = new Map<string, number>()
    const add = (other: string, kind: number): void => {
      if (other !== sign && (kinds.get(other) ?? 9) > kind) kinds.set(other, kind)
    }
    for (const { syllable, tones } of readings.get(sign) ?? []) {
      for (const other of bySyllable.get(syllable) ?? []) {
        const isSame = [...tones].some((tone) => other.tones.includes(tone))
        for (const each of other.signs) add(each, isSame ? SAME_SOUND : SAME_BUT_TONE)
      }
      for (const near of nearSyllables(syllable))
        for (const other of bySyllable.get(near) ?? []) for (const each of other.signs) add(each, NEAR_SOUND)
    }
    for (const other of new Set((shapes[sign] ?? '') + (likeIt.get(sign) ?? ''))) {
      const sound = kinds.get(other)
      kinds.set(other, sound === undefined ? SHAPE : sound + AND_SHAPE)
    }
    for (const other of [...kinds.keys()]) if (OF_SCRIPT.has(sign + other)) kinds.delete(other)
    if (kinds.size === 0) return NONE
    return {
      codes: Uint16Array.from(kinds.keys(), (other) => other.charCodeAt(0)),
      kinds: Uint8Array.from(kinds.values()),
    }
  }
  return (code) => {
    const known = made.get(code)
    if (known !== undefined) return known
    const alikes = make(String.fromCharCode(code))
    made.set(code, alikes)
    return alikes
  }
}

/** Beginnings and ends of syllables that are taken for each other by ear. */
const BEGINNINGS: Readonly<Record<string, readonly string[]>> = {
  zh: ['z'],
  z: ['zh'],
  ch: ['c'],
  c: ['ch'],
  sh: ['s'],
  s: ['sh'],
  n: ['l'],
  l: ['n', 'r'],
  r: ['l'],
  f: ['h'],
  h: ['f'],
}
const ENDS: Readonly<Record<string, readonly string[]>> = {
  an: ['ang'],
  ang: ['an'],
  en: ['eng'],
  eng: ['en'],
  in: ['ing'],
  ing: ['in'],
  ian: ['iang'],
  iang: ['ian'],
  uan: ['uang'],
  uang: ['uan'],
  un: ['ong'],
  ong: ['eng'],
  ou: ['uo'],
  uo: ['ou'],
}

function nearSyllables(syllable: string): readonly string[] {
  const [, begin = '', end = ''] = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)$/u.exec(syllable) ?? []
  const begins = [begin, ...(BEGINNINGS[begin] ?? [])]
  const ends = [end, ...(ENDS[end] ?? [])]
  return begins.flatMap((one) => ends.map((other) => one + other)).filter((near) => near !== syllable)
}
