const SIGNS: Readonly<Record<string, string>> = {
  times: '×',
  cdot: '·',
  div: '÷',
  pm: '±',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  neq: '≠',
  approx: '≈',
  infty: '∞',
  pi: 'π',
  degree: '°',
  circ: '°',
}

/** TeX whose fractions, signs and spaces are written as a line is: 19/20, 3×10^8; what it cannot say stays TeX. */
export function readableTex(tex: string): string {
  return tex
    .replace(/\\[dtc]?frac\s*\{([\p{L}\p{N}.,]{1,20})\}\s*\{([\p{L}\p{N}.,]{1,20})\}/gu, '$1/$2')
    .replace(/\\(?:text|mathrm|mathbf|mathit|operatorname)\s*\{([^{}\\]{0,80})\}/gu, '$1')
    .replace(/\\([%$&#_])/gu, '$1')
    .replace(/\\[,;:! ]|~/gu, ' ')
    .replace(/\s*\\([a-z]+)(?![a-z])\s*/gu, (whole, name: string) => SIGNS[name] ?? whole)
    .replace(/\^\{(\S)\}/gu, '^$1')
    .replace(/\^\{([-−]?\d{1,3})\}/gu, '^$1')
    .replace(/ {2,}/gu, ' ')
    .trim()
}
