import { anyOf } from '../lib/any-of.ts'
import { WORDS } from './words.ts'

/** What is said of a piece before its headline and is none of its words: 原创, [组图], 【视频】, UPDATE 1-. */
const KIND = anyOf(WORDS.pieceKinds)
const LABEL = new RegExp(
  `^\\s*(?:${KIND}(?:\\s*[|丨:：·]\\s*|\\s+)|[[［](?!\\d)[^\\]［］[]{1,14}[\\]］]\\s*|【(?!\\d)[^【】]{1,10}】\\s*|[(（]${KIND}[)）]\\s*|(?:UPDATE|WRAPUP|CORRECTED|REFILE|EXCLUSIVE|ANALYSIS|FACTBOX|FEATURE|INSIGHT|BREAKINGVIEWS)(?:\\s\\d{1,2})?-(?=\\p{Lu})|\\^)(?=\\S)`,
  'u',
)
/** What a site, a paper or an account calls itself. */
export const SITE_NAME =
  /(?:网|網|网站|網站|日报|日報|晚报|晚報|早报|早報|周报|週報|时报|時報|都市报|晨报|商报|青年报|周刊|週刊|杂志|雜誌|在线|在線|频道|客户端|电视台|新闻社|通讯社|公众号|门户|門戶|网易|搜狐|新浪|腾讯|新闻中心|\b(?:News|Times|Post|Daily|Tribune|Herald|Guardian|Gazette|Chronicle|Journal|Magazine|Online|Blog|Weekly|Press|Today|Media|Telegraph|Observer|Courier|Dispatch|Examiner))$|\.(?:com|cn|net|org)$/iu
/** Names of sections, which stand over articles in headings of their own. */
export const SECTION_NAME = new RegExp(`^${anyOf(WORDS.sections)}$`, 'iu')
const SITE_TAIL = /^(.*\S)\s*(?:[|_»›｜]|\s[-–—]\s|-{1,3}(?=\p{Script=Han}))\s*([^|_»›｜]{2,24})$/su

/** A headline without a label before it; one that is nothing else stays. */
export function withoutLabel(title: string): string {
  let rest = title
  for (let count = 0; count < 3; count += 1) rest = rest.replace(LABEL, '')
  rest = rest.replace(/<\s*$/u, title.startsWith('^') ? '' : '$&')
  return /[\p{L}\p{N}]{2}/u.test(rest) ? rest : title
}

/** A headline without the name of a site, and of its section, behind it. */
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
