/** Letters beside each other on the keyboard (QWERTY). */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const
const NEIGHBOURS = new Set(
  ROWS.flatMap((row, line) =>
    [...row].flatMap((key, at) => {
      const below = ROWS[line + 1] ?? ''
      const beside = [row.charAt(at + 1), below.charAt(at), below.charAt(at - 1)]
      return beside.flatMap((other) => (other === '' ? [] : [key + other, other + key]))
    }),
  ),
)
/** Letters that are taken for each other because they sound alike. */
const ALIKE = new Set(
  [
    'cs',
    'ck',
    'sz',
    'gj',
    'fv',
    'dt',
    'mn',
    'bp',
    'qk',
    'qc',
    'xs',
    'yi',
    'ye',
    'uw',
    'sc',
    'tc',
    'lr',
    'ct',
    'xc',
  ].flatMap(([one = '', other = '']) => [one + other, other + one]),
)
const VOWELS = new Set('aeiou')
/** Letters that often are not heard. */
const SILENT = new Set('hekgwtbnp')

/** What a slip costs: seldom ones cost more. */
const COST = {
  swapped: 0.5,
  doubled: 0.42,
  vowel: 0.6,
  alike: 0.72,
  neighbour: 0.85,
  other: 1.15,
  missingVowel: 0.68,
  missingSilent: 0.75,
  missing: 0.82,
  extra: 0.88,
  extraVowel: 0.75,
  /** The first letter is seldom wrong. */
  first: 0.55,
} as const

function exchange(from: string, to: string): number {
  if (from === to) return 0
  if (VOWELS.has(from) && VOWELS.has(to)) return COST.vowel
  if (ALIKE.has(from + to)) return COST.alike
  return NEIGHBOURS.has(from + to) ? COST.neighbour : COST.other
}

/** A letter of the word that is meant was left out. */
function missing(letter: string, before: string, next: string): number {
  if (letter === before || letter === next) return COST.doubled
  if (VOWELS.has(letter)) return COST.missingVowel
  return SILENT.has(letter) ? COST.missingSilent : COST.missing
}

function extra(letter: string, before: string, next: string): number {
  if (letter === before || letter === next) return COST.doubled
  return VOWELS.has(letter) ? COST.extraVowel : COST.extra
}

/**
 * What it costs to make `written` of `meant` by slips of the hand and of the ear (Damerau's four, each weighed by how often it
 * is made); undefined beyond `limit`.
 */
export function slipCost(written: string, meant: string, limit: number): number | undefined {
  const [rows, columns] = [written.length, meant.length]
  let before: number[] = []
  let last: number[] = [0]
  for (let column = 1; column <= columns; column += 1)
    last.push(
      (last[column - 1] ?? 0) +
        missing(meant.charAt(column - 1), '', meant.charAt(column)) +
        (column === 1 ? COST.first : 0),
    )
  for (let row = 1; row <= rows; row += 1) {
    const letter = written.charAt(row - 1)
    const [back, ahead] = [written.charAt(row - 2), written.charAt(row)]
    const now = [(last[0] ?? 0) + extra(letter, back, ahead) + (row === 1 ? COST.first : 0)]
    let least = now[0] ?? 0
    for (let column = 1; column <= columns; column += 1) {
      const other = meant.charAt(column - 1)
      const [otherBack, otherAhead] = [meant.charAt(column - 2), meant.charAt(column)]
      const isFirst = row === 1 && column === 1 && letter !== other
      let cost = Math.min(
        (last[column - 1] ?? 0) + exchange(letter, other) + (isFirst ? COST.first : 0),
        (last[column] ?? 0) + extra(letter, back, ahead),
        (now[column - 1] ?? 0) + missing(other, otherBack, otherAhead),
      )
      if (row > 1 && column > 1 && letter === otherBack && back === other)
        cost = Math.min(
          cost,
          (before[column - 2] ?? 0) + COST.swapped + (row === 2 && column === 2 ? COST.first / 2 : 0),
        )
      now.push(cost)
      if (cost < least) least = cost
    }
    if (least > limit) return undefined
    before = last
    last = now
  }
  const cost = last[columns] ?? 0
  return cost > limit ? undefined : cost
}
