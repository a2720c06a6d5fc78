import { readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { Converter } from 'opencc-js/cn2t'
import { pinyin } from 'pinyin-pro'
import { isTraditionalCode } from '#shared/language/script.ts'
import { gbkPair } from '#shared/repair/gbk.ts'
import { damageLikeTheSeed } from '../../unit/repair/damage-model.ts'

/**
 * A larger set of our own beside the cases: texts composed for it, damaged in every way that the repair knows,
 * with lists of readings other than the seed's. Made anew by the same numbers at each run.
 */

/** A text as it was and as it came. */
export interface OwnCase {
  readonly kind: string
  readonly clean: string
  readonly damaged: string
}

const texts = readFileSync(new URL('own-texts.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
const toTraditional = Converter({ from: 'cn', to: 't' })
const traditional = texts.map((line) => toTraditional(line)).filter((line) => encodes(line, 'gbk'))

const FOREIGN = [
  'Le maire a déclaré : « Nous n’avons rien caché », avant de quitter la séance.',
  'Die Brücke über den Fluss bleibt für zwei Wochen gesperrt – auch für Fußgänger.',
  'El niño preguntó: «¿Dónde está mi abuela?» La señora sonrió.',
  'The committee’s report – 48 pages long – “settles nothing”, she said…',
  '港の朝市は五時半に始まる。「今朝の鯵は新しいよ」と魚屋が言った。',
  'Žluťoučký kůň stál u řeky a čekal, až přijde večer.',
]

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const windows1252 = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => {
    const text = iconv.decode(Buffer.from([byte]), 'win1252')
    return text === '\uFFFD' ? String.fromCharCode(byte) : text
  }).join('')
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const escapes = (text: string): string =>
  text.replace(/[^\u0000-\u007F]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
const entities = (text: string): string =>
  text.replace(/[^\u0000-\u007F]/g, (sign) => `&#${String(sign.charCodeAt(0))};`)

function encodes(text: string, encoding: string): boolean {
  return iconv.decode(iconv.encode(text, encoding), encoding) === text
}

/** Text of one encoding read as another; undefined where that loses bytes. */
function misread(text: string, from: string, as: string): string | undefined {
  const bytes = from === 'utf8' ? Buffer.from(text) : iconv.encode(text, from)
  const damaged = iconv.decode(bytes, as)
  const isWhole = encodes(text, from) && !/\uFFFD/.test(damaged) && iconv.encode(damaged, as).equals(bytes)
  return isWhole ? damaged : undefined
}

/** The same numbers at each run. */
function makeRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % below
  }
}

const readings = new Map(
  [...new Set(traditional.join(''))].flatMap((character): (readonly [string, string])[] => {
    const code = character.charCodeAt(0)
    const reading = pinyin(character, { type: 'array' })[0]
    return isTraditionalCode(code) && gbkPair(code) !== 0 && reading !== undefined ? [[character, reading]] : []
  }),
)

/** A list of so many characters with their readings. */
function listOf(size: number, seed: number): ReadonlyMap<string, string> {
  const random = makeRandom(seed)
  const all = [...readings]
  while (all.length > size) all.splice(random(all.length), 1)
  return new Map(all)
}

/** All the set. */
export function makeOwnSet(): readonly OwnCase[] {
  const cases: OwnCase[] = []
  const add = (kind: string, clean: string, damaged: string | undefined): void => {
    if (damaged !== undefined && damaged !== clean) cases.push({ kind, clean, damaged })
  }
  for (const line of texts) {
    add('utf8_as_latin1', line, latin1(utf8(line)))
    add('utf8_as_cp1252', line, windows1252(utf8(line)))
    add('utf8_as_latin1_twice', line, latin1(utf8(latin1(utf8(line)))))
    add('utf8_as_cp1252_twice', line, windows1252(utf8(windows1252(utf8(line)))))
    add('utf8_as_gbk', line, misread(line, 'utf8', 'gbk'))
    add('gbk_as_latin1', line, encodes(line, 'gbk') ? latin1(iconv.encode(line, 'gbk')) : undefined)
    add('gbk_as_cp1252', line, encodes(line, 'gbk') ? windows1252(iconv.encode(line, 'gbk')) : undefined)
    add('gbk_as_big5', line, misread(line, 'gbk', 'big5'))
    add('entities', line, entities(line))
    add('escapes', line, escapes(line))
    add('zero_width', line, [...line].join('\u200B'))
  }
  for (const line of traditional) {
    add('big5_as_gbk', line, misread(line, 'big5', 'gbk'))
    add('big5_as_latin1', line, encodes(line, 'big5') ? latin1(iconv.encode(line, 'big5')) : undefined)
    add('all_read', line, damageLikeTheSeed(line, readings))
  }
  for (const line of FOREIGN) add('foreign_as_cp1252', line, windows1252(utf8(line)))
  addSeedLike(add)
  addMixed(add)
  return cases
}

type Add = (kind: string, clean: string, damaged: string | undefined) => void

function addSeedLike(add: Add): void {
  const random = makeRandom(7)
  const pick = (): string => traditional[random(traditional.length)] ?? ''
  for (const seed of [1, 2, 3]) {
    const list = listOf(87, seed)
    const documents = traditional.filter((line) => line.length > 20)
    for (let index = 0; index + 5 <= documents.length; index += 5) {
      const clean = documents.slice(index, index + 5).join('\n')
      add('list_of_87', clean, damageLikeTheSeed(clean, list))
    }
    for (let index = 0; index < 80; index += 1) {
      const clean = `“${pick().replace(/[“”]/g, '')}”${pick()}`
      const damaged = damageLikeTheSeed(clean, list)
      if (clean.length > 30 && damaged.includes('?!') && /\(\p{L}+\)/u.test(damaged))
        add('shifted_quote', clean, damaged)
    }
  }
}

/** Documents of some lines, every third damaged. */
function addMixed(add: Add): void {
  const ways: readonly (readonly [string, (line: string) => string])[] = [
    ['mixed_cp1252', (line) => windows1252(utf8(line))],
    ['mixed_gbk_latin1', (line) => (encodes(line, 'gbk') ? latin1(iconv.encode(line, 'gbk')) : line)],
  ]
  for (const [kind, damage] of ways) {
    for (let index = 0; index + 9 <= texts.length; index += 9) {
      const lines = texts.slice(index, index + 9)
      add(kind, lines.join('\n'), lines.map((line, place) => (place % 3 === 1 ? damage(line) : line)).join('\n'))
    }
  }
}

/** Clean lines, Simplified and Traditional, which must stay as they are. */
export function makeCleanSet(): readonly string[] {
  return [...texts, ...traditional, ...FOREIGN, texts.join('\n'), traditional.join('\n')]
}
