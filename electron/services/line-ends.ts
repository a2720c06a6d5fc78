import type { ImportPreview } from '#shared/contract/shapes.ts'

/** How the lines of a text end, told from its bytes; in UTF-16 a zero stands beside each. Undefined when it has one line. */
export function lineEndsOf(bytes: Uint8Array, encoding: string): ImportPreview['lineEnds'] {
  const unit = encoding.startsWith('utf-16') ? 2 : 1
  const at = encoding === 'utf-16be' ? 1 : 0
  const isSign = (index: number, sign: number): boolean =>
    bytes[index + at] === sign && (unit === 1 || bytes[index + 1 - at] === 0)
  let lf = 0
  let crlf = 0
  let cr = 0
  for (let index = 0; index + unit <= bytes.length; index += unit) {
    if (isSign(index, 0x0a)) lf += 1
    else if (isSign(index, 0x0d)) {
      if (isSign(index + unit, 0x0a)) {
        crlf += 1
        index += unit
      } else cr += 1
    }
  }
  const kinds = [lf > 0, crlf > 0, cr > 0].filter(Boolean).length
  if (kinds === 0) return undefined
  if (kinds > 1) return 'mixed'
  return lf > 0 ? 'lf' : crlf > 0 ? 'crlf' : 'cr'
}
