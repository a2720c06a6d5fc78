import type { NumberRecord } from '#shared/domain/number.ts'
import type { TieKind } from '#shared/domain/tie.ts'

/** A part of a sum as it is written out: a term by its index, the result, or a sign. */
export type EquationPart =
  | { readonly kind: 'term'; readonly index: number }
  | { readonly kind: 'result' }
  | { readonly kind: 'sign'; readonly sign: string }

const sign = (text: string): EquationPart => ({ kind: 'sign', sign: text })
const term = (index: number): EquationPart => ({ kind: 'term', index })

/** How many terms a kind takes: exactly two, or any number from two for a sum. */
export function isComplete(kind: TieKind, terms: number): boolean {
  return kind === 'sum' ? terms >= 2 : terms === 2
}

/** What a kind of tie says, written out with its terms in their order. */
export function equationOf(kind: TieKind, terms: number): readonly EquationPart[] {
  const result: readonly EquationPart[] = [sign('='), { kind: 'result' }]
  switch (kind) {
    case 'sum':
      return [
        ...Array.from({ length: terms }, (_, at) => (at === 0 ? [term(0)] : [sign('+'), term(at)])).flat(),
        ...result,
      ]
    case 'difference':
      return [term(0), sign('−'), term(1), ...result]
    case 'share':
      return [term(0), sign('÷'), term(1), ...result]
    case 'growth':
      return [sign('('), term(1), sign('−'), term(0), sign(')'), sign('÷'), term(0), ...result]
    case 'age':
    case 'duration':
      return [term(1), sign('−'), term(0), ...result]
  }
}

/**
 * The words of a number with another amount in them, in its own style: 42个 with 43 is 43个, 1.15万元 with 12000 is 1.2万元.
 * What cannot be written in its scale is written out with its unit.
 */
export function withAmount(
  { text, value, unit }: Pick<NumberRecord, 'text' | 'value' | 'unit'>,
  amount: number,
): string {
  const numeral = /\d[\d,]*(?:\.\d+)?/u.exec(text)
  const plain = (places: number): string => String(Number(amount.toFixed(places)))
  const written = numeral === null ? Number.NaN : Number(numeral[0].replaceAll(',', ''))
  if (numeral === null || typeof value !== 'number' || written === 0 || Number.isNaN(written)) {
    return `${plain(4)}${unit ?? ''}`
  }
  const scale = value / written
  const decimals = /\.(\d+)/u.exec(numeral[0])?.[1]?.length ?? 0
  const scaled = Number((amount / scale).toFixed(Math.max(decimals, scale === 1 ? decimals : 4)))
  // 0.0042万册 is nobody's way of writing 42册.
  if (scale !== 1 && Math.abs(scaled) < 0.1) return `${plain(4)}${unit ?? ''}`
  const fresh = numeral[0].includes(',') ? scaled.toLocaleString('en') : String(scaled)
  return text.slice(0, numeral.index) + fresh + text.slice(numeral.index + numeral[0].length)
}
