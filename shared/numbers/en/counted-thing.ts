import { isAsciiLetter } from '../core/numeral.ts'

const STOPS = new Set(
  'the a an of in on at to for from with by and or but as is are was were be been being has have had will would can could may might must should shall do does did not no that which who whom whose this these those than then there here it its they their them he his him she her we our us you your i my into onto over under about after before between during through per each every all any some more most less least such so if when while where why how up down out off again also only just even still yet already now today yesterday tomorrow across against among around because since until within without said says told took take takes made make makes came come comes went go goes got get gets became become joined attended visited died killed injured opened closed built sold bought paid won lost'.split(
    ' ',
  ),
)
const PLURALS = new Set(
  'people men women children police staff cattle sheep deer fish aircraft spacecraft species series feet teeth mice geese crew personnel data media'.split(
    ' ',
  ),
)
const LONGEST = 4

/** The thing an English number counts: the words after it up to its noun (4,000 new homes → new homes). */
export function countedThingEn(raw: string, lower: string, end: number): string | undefined {
  let at = end
  if (/^ (?:or more|or so) /u.test(lower.slice(at, at + 9))) at += lower.slice(at).indexOf(' ', 4)
  if (lower.startsWith(' of ', at)) at += 3
  let from: number | undefined
  let last: number | undefined
  for (let count = 0; count < LONGEST && lower.charAt(at) === ' '; count += 1) {
    let stop = at + 1
    while (isAsciiLetter(lower.charCodeAt(stop)) || lower.charAt(stop) === '-') stop += 1
    const word = lower.slice(at + 1, stop)
    if (word === '' || STOPS.has(word)) break
    from ??= at + 1
    last = stop
    at = stop
    if (isPlural(word)) break
  }
  return from === undefined || last === undefined ? undefined : raw.slice(from, last)
}

function isPlural(word: string): boolean {
  return PLURALS.has(word) || (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is|ous)$/u.test(word))
}
