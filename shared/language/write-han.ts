const DIGITS = '零一二三四五六七八九'
const SCALES = ['', '十', '百', '千']

/** A whole number below 10,000 in Han signs, as it is spoken: 12 十二, 105 一百零五, 120 一百二十. */
export function hanOf(value: number): string {
  if (value === 0) return '零'
  const figures = [...String(value)].map(Number)
  let words = ''
  figures.forEach((figure, at) => {
    if (figure === 0) words += words.endsWith('零') ? '' : '零'
    else words += (DIGITS[figure] ?? '') + (SCALES[figures.length - 1 - at] ?? '')
  })
  return words.replace(/零+$/u, '').replace(/^一十/u, '十')
}
