import type { FormMark } from './run-form.ts'

/** A run that a field shows. */
export interface FieldPiece {
  readonly text: string
  readonly form?: FormMark
}

const CODE: FormMark = { kind: 'code' }
const CIRCLED = Array.from('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳')
/** Reading over a word, as Word's older phonetic guide writes it: `\o\ad(\s\up 9(zhái),翟)`. */
const RUBY = /\\o(?:\\a[dcrl])*\s*\(\s*\\s\\up\s*\d*\s*\(([^()]*)\)\s*[,;，；]\s*([^()]*)\)/iu
const ENCLOSED = /\\o(?:\\a[dcrl])*\s*\(\s*[○◯〇]\s*[,;，；]\s*([^()]*)\)/iu
const FORMAT = /\\\*\s*(?:"[^"]*"|\w+)/gu

/** What an `EQ` field draws (ECMA-376-1, 17.16.5.18): a ruby, an enclosed number, or a formula as its source. */
export function readEquation(instruction: string): readonly FieldPiece[] {
  const own = /^\s*EQ\s+(.*)$/isu.exec(instruction)?.[1]
  if (own === undefined) return []
  const code = own.replace(FORMAT, '').trim()
  const [, reading, base] = RUBY.exec(code) ?? []
  if (reading !== undefined && base !== undefined && base.trim() !== '')
    return [{ text: base.trim(), form: { kind: 'ruby', reading: reading.trim() } }]
  const enclosed = ENCLOSED.exec(code)?.[1]?.trim()
  if (enclosed !== undefined && enclosed !== '') return [{ text: CIRCLED[Number(enclosed) - 1] ?? `(${enclosed})` }]
  const text = sourceOf(code)
  return text === '' ? [] : [{ text, form: CODE }]
}

/** Its switches in usual signs, from the innermost outwards; what nobody knows stands without its switch. */
function sourceOf(code: string): string {
  let text = code
  for (let step = 0; step < 40; step += 1) {
    const before = text
    text = text
      .replace(
        /\\f\s*\(([^(),;]*)[,;]([^(),;]*)\)/giu,
        (_, over: string, under: string) => `${part(over)}/${part(under)}`,
      )
      .replace(/\\r\s*\(([^(),;]*)[,;]([^(),;]*)\)/giu, (_, degree: string, of: string) => root(degree.trim(), of))
      .replace(/\\r\s*\(([^(),;]*)\)/giu, (_, of: string) => root('', of))
      .replace(/\\s\\up\s*\d*\s*\(([^(),;]*)\)/giu, (_, raised: string) => `^${part(raised)}`)
      .replace(/\\s\\do\s*\d*\s*\(([^(),;]*)\)/giu, (_, lowered: string) => `_${part(lowered)}`)
      .replace(/\\[a-z]+(?:\\[a-z]+\d*)*\s*\(([^()]*)\)/giu, (_, rest: string) => rest)
    if (text === before) break
  }
  return text.replace(/\\[a-z]+/giu, '').trim()
}

function root(degree: string, of: string): string {
  return degree === '' || degree === '2' ? `√${part(of)}` : `${part(of)}^(1/${degree})`
}

function part(text: string): string {
  const plain = text.trim()
  return /^[\p{L}\p{N}.]*$/u.test(plain) ? plain : `(${plain})`
}
