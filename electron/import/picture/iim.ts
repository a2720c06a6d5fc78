import { decodeBytes } from '../encoding/encoding.ts'
import { encodingOf } from './text.ts'

/** Statements of one standard, by their names there; a repeated one has several values. */
export type Fields = ReadonlyMap<string, readonly string[]>

const MARK = 0x1c
const ENVELOPE = 1
const APPLICATION = 2
const DATASET_LIMIT = 2000

/** Character sets that 1:90 names (ISO 2022 escapes): those that are met. */
const ESCAPES: readonly (readonly [escape: string, encoding: string])[] = [
  ['\u001b%G', 'utf-8'],
  ['\u001b%/I', 'utf-8'],
  ['\u001b.A', 'windows-1252'],
  ['\u001b-A', 'windows-1252'],
]

/**
 * IPTC-IIM 4.2: values of record 2 by their dataset ('2:120'). Where 1:90 says nothing, all values together tell the
 * encoding: pictures of Chinese desks are in GBK without a word about it.
 */
export function readIim(bytes: Uint8Array): Fields {
  const values: (readonly [name: string, bytes: Uint8Array])[] = []
  let declared: string | undefined
  for (let at = 0, count = 0; at + 5 <= bytes.length && count < DATASET_LIMIT; count += 1) {
    if (bytes[at] !== MARK) {
      // Some programs fill up between datasets.
      at += 1
      count -= 1
      continue
    }
    const [record, dataset] = [bytes[at + 1] ?? 0, bytes[at + 2] ?? 0]
    const length = (bytes[at + 3] ?? 0) * 256 + (bytes[at + 4] ?? 0)
    // Longer ones carry pictures, not words.
    if (length > 0x7fff || at + 5 + length > bytes.length) break
    const value = bytes.subarray(at + 5, at + 5 + length)
    if (record === ENVELOPE && dataset === 90) declared = charsetOf(value)
    if (record === APPLICATION && dataset !== 0) values.push([`2:${String(dataset)}`, value])
    at += 5 + length
  }
  const encoding = encodingFor(
    declared,
    values.map(([, value]) => value),
  )
  const fields = new Map<string, string[]>()
  for (const [name, value] of values) {
    const text = decodeBytes(value, encoding)
    const known = fields.get(name)
    if (known === undefined) fields.set(name, [text])
    else known.push(text)
  }
  return fields
}

function charsetOf(value: Uint8Array): string | undefined {
  const escape = Buffer.from(value).toString('latin1')
  return ESCAPES.find(([start]) => escape.startsWith(start))?.[1]
}

/** What is declared is believed unless the bytes cannot be it: programs declare UTF-8 and write GBK. */
function encodingFor(declared: string | undefined, values: readonly Uint8Array[]): string {
  const line = Buffer.from('\n')
  const guessed = encodingOf(Buffer.concat(values.flatMap((value) => [value, line])))
  return declared === undefined || (declared === 'utf-8' && guessed !== 'utf-8') ? guessed : declared
}
