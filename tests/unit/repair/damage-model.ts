import { gbkCode, gbkPair } from '#shared/repair/gbk.ts'

/**
 * Damages a text as a certain kind of web page was damaged: the text, in GBK, was treated as bytes
 * without regard to the bounds of its characters.
 * (a) After the byte pair of a listed character its reading is put in brackets, wherever the pair stands.
 * (b) The pair A3 A1 is cut to `!` wherever it stands.
 * (c) Read again as GBK, bytes that do not pair become `?` and take the byte after them along, unless
 *     that is the `!` of (b).
 * (d) Full-width ，！：；？（） become half-width.
 */
export function damageLikeTheSeed(text: string, readings: ReadonlyMap<string, string>): string {
  return text
    .split('\n')
    .map((line) => damageLine(line, readings))
    .join('\n')
}

type Unit = number | string

function damageLine(line: string, readings: ReadonlyMap<string, string>): string {
  const bytes = bytesOf(line)
  const byPair = new Map([...readings].map(([character, reading]) => [gbkPair(character.charCodeAt(0)), reading]))
  const units: Unit[] = []
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte === 0xa3 && bytes[index + 1] === 0xa1) {
      units.push('!')
      index += 1
      continue
    }
    units.push(byte)
    const before = bytes[index - 1]
    if (typeof before !== 'number' || typeof byte !== 'number') continue
    const reading = byPair.get((before << 8) | byte)
    if (reading !== undefined) units.push('(', ...reading, ')')
  }
  return halfWidth(decode(units))
}

/** Bytes of `line`; a character that GBK does not have was a reference of HTML then, and comes through whole. */
function bytesOf(line: string): readonly Unit[] {
  return [...line].flatMap((character): readonly Unit[] => {
    const code = character.charCodeAt(0)
    const pair = gbkPair(code)
    if (character.length === 1 && code < 0x80) return [code]
    return character.length === 1 && pair !== 0 ? [pair >> 8, pair & 0xff] : [character]
  })
}

function decode(units: readonly Unit[]): string {
  let text = ''
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index] ?? 0
    if (typeof unit === 'string' || unit < 0x80) {
      text += typeof unit === 'string' ? unit : String.fromCharCode(unit)
      continue
    }
    const next = units[index + 1]
    const code = typeof next === 'number' ? gbkCode(unit, next) : 0
    if (code !== 0) {
      text += String.fromCharCode(code)
      index += 1
    } else {
      text += '?'
      if (next !== '!' && next !== undefined) index += 1
    }
  }
  return text
}

const HALF: Readonly<Record<string, string>> = {
  '，': ',',
  '！': '!',
  '：': ':',
  '；': ';',
  '？': '?',
  '（': '(',
  '）': ')',
}

function halfWidth(text: string): string {
  return text.replace(/[，！：；？（）]/g, (sign) => HALF[sign] ?? sign)
}
