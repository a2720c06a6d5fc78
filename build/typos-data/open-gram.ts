import { readFileSync } from 'node:fs'

/**
 * Reads what Debian's package sunpinyin-data holds of open-gram (CC BY-SA 3.0): a dictionary of words with their
 * sounds, and a model of which word follows which. Both are laid out for the little-endian machines they are installed on.
 */

/** A word of the dictionary with its sounds, each a list of codes of syllables. */
export interface GramWord {
  readonly text: string
  readonly sounds: readonly (readonly number[])[]
}

/** One word of the model: its own probability, the weight of falling back on that, and what follows it. */
export interface GramHead {
  readonly id: number
  readonly chance: number
  readonly backOff: number
  readonly followers: readonly { readonly id: number; readonly chance: number }[]
}

/** Words by their id; ids below a hundred are kept for classes (0: whatever is unknown) and punctuation. */
export function readDictionary(file: string): readonly GramWord[] {
  const bytes = readFileSync(file)
  const count = bytes.readUInt32LE(0)
  const texts = new TextDecoder('utf-16le').decode(toUtf16(bytes.subarray(bytes.readUInt32LE(8)))).split('\0')
  const sounds = new Map<number, (readonly number[])[]>()
  const walk = (offset: number, path: readonly number[]): void => {
    const head = bytes.readUInt32LE(offset)
    const words = head & 0xfff
    const branches = (head >>> 12) & 0xfff
    const first = offset + 4 + 8 * branches
    for (let at = 0; at < words; at += 1) {
      const id = bytes.readUInt32LE(first + 4 * at) & 0xffffff
      sounds.set(id, [...(sounds.get(id) ?? []), path])
    }
    for (let at = 0; at < branches; at += 1) {
      const syllable = bytes.readUInt32LE(offset + 4 + 8 * at)
      // Codes without a vowel stand for syllables typed in part.
      if (((syllable >>> 4) & 0xff) !== 0) walk(bytes.readUInt32LE(offset + 8 + 8 * at), [...path, syllable])
    }
  }
  walk(12, [])
  return texts.slice(0, count).map((text, id) => ({ text, sounds: sounds.get(id) ?? [] }))
}

/** The strings lie in UTF-32; characters beyond the basic plane are in none of our words. */
function toUtf16(bytes: Buffer): Uint8Array {
  const made = new Uint8Array(bytes.length / 2)
  for (let at = 0; at + 3 < bytes.length; at += 4) {
    const isBasic = bytes[at + 2] === 0 && bytes[at + 3] === 0
    made[at / 2] = isBasic ? (bytes[at] ?? 0) : 0x25
    made[at / 2 + 1] = isBasic ? (bytes[at + 1] ?? 0) : 0
  }
  return made
}

const CHANCES = 65_536
const BACK_OFFS = 16_384
const NODE = 12

/** The words of the model with their followers (the third level is not read: it gains nothing here). */
export function* readModel(file: string): Generator<GramHead> {
  const bytes = readFileSync(file)
  const [sizes, chances] = [8, 8 + 4 * (bytes.readUInt32LE(0) + 1)]
  const backOffs = chances + 4 * CHANCES
  const heads = backOffs + 4 * BACK_OFFS + NODE * bytes.readUInt32LE(sizes)
  const count = bytes.readUInt32LE(sizes + 4) - 1
  const pairs = heads + NODE * (count + 1)
  const wordAt = (node: number): number => bytes.readUInt32LE(node) & 0x3ffff
  const chanceAt = (node: number): number => bytes.readFloatLE(chances + 4 * (bytes.readUInt32LE(node + 4) & 0xffff))
  const childAt = (node: number): number =>
    (bytes.readUInt32LE(node + 4) >>> 16) | ((bytes.readUInt32LE(node + 8) >>> 25) << 16)
  for (let at = 0; at < count; at += 1) {
    const node = heads + NODE * at
    const followers: { id: number; chance: number }[] = []
    for (let child = childAt(node); child < childAt(node + NODE); child += 1) {
      const place = pairs + NODE * child
      followers.push({ id: wordAt(place), chance: chanceAt(place) })
    }
    const backOff = bytes.readFloatLE(backOffs + 4 * (bytes.readUInt32LE(node) >>> 18))
    yield { id: wordAt(node), chance: chanceAt(node), backOff, followers }
  }
}
