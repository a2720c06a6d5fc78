import type { Edit } from '../edits.ts'
import named from '../data/entities.json' with { type: 'json' }

/**
 * Character references and escapes that stand in a text as they were written: `&#38889;`, `&nbsp;`,
 * `\u4ff1`. Code, and a text about them, is left alone.
 */
const REFERENCE =
  /&(?:#(\d{2,7})|#[xX]([0-9a-fA-F]{2,6})|(nbsp|ensp|emsp|[lr][sd]quo|middot|mdash|hellip)(?![a-zA-Z]|[0-9]*[;=])|([a-zA-Z][a-zA-Z0-9]{1,30}));?/g
const ESCAPE = /(?:\\+u[0-9a-fA-F]{4}|\\+u\{[0-9a-fA-F]{1,6}\}|%u[0-9a-fA-F]{4})+/g
const HAN = /[\u3400-\u9FFF]/g
const NAMES: Readonly<Record<string, string>> = named
// Signs that only program text has; a text with them is about the references, or is code.
const CODE =
  /`|<\/?[a-z][^>]*>|\b(?:var|let|const|function|return|console|printf?|import|class)\b|=>|[{};]\s*$|===?|regex|正则|正則|实体|實體|转义|轉義|编码为|編碼為|entit(?:y|ies)|escape|HTML|XML/i

/** Edits that turn the references and escapes of `line` into their characters. */
export function findReferences(line: string): readonly Edit[] {
  const edits: Edit[] = []
  if (line.includes('&')) edits.push(...references(line))
  if (line.includes('\\u') || line.includes('%u')) edits.push(...escapes(line))
  return edits.sort((a, b) => a.start - b.start)
}

function references(line: string): readonly Edit[] {
  const found = [...line.matchAll(REFERENCE)].flatMap((match) => {
    const character = characterOf(match)
    return character === undefined
      ? []
      : [{ start: match.index, end: match.index + match[0].length, source: match[0], character }]
  })
  if (found.length === 0) return []
  const isDense = found.length >= 3 && found.reduce((sum, item) => sum + item.source.length, 0) * 2 > line.length
  if (!isDense && CODE.test(line.replace(REFERENCE, ''))) return []
  return joined(found).map(({ start, end, source, character }) => ({
    start,
    end,
    after: character,
    kind: 'entity',
    evidence: { rule: 'repair.entity', values: { reference: source.slice(0, 40) } },
    isGuess: false,
  }))
}

interface Found {
  readonly start: number
  readonly end: number
  readonly source: string
  readonly character: string
}

/** Neighbours in a row as one, so that a whole sentence of references is one repair. */
function joined(found: readonly Found[]): readonly Found[] {
  const out: Found[] = []
  for (const item of found) {
    const last = out.at(-1)
    if (last !== undefined && last.end === item.start) {
      out[out.length - 1] = {
        start: last.start,
        end: item.end,
        source: last.source + item.source,
        character: last.character + item.character,
      }
    } else out.push(item)
  }
  return out
}

function characterOf(match: RegExpExecArray): string | undefined {
  const [source, decimal, hexadecimal, broken, name] = match
  // Names of spaces and signs that lost their semicolon and stand before no letter are no words of the text.
  if (broken !== undefined) return NAMES[broken]
  if (name !== undefined) return source.endsWith(';') ? NAMES[name] : undefined
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16)
  // Without its semicolon only a reference far outside of ASCII is taken for one.
  if (!source.endsWith(';') && code < 0x2000) return undefined
  return fromCode(code)
}

function fromCode(code: number): string | undefined {
  if (!(code >= 0x20 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return undefined
  // References 80–9F mean code page 1252 (HTML Standard, 13.2.5.80).
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252[code - 0x80]
  return String.fromCodePoint(code)
}

const WINDOWS_1252 = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ']

function escapes(line: string): readonly Edit[] {
  const found = [...line.matchAll(ESCAPE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    source: match[0],
    character: unescape(match[0]),
  }))
  const decoded = found.map((item) => item.character).join('')
  const wide = decoded.match(/[\u2010-\u9FFF\uAC00-\uD7A3\uFF00-\uFFEF]/g)?.length ?? 0
  const written = line.match(HAN)?.length ?? 0
  // Two Han characters written out, as in the class [\u4e00-\u9fa5], are a text about escapes.
  if (wide === 0 || wide <= written || CODE.test(line.replace(ESCAPE, ''))) return []
  return found
    .filter(
      (item) =>
        item.character !== item.source &&
        !/[\uD800-\uDFFF]/.test(item.character.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, '')),
    )
    .map(({ start, end, source, character }) => ({
      start,
      end,
      after: character,
      kind: 'escape',
      evidence: { rule: 'repair.escape', values: { escape: source.slice(0, 40) } },
      isGuess: false,
    }))
}

function unescape(run: string): string {
  return run.replace(/(?:\\+|%)u(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{4}))/g, (source, long?: string, short?: string) => {
    const code = Number.parseInt(long ?? short ?? '', 16)
    if (code > 0x10ffff || code < 0x20) return source
    return long === undefined ? String.fromCharCode(code) : String.fromCodePoint(code)
  })
}
