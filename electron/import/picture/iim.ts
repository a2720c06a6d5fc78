import ExifReader from 'exifreader'
import { decodeBytes } from '../encoding/encoding.ts'
import { attempt, isRecord } from './exif-reader.ts'
import type { Fields } from './exif-reader.ts'
import { encodingOf } from './text.ts'

const MARK = 0x1c
/** 1:90, the character set of what follows. */
const CHARACTER_SET = 0x015a
const DATASET_LIMIT = 2000
/** Far more than words need; exifreader holds each byte as a number. */
const BLOCK_LIMIT = 1024 * 1024

/** Character sets that 1:90 names (ISO 2022 escapes): those that are met. */
const ESCAPES: readonly (readonly [escape: string, encoding: string])[] = [
  ['\u001b%G', 'utf-8'],
  ['\u001b%/I', 'utf-8'],
  ['\u001b.A', 'windows-1252'],
  ['\u001b-A', 'windows-1252'],
]

/**
 * IPTC-IIM 4.2, parsed by exifreader: values of record 2 by their dataset ('2:120'). Their encoding is ours to tell: where
 * 1:90 says nothing, all values together do, because pictures of Chinese desks are in GBK without a word about it.
 */
export function readIim(bytes: Uint8Array): Fields {
  const block = wholeDatasets(bytes.subarray(0, BLOCK_LIMIT))
  const tags = attempt(() => ({
    ...ExifReader.load(asTiff(block), { expanded: true, includeTags: { iptc: true } }).iptc,
  }))
  const values: (readonly [name: string, bytes: Buffer])[] = []
  let declared: string | undefined
  for (const tag of Object.values<unknown>(tags ?? {}).flat()) {
    const { id, value } = isRecord(tag) ? tag : {}
    if (typeof id !== 'number' || !Array.isArray(value)) continue
    const content = Buffer.from(value)
    if (id === CHARACTER_SET) declared = charsetOf(content)
    if (id >> 8 === 2) values.push([`2:${String(id & 0xff)}`, content])
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

/**
 * The datasets without what some programs fill up between them, up to the first that is cut or longer than words are: at
 * either exifreader gives up, at a cut one all of them.
 */
function wholeDatasets(bytes: Uint8Array): Buffer {
  const whole: Uint8Array[] = []
  for (let at = 0; at + 5 <= bytes.length && whole.length < DATASET_LIMIT;) {
    if (bytes[at] !== MARK) {
      at += 1
      continue
    }
    const length = (bytes[at + 3] ?? 0) * 256 + (bytes[at + 4] ?? 0)
    if (length > 0x7fff || at + 5 + length > bytes.length) break
    whole.push(bytes.subarray(at, at + 5 + length))
    at += 5 + length
  }
  return Buffer.concat(whole)
}

/** exifreader takes IIM from a container only: a TIFF structure of one directory with one field (33723), the block behind it. */
function asTiff(block: Buffer): Buffer {
  const head = Buffer.from('4d4d002a00000008000183bb0007000000000000001a00000000', 'hex')
  head.writeUInt32BE(block.length, 14)
  return Buffer.concat([head, block])
}

function charsetOf(value: Buffer): string | undefined {
  const escape = value.toString('latin1')
  return ESCAPES.find(([start]) => escape.startsWith(start))?.[1]
}

/** What is declared is believed unless the bytes cannot be it: programs declare UTF-8 and write GBK. */
function encodingFor(declared: string | undefined, values: readonly Uint8Array[]): string {
  const line = Buffer.from('\n')
  const guessed = encodingOf(Buffer.concat(values.flatMap((value) => [value, line])))
  return declared === undefined || (declared === 'utf-8' && guessed !== 'utf-8') ? guessed : declared
}
