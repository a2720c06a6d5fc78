import { readCredit } from '../captions/credit.ts'
import { isLikelySlip, isNearEnglish, isNearName, isSurnameSlip } from '../captions/look-alike.ts'
import { viewText } from '../captions/view.ts'
import { hasHan } from '../text/has-han.ts'
import type { ConsistencyMark, Makers } from './marks.ts'
import type { ReadBlock } from '../text/read-block.ts'
import { speakersIn } from './name-slips.ts'
import { namesIn as namesOf } from './names.ts'

const HAN_NAME = /^\p{Script=Han}{2,4}$/u
const LATIN_NAME = /^\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]*){1,2}$/u
const BETWEEN = /[\s、/／|｜,，;；:：()（）·&]+|[和与]/u

/** 沈一明 摄 under an article by 沈一鸣: a picture's maker whose name is one character or letter from an author's, or sounds like that of somebody it tells of. */
export function creditSpellings({ bylines, credited, told }: Makers): readonly ConsistencyMark[] {
  const authors = new Set(bylines.flatMap(namesIn))
  const people = credited.length === 0 ? NOBODY : peopleIn(told)
  if (authors.size === 0 && people.size === 0) return []
  const seen = new Set<string>()
  return credited.flatMap(({ index, text, role }) => {
    const credit = readCredit(text)
    const words = credit?.name ?? (role === 'credit' ? text : '')
    return namesIn(words).flatMap((name): readonly ConsistencyMark[] => {
      if (authors.has(name) || seen.has(name)) return []
      seen.add(name)
      const author = [...authors].find((one) => isSlip(name, one)) ?? [...people].find((one) => isSlipOfTold(name, one))
      const start = text.lastIndexOf(name)
      // Who is told of in the article under that very name is somebody else.
      const isTold = told.some((block) => block.role !== 'caption' && block.text.includes(name))
      if (author === undefined || start === -1 || isTold) return []
      return [{ block: index, start, end: start + name.length, values: { here: name, there: author } }]
    })
  })
}

const NOBODY: ReadonlySet<string> = new Set()

/** Whom the article tells of, in Simplified; not whom it only credits. */
const peopleIn = (told: readonly ReadBlock[]): ReadonlySet<string> => {
  const body = told.filter(({ role, isChinese }) => role !== 'caption' && isChinese)
  const names = new Set([...body.flatMap(namesOf), ...body.flatMap(speakersIn)].map(({ name }) => name))
  return names.size > MOST ? NOBODY : names
}
const MOST = 400

/** 贺云声 摄 under a story of 贺云生: three characters, of which one given one sounds or looks like another. */
function isSlipOfTold(name: string, person: string): boolean {
  const own = viewText(name).text
  return HAN_NAME.test(own) && own.length === 3 && isNearName(own, person) && isLikelySlip(own, person, '', '')
}

function namesIn(line: string): readonly string[] {
  if (hasHan(line)) return line.split(BETWEEN).filter((name) => HAN_NAME.test(name))
  return line
    .replace(/^by /iu, '')
    .split(/\s*(?:[,;/|&]|\band\b|\bvia\b)\s*/u)
    .filter((name) => LATIN_NAME.test(name))
}

/** Names of three characters are seldom so near by chance; shorter ones must also sound or look alike. */
function isSlip(name: string, author: string): boolean {
  const [own, theirs] = [viewText(name).text, viewText(author).text]
  if (!HAN_NAME.test(own)) return isNearEnglish(own, theirs)
  if (isNearName(own, theirs)) return own.length > 2 || isLikelySlip(own, theirs, '', '')
  return own.length === 3 && own.slice(1) === theirs.slice(1) && isSurnameSlip(own.charAt(0), theirs.charAt(0))
}
