/**
 * Reads ICU's dictionary of Chinese and Japanese words out of the running Node's own ICU data
 * (`brkitr/cjdict.dict`), which is an UCharsTrie (ICU, ucharstrie.h). Values are costs: the
 * smaller, the more frequent the word.
 */

const BRANCH_LINEAR_MAX = 5
const LINEAR_MATCH_MIN = 0x30
const VALUE_LEAD_MIN = 0x40
const FINAL = 0x8000

/** Calls `visit` with every word of the trie in `units` and its value. */
export function walkUCharsTrie(units: Uint16Array, visit: (word: string, value: number) => void): void {
  const at = (position: number): number => units[position] ?? 0

  function valueOf(position: number, lead: number): number {
    if (lead < 0x4000) return lead
    if (lead < 0x7fff) return ((lead - 0x4000) << 16) | at(position)
    return (at(position) << 16) | at(position + 1)
  }

  function widthOf(lead: number): number {
    if (lead < 0x4000) return 0
    return lead < 0x7fff ? 1 : 2
  }

  function node(start: number, word: string): void {
    let position = start
    let lead = at(position++)
    let text = word
    for (;;) {
      if (lead >= VALUE_LEAD_MIN) {
        if ((lead & FINAL) !== 0) {
          visit(text, valueOf(position, lead & 0x7fff))
          return
        }
        if (lead < 0x4040) {
          visit(text, (lead >> 6) - 1)
        } else if (lead < 0x7fc0) {
          visit(text, (((lead & 0x7fc0) - 0x4040) << 10) | at(position))
          position += 1
        } else {
          visit(text, (at(position) << 16) | at(position + 1))
          position += 2
        }
        lead &= 0x3f
      }
      if (lead < LINEAR_MATCH_MIN) break
      const length = lead - LINEAR_MATCH_MIN + 1
      for (let index = 0; index < length; index += 1) text += String.fromCharCode(at(position + index))
      position += length
      lead = at(position++)
    }
    if (lead === 0) lead = at(position++)
    branch(position, lead + 1, text)
  }

  function branch(start: number, size: number, word: string): void {
    let position = start
    let length = size
    while (length > BRANCH_LINEAR_MAX) {
      position += 1
      let delta = at(position++)
      if (delta === 0xffff) {
        delta = (at(position) << 16) | at(position + 1)
        position += 2
      } else if (delta >= 0xfc00) {
        delta = ((delta - 0xfc00) << 16) | at(position++)
      }
      branch(position + delta, length >> 1, word)
      length -= length >> 1
    }
    for (; length > 1; length -= 1) {
      const next = word + String.fromCharCode(at(position++))
      const lead = at(position++)
      const value = valueOf(position, lead & 0x7fff)
      position += widthOf(lead & 0x7fff)
      if ((lead & FINAL) !== 0) visit(next, value)
      else node(position + value, next)
    }
    const last = word + String.fromCharCode(at(position++))
    node(position, last)
  }

  node(0, '')
}

/** The word trie of the ICU data inside `binary` (a Node executable), or undefined where it has none. */
export function findWordTrie(binary: Buffer): Uint16Array | undefined {
  // A data header of ICU: size, magic DA 27, then at byte 12 the format, here "Dict".
  for (let found = binary.indexOf('Dict'); found >= 0; found = binary.indexOf('Dict', found + 1)) {
    const header = found - 12
    if (header < 0 || binary[header + 2] !== 0xda || binary[header + 3] !== 0x27) continue
    const body = header + binary.readUInt16LE(header)
    const isUCharsTrie = (binary.readInt32LE(body + 16) & 7) === 1
    if (!isUCharsTrie) continue
    const start = body + binary.readInt32LE(body)
    const end = body + binary.readInt32LE(body + 12)
    const units = new Uint16Array((end - start) >> 1)
    for (let index = 0; index < units.length; index += 1) units[index] = binary.readUInt16LE(start + index * 2)
    return units
  }
  return undefined
}
