import type { Measured } from './measured.ts'

const ROOT = /<(?:[a-z]+:)?svg(?=[\s>])([^>]{0,20000})>/iu
const LENGTH = /^\s*([\d.]+)\s*(px|pt|pc|mm|cm|in)?\s*$/iu
/** Pixels of one unit of length (CSS Values 4, 6.2). */
const UNITS: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 }
/** Size of a replaced element that has none of its own (CSS 2, 10.3.2). */
const DEFAULT = { width: 300, height: 150 }

/** An SVG by its root element: its width and height, else its viewBox. A DOCTYPE with entities is refused. */
export function measureSvg(bytes: Uint8Array): Measured | undefined {
  // Any other first sign is no markup's.
  if (![0x3c, 0x20, 0x0a, 0x0d, 0x09, 0xef, 0xff, 0xfe].includes(bytes[0] ?? 0)) return undefined
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const head = new TextDecoder(isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8')
    .decode(bytes.subarray(0, 16_384))
    .trimStart()
  if (!head.startsWith('<') || /<!ENTITY/iu.test(head)) return undefined
  const root = ROOT.exec(head)
  // Only a declaration, a DOCTYPE and comments may come before the root: a page with a drawing in it is no picture.
  if (root === null || !isProlog(head.slice(0, root.index))) return undefined
  const box = (attribute(root[1] ?? '', 'viewBox') ?? '')
    .trim()
    .split(/[\s,]+/u)
    .map(Number)
  const width = length(attribute(root[1] ?? '', 'width')) ?? box[2]
  const height = length(attribute(root[1] ?? '', 'height')) ?? box[3]
  const isSized = width !== undefined && height !== undefined && width > 0 && height > 0
  return {
    mediaType: 'image/svg+xml',
    width: Math.round(isSized ? width : DEFAULT.width),
    height: Math.round(isSized ? height : DEFAULT.height),
  }
}

function isProlog(text: string): boolean {
  return text.replace(/<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*>/giu, '').trim() === ''
}

function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(attributes)
  return match?.[1] ?? match?.[2]
}

function length(value: string | undefined): number | undefined {
  const match = value === undefined ? null : LENGTH.exec(value)
  if (match === null) return undefined
  const pixels = Number(match[1]) * (UNITS[match[2]?.toLowerCase() ?? 'px'] ?? 1)
  return Number.isFinite(pixels) ? pixels : undefined
}
