import type { HeldEntry, ReadyLexicon } from './lexicon.ts'
import type { Hit } from './hits.ts'
import { isBehindName, officeBefore, officeBehind, officeHead } from './offices.ts'
import type { IsWhole } from './word-borders.ts'

/** What is found of persons in a text, in UTF-16 units. */
export interface PersonMark {
  readonly rule: 'lexicon.name' | 'lexicon.order'
  readonly start: number
  readonly end: number
  readonly about: HeldEntry
  readonly values: Readonly<Record<string, string>>
  readonly suggest?: string | undefined
}

const isNamed = ({ kind }: HeldEntry): boolean => kind === 'name'

/** Persons of the packs who are named with an office that the packs do not give them. */
export function otherOffices(
  text: string,
  hits: readonly Hit[],
  ready: ReadyLexicon,
  isWhole: IsWhole,
): readonly PersonMark[] {
  return hits.flatMap((hit): readonly PersonMark[] => {
    const about = hit.entries.find(isNamed)
    const held = (ready.persons.get(about?.word ?? '') ?? []).flatMap(({ offices }) => offices)
    const known = held.map(officeHead)
    // Of somebody with an office that is not known here nothing can be said.
    if (about === undefined || known.length === 0 || known.includes(undefined)) return []
    const before = officeBefore(text, hit.start)
    const end = before === undefined ? officeBehind(text, hit.end) : undefined
    const there =
      before !== undefined
        ? { start: before.start, end: hit.start, all: before.isUnsure ? [] : before.all }
        : end !== undefined && isWhole(hit.end, end)
          ? { start: hit.end, end, all: [officeHead(text.slice(hit.end, end)) ?? ''] }
          : undefined
    if (there === undefined || there.all.length === 0 || there.all.some((head) => known.includes(head))) return []
    return [
      {
        rule: 'lexicon.name',
        start: Math.min(there.start, hit.start),
        end: Math.max(there.end, hit.end),
        about,
        values: {
          name: about.word,
          office: held.join('、'),
          here: text.slice(there.start, there.end),
          context: 'office',
        },
      },
    ]
  })
}

/** A name of two characters is beside an office of so many that it can be nobody else’s; a longer name tells more itself. */
const SURE_OFFICE = 5
const LEAST_OFFICE = 3
const HAN = /\p{Script=Han}/u

/** Names beside the office of a person of the packs that differ from that person's in one character. */
export function misspelledNames(text: string, ready: ReadyLexicon, isWhole: IsWhole): readonly PersonMark[] {
  const found: PersonMark[] = []
  for (let at = 0; at < text.length; at += 1)
    ready.offices.from(text, at, (end, holders) => {
      if (officeBefore(text, end)?.isUnsure === true) return
      if ([...ready.persons.keys()].some((name) => text.startsWith(name, end))) return
      for (const about of holders) {
        const there = text.slice(end, end + about.word.length)
        if (end - at < (about.word.length > 2 ? LEAST_OFFICE : SURE_OFFICE)) continue
        if (!isNearName(about.word, there) || !isWhole(end, end + there.length)) continue
        found.push({
          rule: 'lexicon.name',
          start: end,
          end: end + there.length,
          about,
          values: { name: about.word, office: text.slice(at, end), here: there, context: 'spelling' },
          suggest: about.word,
        })
        return
      }
    })
  return found
}

/** Whether a name is another one but for one character, which no other word begins with. */
function isNearName(name: string, there: string): boolean {
  if (name.length < 2 || there.length !== name.length) return false
  const differing = Array.from({ length: name.length }, (_, at) => at).filter((at) => name[at] !== there[at])
  const sign = there[differing[0] ?? -1]
  return differing.length === 1 && sign !== undefined && HAN.test(sign) && !isBehindName(sign)
}

const BETWEEN = /^\s*(?:、|，|,|和|与|與|及|以及)\s*/u
/** Places by which a picture or a list says that it follows another order. */
const OTHER_ORDER =
  /左起|右起|左一|右一|从左|自左|由左|从右|自右|前排|后排|後排|姓氏|笔画|筆畫|排名不分|按.{0,6}(?:序|为序)/u

/** Persons who are named one after another, in another order than their pack gives them. */
export function otherOrder(text: string, hits: readonly Hit[]): readonly PersonMark[] {
  if (OTHER_ORDER.test(text)) return []
  const named = hits.flatMap((hit) => {
    const about = hit.entries.find((entry) => isNamed(entry) && entry.order !== undefined)
    return about === undefined ? [] : [{ ...hit, about, order: about.order ?? 0 }]
  })
  const runs: (typeof named)[] = []
  for (const each of named) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run !== undefined && before?.about.pack === each.about.pack && isNext(text, before.end, each.start))
      run.push(each)
    else runs.push([each])
  }
  return runs.flatMap((run): readonly PersonMark[] => {
    const [first] = run
    const right = run.toSorted((a, b) => a.order - b.order)
    if (first === undefined || right.every((each, at) => each.order === run[at]?.order)) return []
    const last = run.at(-1) ?? first
    const told = right.map(({ about }) => about.word).join('、')
    // With offices between, more than the names would have to move.
    const gaps = run.slice(1).map((each, at) => text.slice(run[at]?.end, each.start))
    const isBare = officeBefore(text, first.start) === undefined && gaps.every((gap) => gap.replace(BETWEEN, '') === '')
    const suggest = isBare ? right.map(({ about }, at) => about.word + (gaps[at] ?? '')).join('') : undefined
    return [
      {
        rule: 'lexicon.order',
        start: first.start,
        end: last.end,
        about: first.about,
        values: { right: told },
        suggest,
      },
    ]
  })
}

/** Whether nothing but a mark, and an office, stands between two names. */
function isNext(text: string, end: number, start: number): boolean {
  const gap = text.slice(end, start)
  if (gap.length > 30) return false
  const rest = gap.replace(BETWEEN, '')
  if (rest.length === gap.length) return false
  return rest === '' || (officeHead(rest) !== undefined && !/[，。；：！？]/u.test(rest))
}
