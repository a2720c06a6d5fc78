import { anyOf } from '../lib/any-of.ts'
import { toCodePoint } from '../lib/code-points.ts'
import { foldText } from '../structure/fold.ts'
import { WORDS } from '../structure/words.ts'

/**
 * Who made a picture, as its caption or the line beside it says. `name` is without labels and verbs (何雨舟),
 * `words` is the whole statement (本报记者 何雨舟 摄). Positions are code points.
 * `archive`: only that the picture comes from a file or a stock (资料图片, File photo), not who made it.
 */
export interface Credit {
  readonly name: string
  readonly words: string
  readonly start: number
  readonly end: number
  readonly kind: 'maker' | 'archive'
}

const HAN = '\\p{Script=Han}'
/** What a desk calls its people: 本报记者, 新华社记者, 实习生; 摄影 stands so too (摄影 何雨舟). */
const TITLE = `(?:[${HAN}]{0,8}?(?:特约|特派|实习|见习|首席|全媒体|融媒体)?(?:记者|通讯员|摄影师|摄影|实习生)[:\\s/]*)`
/** Several people, each of a person's length, or one person, paper or museum: 山脊上的风机 周远 摄 has one maker. */
const NAME = `(?:[${HAN}·]{2,4}(?:[\\s、/和][${HAN}·]{2,4}){1,4}|[${HAN}·]{2,12})`
const EDGE = `(?:^|[。.;,!?\\s([【])`
/** （完） ends a dispatch, and so the caption that is its last line. */
const END = '[)\\]】。.\\s]*(?:[(【]完[)】]\\s*)?$'
const AGENCIES = anyOf([...WORDS.agencies, 'PA'])
const CAPITAL = `\\p{Lu}[\\p{L}.’'-]*`

/** Each ends at the end of the caption: a credit inside a sentence is part of the story. Matched on folded text. */
const CREDITS: readonly RegExp[] = [
  // 新华社发（何雨舟 摄）
  new RegExp(`(?<words>[${HAN}]{2,6}社发[\\s(]*(?<name>${NAME})\\s*摄)${END}`, 'u'),
  // 何雨舟 摄, 本报记者 何雨舟 摄影, 青岭日报供图
  new RegExp(
    `${EDGE}(?<words>${TITLE}(?<name>${NAME}?)\\s*(?<!拍)(?:摄影报道|摄影|摄|供图|制图|绘图|(?<![手彩描])绘))${END}`,
    'u',
  ),
  new RegExp(
    `${EDGE}(?<words>(?<name>${NAME}?)[\\s/]*(?<!拍)(?:摄影报道|摄影|摄|供图|制图|绘图|(?<![手彩描])绘))${END}`,
    'u',
  ),
  new RegExp(`${EDGE}(?<words>(?<name>[A-Za-z][A-Za-z .'-]{2,40}?)\\s*(?:摄影|摄|供图|制图))${END}`, 'u'),
  // 图片由青岭日报提供, （青岭日报提供）
  new RegExp(`${EDGE}(?<words>(?:图片|照片)由(?<name>[${HAN}\\w·]{2,20}?)提供)${END}`, 'u'),
  new RegExp(`[(【](?<words>(?<name>[${HAN}·]{2,20}?)提供)${END}`, 'u'),
  // 图片来源：青岭日报, 摄影：何雨舟, 图/何雨舟
  new RegExp(
    `(?<words>(?:图片来源|照片来源|图源|摄影|供图|图片提供|制图|绘图)\\s*[:/丨]\\s*(?<name>[^。.;)]{2,40}?))${END}`,
    'u',
  ),
  new RegExp(`${EDGE}(?<words>(?:摄影|制图|绘图)\\s+(?<name>[${HAN}·]{2,4}))${END}`, 'u'),
  new RegExp(`${EDGE}(?<words>图\\s*[:/丨]\\s*(?<name>[${HAN}·]{2,12}))${END}`, 'u'),
  // 新华社发, 中新社发
  new RegExp(`${EDGE}(?<words>(?<name>[${HAN}]{2,6}社)发)${END}`, 'u'),
  // (AP Photo/Ann Lee), (Ann Lee/Reuters), REUTERS/Ann Lee
  new RegExp(
    `[(\\[](?<words>(?<name>(?:[^()]{2,40}[/,] ?)?(?:${AGENCIES})(?:[/,] ?[^()]{2,40}|\\s+via [^()]{2,30})?))[)\\]].?\\s*$`,
    'u',
  ),
  // … clear snow. AP Photo/Ann Lee; … clear snow. Reuters
  new RegExp(
    `(?:[.!?”"]|\\s[|—–-])\\s+(?<words>(?<name>(?:${AGENCIES})(?: Photo)?(?:/${CAPITAL}(?: ${CAPITAL}){0,3})?))\\.?[)\\]]?\\s*$`,
    'u',
  ),
  // Photo: Ann Lee, Photograph by Ann Lee, Photo courtesy of the library
  /(?<words>(?:photo(?:graph)?s?|picture|credit|image|illustration|graphic)\s*(?:by\b|[:/]|courtesy(?: of)?\b)\s*(?<name>[^()]{2,60}?))[)\].\s]*$/iu,
  /[(\s](?<words>courtesy of (?:the )?(?<name>[^().]{2,60}?))[)\].\s]*$/iu,
  // (Harwick Museum via AP)
  new RegExp(`\\((?<words>(?<name>[^()]{3,60}? via (?:${AGENCIES})))\\)\\.?\\s*$`, 'u'),
  // (Ann Lee/Harwick Post via AP)
  new RegExp(`\\((?<words>(?<name>${CAPITAL}(?: ${CAPITAL}){1,3} ?/ ?[^()]{2,50}))\\)\\.?\\s*$`, 'u'),
  // Ann Lee/Getty Images: a credit and nothing else
  new RegExp(`^\\s*(?<words>(?<name>[^().!?]{2,60}/\\s?(?:${AGENCIES})[^().!?]{0,30}))\\s*$`, 'u'),
  // © Ann Lee, © 2025 Ann Lee
  new RegExp(`[.!?”"]\\s+(?<words>©\\s*(?:\\d{4}\\s+)?(?<name>${CAPITAL}(?: ${CAPITAL}){1,3}))\\.?\\s*$`, 'u'),
  // … on Monday. Rowan Leck: a name alone behind the last sentence
  new RegExp(
    `[.!?][”’"')]*\\s+(?<words>(?<name>(?:\\p{Lu}[\\p{L}’'-]+\\.?\\s+){1,3}\\p{Lu}[\\p{L}’'-]+(?:/[\\p{L} ]{2,30})?)(?: for (?:[Tt]he )?${CAPITAL}(?: ${CAPITAL}){0,5})?)$`,
    'u',
  ),
]

