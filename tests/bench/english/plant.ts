/** One fault for the bench: what stands at a place of a right paragraph, and what is planted instead. */
export interface Fault {
  readonly kind: string
  /** UTF-16 of the paragraph. */
  readonly start: number
  readonly words: string
  readonly instead: string
}

type Swap = readonly [kind: string, right: RegExp, wrong: string | ((all: string) => string)]

const dropped = (word: string): string => {
  const at = Math.max(1, Math.floor(word.length / 2) - 1)
  return word.slice(0, at) + word.slice(at + 1)
}
const swapped = (word: string): string => {
  const at = Math.max(1, Math.floor(word.length / 2) - 1)
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
}
const doubledLetter = (word: string): string => {
  const at = Math.floor(word.length / 2)
  return word.slice(0, at) + word.charAt(at) + word.slice(at)
}

/** What of a right paragraph is made wrong, by kind; none of the rules' own lists is read here. */
const SWAPS: readonly Swap[] = [
  ['its', /\bits\b/u, "it's"],
  ["it's", /\bit's\b/u, 'its'],
  ['whose', /\bwhose\b/u, "who's"],
  ["who's", /\bwho's\b/u, 'whose'],
  ['your', /\byour\b/u, "you're"],
  ["you're", /\b[Yy]ou're\b/u, 'your'],
  ['their', /\btheir\b/u, 'there'],
  ['there', /\b[Tt]here (?=is|are|was|were)/u, 'their '],
  ["they're", /\b[Tt]hey're\b/u, 'their'],
  ['than', /\bthan\b/u, 'then'],
  ['then', /\bthen\b/u, 'than'],
  ['lose', /\blose\b/u, 'loose'],
  ['losing', /\blosing\b/u, 'loosing'],
  ['led', /\bled\b/u, 'lead'],
  ['affect', /\baffect(ed|s)?\b/u, (all) => all.replace('affect', 'effect')],
  ['effect', /\beffect(s)?\b/u, (all) => all.replace('effect', 'affect')],
  ['have', /(?<=could|should|would|must) have\b/u, ' of'],
  ['passed', /\bpast\b/u, 'passed'],
  ['principal', /\bprincipal\b/u, 'principle'],
  ['whether', /\bwhether\b/u, 'weather'],
  ['too', /\btoo\b/u, 'to'],
  ['through', /\bthrough\b/u, 'threw'],
  ['brake', /\bbrakes\b/u, 'breaks'],
  ['role', /\brole\b/u, 'roll'],
  ['site', /\bsite\b/u, 'sight'],
  ['advice', /\badvice\b/u, 'advise'],
  ['a', /\b(a|an) (?=[a-z])/u, (all) => (all.trim() === 'a' ? 'an ' : 'a ')],
  [
    'participle',
    /(?<=\b(?:has|have|had) )(gone|taken|begun|written|given|known)\b/u,
    (all) =>
      ({ gone: 'went', taken: 'took', begun: 'began', written: 'wrote', given: 'gave', known: 'knew' })[all] ?? all,
  ],
  [
    'did',
    /(?<=\bdid not )(know|go|take|give|keep|tell)\b/u,
    (all) => ({ know: 'knew', go: 'went', take: 'took', give: 'gave', keep: 'kept', tell: 'told' })[all] ?? all,
  ],
  ['were', /(?<=\b[a-z]{4,}s )were\b/u, 'was'],
  ['are', /(?<=\b[a-z]{4,}s )are\b/u, 'is'],
  ['have-has', /(?<=\b[a-z]{4,}s )have\b/u, 'has'],
  ['doubled', /\b(the|of|to|in|and|was|for) /u, (all) => all + all],
  ['spelling-drop', /\b[a-z]{9,}\b/u, dropped],
  ['spelling-swap', /\b[a-z]{7,8}\b/u, swapped],
  ['spelling-double', /\b[a-z]{6}\b/u, doubledLetter],
  ['space', / (?=[a-z]{5})/u, '  '],
  ['space-before', /, /u, ' , '],
  ['two-marks', /\.$/u, '..'],
  ['capital', /(?<=\. )[A-Z](?=[a-z])/u, (all) => all.toLowerCase()],
  ['day', /\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/u, (all) => all.toLowerCase()],
  ['bracket', /\)/u, ''],
  ['quote', /(?<=[.,!?\w])["”](?=\s|$)/u, ''],
]

/** Every fault that can be planted into a paragraph, each in a copy of it. */
export function plantable(text: string): readonly Fault[] {
  return SWAPS.flatMap(([kind, pattern, wrong]) => {
    const found = pattern.exec(text)
    if (found === null) return []
    const [words] = found
    const instead = typeof wrong === 'string' ? sameCase(wrong, words) : wrong(words)
    return instead === words ? [] : [{ kind, start: found.index, words, instead }]
  })
}

function sameCase(wrong: string, right: string): string {
  return /^[A-Z]/u.test(right) ? wrong.charAt(0).toUpperCase() + wrong.slice(1) : wrong
}

/** Faults between the parts of an article: one name, spelling, hyphenation or case is written in another way once. */
export function plantableOver(paragraphs: readonly string[]): readonly (Fault & { readonly at: number })[] {
  const text = paragraphs.join('\n')
  const names = [...Map.groupBy(text.match(/(?<=[a-z,] )[A-Z][a-z]{5,}\b/gu) ?? [], (name) => name)]
  const planted = names.filter(([, all]) => all.length >= 3).slice(0, 2)
  const over: readonly (readonly [string, RegExp, (word: string) => string])[] = [
    ...planted.map(([name]) => ['name', new RegExp(`(?<=[a-z,] )${name}\\b`, 'u'), otherVowel] as const),
    ...(/\b(?:recognise|organise|realise)[a-z]*\b.*\b(?:recognise|organise|realise)/su.test(text)
      ? [['ise', /\b(?:recognise|organise|realise)[a-z]*\b/u, (word: string) => word.replace('ise', 'ize')] as const]
      : []),
  ]
  return over.flatMap(([kind, pattern, other]) => {
    const at = paragraphs.findLastIndex((each) => pattern.test(each))
    const found = pattern.exec(paragraphs[at] ?? '')
    if (found === null) return []
    const instead = other(found[0])
    return instead === found[0] ? [] : [{ kind, at, start: found.index, words: found[0], instead }]
  })
}

const otherVowel = (name: string): string =>
  name.replace(/(?<=^..+)[aeio](?=.)/u, (vowel) => ({ a: 'e', e: 'a', i: 'e', o: 'a' })[vowel] ?? vowel)
