import { anyOf } from '../lib/any-of.ts'
import { WORDS } from './words.ts'

/** What is said of a piece before its headline and is none of its words: 原创, [组图], 【视频】, UPDATE 1-. */
const KIND = anyOf(WORDS.pieceKinds)
const LABEL = new RegExp(
  `^\\s*(?:${KIND}(?:\\s*[|｜丨:：·]\\s*|\\s+)|[[［](?!\\d)[^\\]［］[]{1,14}[\\]］]\\s*|【(?!\\d)[^【】]{1,10}】\\s*|[(（]${KIND}[)）]\\s*|(?:UPDATE|WRAPUP|CORRECTED|REFILE|EXCLUSIVE|ANALYSIS|FACTBOX|FEATURE|INSIGHT|BREAKINGVIEWS)(?:\\s\\d{1,2})?-(?=\\p{Lu})|\\^)(?=\\S)`,
  'u',
)
/** What a site, a paper or an account calls itself. */
export const SITE_NAME =
  /(?:网|網|网站|網站|日报|日報|晚报|晚報|早报|早報|周报|週報|时报|時報|都市报|晨报|商报|青年报|周刊|週刊|杂志|雜誌|在线|在線|频道|客户端|电视台|新闻社|通讯社|公众号|门户|門戶|网易|搜狐|新浪|腾讯|新闻中心|\b(?:News|Times|Post|Daily|Tribune|Herald|Guardian|Gazette|Chronicle|Journal|Magazine|Online|Blog|Weekly|Press|Today|Media|Telegraph|Observer|Courier|Dispatch|Examiner))$|\.(?:com|cn|net|org)$/iu
/** Names of sections, which stand over articles in headings of their own. */
export const SECTION_NAME = new RegExp(`^${anyOf(WORDS.sections)}$`, 'iu')
/** Marks between a headline and the names of its section and site. */
const BETWEEN =
  /\s*(?:[|_»›｜·•]|>{2}|\s>\s|\s[-–—:]\s|—{1,2}(?=[^—]{2,12}$)|-{1,3}(?=\p{Script=Han}{2,12}$)|-{2,3}(?=\p{Script=Han}))\s*/u
/** A mark and a short name behind it, at the end of a line of text: only a name of a site makes it one. */
const SITE_TAIL = /^(.*\S)\s*(?:[|_»›｜]|\s[-–—]\s|-{1,3}(?=\p{Script=Han}))\s*([^|_»›｜]{2,24})$/su

/** A headline without a label before it; one that is nothing else stays. */
export function withoutLabel(title: string): string {
  let rest = title
  for (let count = 0; count < 3; count += 1) rest = rest.replace(LABEL, '')
  rest = rest.replace(/<\s*$/u, title.startsWith('^') ? '' : '$&')
  return /[\p{L}\p{N}]{2}/u.test(rest) ? rest : title
}

/** Whether words are what a site, a paper or a section calls itself. */
export const isSiteOrSection = (words: string): boolean =>
  SITE_NAME.test(words.trim()) || SECTION_NAME.test(words.trim())

/** A title by its letters and digits alone, to be held against another. */
export const plainTitle = (title: string): string => title.replace(/[\s\p{P}]+/gu, '').toLowerCase()

/** A page's title in its parts: headline, section, site. */
export const titleParts = (title: string): readonly string[] => title.split(BETWEEN).map((part) => part.trim())

/**
 * The title of a page (what stands in its head, not in its text) without the names of section and site around it: there
 * something always stands behind the headline, so that its first part counts even where nobody knows the name behind it.
 * `siteNames`: what the page calls its site.
 */
export function withoutSiteNames(title: string, siteNames: readonly string[] = []): string {
  const sites = siteNames.map(plainTitle)
  const all = titleParts(title)
  const parts = all.filter((part) => part !== '' && !sites.includes(plainTitle(part)))
  const first = parts[0] ?? ''
  if (all.length < 2 || parts.length === 0) return title.trim()
  // A site that puts its name first has the longer part behind.
  const begin = parts.findIndex((part) => !isSiteOrSection(part))
  if (begin > 0 && parts.every((part, index) => index < begin || part.length <= (parts[begin]?.length ?? 0)))
    return parts[begin] ?? first
  const longest = [...parts].sort((one, other) => other.length - one.length)[0] ?? first
  if (longest !== first && isSiteOrSection(first) && longest.length > first.length) return longest
  return first.length >= 6 || first.length * 2 >= longest.length ? first : longest
}

/**
 * A headline in the text without the name of a site, and of its section, behind it: “A | B” may be the headline's own words,
 * so that only a known name goes.
 */
export function withoutSiteTail(title: string): string {
  let rest = title
  let isNamed = false
  for (let count = 0; count < 3; count += 1) {
    const [, own, tail] = SITE_TAIL.exec(rest) ?? []
    if (own === undefined || tail === undefined) break
    const isSite = SITE_NAME.test(tail.trim())
    if (!isSite && !(isNamed && SECTION_NAME.test(tail.trim()))) break
    isNamed = true
    rest = own
  }
  return rest
}