/** Where the picture was kept, and nothing of who made it. */
const ARCHIVES: readonly RegExp[] = [
  new RegExp(`(?<words>(?<name>资料图片|资料照片|资料图|视觉中国|影像中国|CFP|IC photo|网络图片))${END}`, 'u'),
  /(?:[.!?]|[(\s])\s*(?<words>(?<name>file (?:photo|picture|image)|handout(?: photo)?|stock photo|library picture))[)\].\s]*$/iu,
]

/** Characters in which a credit fits, with what stands before it. */
const LONGEST = 240

/** Where to look from: a credit ends its caption, is no longer than so much, and has no wide gap in it. */
function creditStart(text: string): number {
  const end = text.trimEnd().length
  const tail = text.slice(Math.max(0, end - LONGEST), end)
  const gap = /^.*\s{6}/su.exec(tail)?.[0].length ?? 0
  // The blank before it stays.
  return end - tail.length + Math.max(0, gap - 1)
}

/** The credit at the end of a caption (or in a line of its own); undefined when none is stated. */
export function readCredit(text: string): Credit | undefined {
  const whole = foldText(text)
  const from = creditStart(whole)
  const folded = whole.slice(from, whole.trimEnd().length + 1)
  for (const [patterns, kind] of [
    [CREDITS, 'maker'],
    [ARCHIVES, 'archive'],
  ] as const) {
    for (const pattern of patterns) {
      const match = pattern.exec(folded)
      const words = match?.groups?.['words']?.trimEnd()
      const name = match?.groups?.['name']
      if (match === null || words === undefined || name === undefined || name.trim() === '') continue
      const start = from + match.index + match[0].indexOf(words)
      const nameStart = start + words.lastIndexOf(name)
      return {
        name: text.slice(nameStart, nameStart + name.length).trim(),
        words: text.slice(start, start + words.length),
        start: toCodePoint(text, start),
        end: toCodePoint(text, start + words.length),
        kind,
      }
    }
  }
  return undefined
}

/** The words of a caption's credit as they stand (本报记者 何雨舟 摄); undefined when none is stated. */
export function creditOf(caption: string): string | undefined {
  return readCredit(caption)?.words
}

/** The name that a credit line or else the caption gives; a line that only says where the picture is from, as it is. */
export function creditNameOf(caption: string, line: string | undefined): string | undefined {
  if (line === undefined) return readCredit(caption)?.name
  return readCredit(line)?.name ?? readCredit(caption)?.name ?? line
}

interface CreditedBlock {
  readonly role: string
  readonly text: string
  readonly figure?: number | undefined
}

/** The credit line that belongs to the caption at `index`: after it or before it, and of the same picture. */
export function creditLineOf(blocks: readonly CreditedBlock[], index: number): string | undefined {
  const caption = blocks[index]
  return [blocks[index + 1], blocks[index - 1]].find(
    (block) => block?.role === 'credit' && (block.figure === undefined || block.figure === caption?.figure),
  )?.text
}
