const HAN =
  /^(?:cjk-ideographic|(?:simp|trad)-chinese-(?:in)?formal|japanese-(?:in)?formal|cjk-decimal|korean-hanja-(?:in)?formal)$/u

/** A counter as its style writes it; what a style cannot write is written in digits (CSS Counter Styles 3). */
export function signOf(value: number, style: string): string | undefined {
  if (/^(?:none|disc|circle|square|disclosure-.*|["'].*)$/u.test(style)) return undefined
  if (HAN.test(style) && value > 0 && value < 10_000) return `${hanNumber(value)}、`
  if (/^(?:lower|upper)-(?:alpha|latin)$/u.test(style) && value > 0) return `${cased(letters(value), style)}.`
  if (/^(?:lower|upper)-roman$/u.test(style) && value > 0 && value < 4000) return `${cased(roman(value), style)}.`
  if (style === 'decimal-leading-zero') return `${String(value).padStart(2, '0')}.`
  return `${String(value)}.`
}

function cased(text: string, style: string): string {
  return style.startsWith('upper') ? text.toUpperCase() : text
}

function letters(value: number): string {
  let text = ''
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text
  return text
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [size, sign] of ROMAN) {
    while (rest >= size) {
      text += sign
      rest -= size
    }
  }
  return text
}

/** 1 to 9999 as 一, 十一, 二十, 一百零五. */
function hanNumber(value: number): string {
  const digits = '零一二三四五六七八九'
  const scales = ['千', '百', '十', '']
  let text = ''
  Array.from(String(value).padStart(4, '0'), Number).forEach((digit, index) => {
    if (digit > 0) text += `${digits.charAt(digit)}${scales[index] ?? ''}`
    else if (text !== '' && !text.endsWith('零')) text += '零'
  })
  return text.replace(/零$/u, '').replace(/^一十/u, '十')
}
