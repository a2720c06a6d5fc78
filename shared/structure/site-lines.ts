import { anyOf } from '../lib/any-of.ts'
import { DATE_PIECE } from './dates.ts'
import { WORDS } from './words.ts'

/**
 * How sure a line is one of the site's by its words alone: `sure` wherever it stands over or under the text, `likely` where
 * something else can be the headline.
 */
export type SiteLine = 'sure' | 'likely'

const LONGEST = 160
const SECTION = [...WORDS.sections, ...WORDS.navWords]
const BAR = [...WORDS.furnitureWhole, ...WORDS.barWords]
const whole = (words: readonly string[]): RegExp => new RegExp(`^${anyOf(words)}$`, 'iu')
const HOME_WORD = whole(WORDS.homes)
const BAR_WORD = whole(BAR)
const KNOWN_WORD = whole([...WORDS.homes, ...SECTION, ...BAR])
/** 评论, Opinion: what kind of piece it is. */
const KICKER = whole(WORDS.kickers)
/** Words of Latin letters hold spaces of their own: the longest that is known is one. */
const KNOWN_AT = new RegExp(`${anyOf([...WORDS.homes, ...SECTION, ...BAR])}(?=\\s|$)`, 'iuy')
const WORD_AT = /\S+/uy
/** Behind a button its count: 评论(12), Comments 12; what shows that a menu opens. */
const COUNT = /[\s(]*\d{1,6}\)?$|\s*[▼▾∨⌄+]$/u
const NUMBER = /^\d[\d.,]*[万kK]?\+?$/u
const SIGN = /\s*(?:[|/·•>»›→\t]|-{1,2}(?=\p{Script=Han})|—+|(?<=\s)[-–](?=\s)|\s{2,}|[\])】]\s*[[(【])\s*/u
const NOT_NAVIGATION = /[。!?;,…“”"「」]|\d{4}/u
const UNKNOWN_HAN = /^[\p{Script=Han}A-Z]{1,5}$/u
const UNKNOWN_LATIN = /^\p{Lu}[\p{L}.&'’+-]*(?:\s\p{Lu}[\p{L}.&'’+-]*){0,2}$/u
/** Of the words of a menu so many are known, or fewer where it begins with the way home. */
const MOST = 0.75
const MANY = 0.4

const BODY_NAME = `(?:(?![由将被为])[\\p{Script=Han}\\w·]){1,24}?${anyOf(WORDS.publisherBodies)}`
/** 中共青岭市委主管 青岭日报社主办; 主办单位：… */
const PUBLISHER = new RegExp(
  `^(?:由?${BODY_NAME}(?:[\\s、]+${BODY_NAME}){0,5}\\s*(?:联合|共同)?(?:${anyOf(WORDS.publisherVerbs)}[、\\s]*){1,3}[,|/]?\\s*){1,4}$|^(?:${anyOf(WORDS.publisherVerbs)}(?:单位|方)?\\s*:\\s*[^:。]{2,40}\\s*){1,4}$`,
  'u',
)
const PUBLISHED_BY = /^published by\s+(?:\p{Lu}[\p{L}.&'’-]*(?:\s|$)|(?:of|and|the|for|&)\s){1,8}$/iu
/** What a paper says of its issue: 国内统一刊号 CN 11-0001, 第3版, 总第12345期, Vol. 12, No. 3. */
const ISSUE_PIECE = new RegExp(
  `${[
    '(?:国内)?(?:统一)?(?:连续出版物)?(?:刊|书|期)号\\s*:?\\s*(?:ISSN|CN)?[\\s\\d—/()A-Z-]*',
    '(?:CN|ISSN)\\s?\\d{2,4}-\\d{3,4}[\\dX]?(?:/[A-Z]{1,2})?',
    '(?:邮发)?代号\\s*:?\\s*\\d{1,3}-\\d{1,4}',
    '(?:农历)[\\p{Script=Han}\\s]{2,14}',
    '(?:今日|本期|共)\\s*\\d{1,3}\\s*(?:版|页)',
    '(?:总)?第?\\s*\\d{1,6}\\s*期',
    '第?\\s*[A-Z]?\\d{1,3}\\s*(?:/\\s*[A-Z]?\\d{1,3})?\\s*版(?:\\s*[:|\\s]\\s*[\\p{Script=Han}·]{1,8}$)?',
    '(?:零售价|定价|每份)\\s*:?\\s*[\\d.]+\\s*元',
    '(?:责任)?(?:新闻)?(?:热线|电话)\\s*:?\\s*[\\d-]{5,}',
    '\\bVol(?:ume|\\.)\\s*[\\dIVXLC]+',
    '\\b(?:No|Issue|Iss|Edition)\\.?\\s*\\d+',
    '\\b(?:Est|Established|Founded)\\.?\\s*(?:in\\s)?\\d{4}',
    '\\bPage\\s+[A-Z]?\\d+',
    '[$£€¥]\\s?\\d{1,3}(?:\\.\\d{2})?(?!\\d)',
  ].join('|')}`,
  'gu',
)
const BETWEEN = /[\s|/·•,、:()[\]【】—–-]+/gu
/** harbor-lighthouse-vote: what a desk calls its copy. */
const SLUG = /^[\p{L}\d]{2,}(?:[-_][\p{L}\d]+){2,}$/u
const SITE_ADDRESS = /^(?:https?:\/\/)?(?:www\.)?[\w-]+(?:\.[\w-]+){1,3}\/?$/iu
const ENDING = /\.(?:com|cn|net|org|gov|edu|info|news|tv|example|co\.\w{2}|[a-z]{2})\/?$/iu
const NAME_HAN = new RegExp(
  `^[\\p{Script=Han}A-Z·]{1,8}${anyOf(WORDS.siteEndings)}(?:[\\s·]?${anyOf(WORDS.siteEndings)})?$|^(?![织撒拉补破][一张])[\\p{Script=Han}]{2,3}网$`,
  'u',
)
const NAME_LATIN = new RegExp(
  `^(?:the\\s+)?(?:(?!\\w+ing\\s|(?:by|for|of)\\s)\\p{Lu}[\\p{L}'’.&-]*\\s+){1,3}${anyOf(WORDS.papersLatin)}(?:\\s(?:Online|Digital))?$`,
  'iu',
)
const LETTERS_ALONE = /^[A-Z]{2,4}(?:\s(?:News|Sport|Sports|World|Online))?$/u
const AGO =
  /^(?:(?:updated|published|posted|last updated)?\s*:?\s*(?:(?:an?|\d{1,2})\s(?:second|minute|min|hour|hr|day|week)s?\sago|just now)|(?:更新于|发布于|发表于)?\s*(?:\d{1,2}\s*(?:秒|分钟|小时|天)前|刚刚|昨天\s*\d{1,2}:\d{2}))$/iu

/** Lines of a site by their words: its menu, its buttons, who puts it out. Matched against folded text. */
export function siteLineOf(folded: string): SiteLine | undefined {
  if (folded.length > LONGEST) return undefined
  const line = folded.replace(/^[[(【\s]+|[\])】\s:]+$/gu, '')
  if (line === '') return undefined
  if (AGO.test(line) || issueLineOf(line) === 'issue' || (SITE_ADDRESS.test(line) && ENDING.test(line))) return 'sure'
  if (PUBLISHER.test(line) || PUBLISHED_BY.test(line)) return 'sure'
  if (SLUG.test(line)) return 'likely'
  return NOT_NAVIGATION.test(line) ? undefined : navigationOf(line)
}

/** 青岭日报, 青岭新闻网, The Tide Post: what a paper or a site calls itself, and nothing else. Matched against folded text. */
export function isSiteName(folded: string): boolean {
  if (folded.length > 40 || /[\d。!?:;,]/u.test(folded)) return false
  return isName(folded) || LETTERS_ALONE.test(folded)
}

function isName(folded: string): boolean {
  return NAME_HAN.test(folded) || (/^(?:The )?\p{Lu}/u.test(folded) && NAME_LATIN.test(folded))
}

/** A line that says nothing but which issue it is, perhaps with its day: 2026年11月20日 星期五 第3版. Matched against folded text. */
export function issueLineOf(folded: string): 'issue' | 'dated-issue' | undefined {
  if (folded.length > LONGEST) return undefined
  const named = folded.replaceAll(ISSUE_PIECE, ' ')
  if (named === folded) return undefined
  const rest = named.replaceAll(DATE_PIECE, ' ')
  if (rest.replaceAll(BETWEEN, '') !== '') return undefined
  return rest === named ? 'issue' : 'dated-issue'
}

function navigationOf(line: string): SiteLine | undefined {
  const text = line.replaceAll(': ', ' ')
  const parts = text.split(SIGN).map((part) => part.replace(COUNT, '').replace(/^[[(【]|[\])】:]$/gu, ''))
  const isHan = /\p{Script=Han}/u.test(line)
  const hasSigns = parts.length > 1
  const words = (hasSigns ? parts : isHan ? text.split(/\s+/u) : wordsOf(text)).flatMap((part) =>
    hasSigns && !KNOWN_WORD.test(part) ? (isHan ? part.split(/\s+/u) : part) : part,
  )
  const told = words.filter((word) => word !== '' && !NUMBER.test(word))
  const known = told.filter((word) => KNOWN_WORD.test(word) || isName(word)).length
  const isHome = HOME_WORD.test(told[0] ?? '')
  if (told.length < 2) return known === 1 && !isName(line) && !KICKER.test(line) ? 'likely' : undefined
  if (
    !told.every((word) => KNOWN_WORD.test(word) || isName(word) || UNKNOWN_HAN.test(word) || UNKNOWN_LATIN.test(word))
  )
    return undefined
  if (known === told.length) {
    if (isHome || hasSigns || (isHan && told.length >= 4)) return 'sure'
    return told.length >= (isHan ? 2 : 3) && told.every((word) => BAR_WORD.test(word)) ? 'sure' : 'likely'
  }
  if (told.length < 3 || known < 2 || (!isHan && !hasSigns && !isHome)) return undefined
  if (isHome) return known >= told.length * MANY ? 'sure' : undefined
  return known > told.length * MOST ? (hasSigns ? 'sure' : 'likely') : undefined
}

/** Words of a line without signs, the longest known ones whole. */
function wordsOf(line: string): readonly string[] {
  const words: string[] = []
  for (let at = 0; at < line.length;) {
    KNOWN_AT.lastIndex = at
    WORD_AT.lastIndex = at
    const word = KNOWN_AT.exec(line)?.[0] ?? WORD_AT.exec(line)?.[0]
    if (word === undefined) at += 1
    else {
      words.push(word)
      at += word.length
    }
  }
  return words
}
