import { isInBody, isInTail } from '../rule.ts'
import type { RoleRule } from '../rule.ts'
import { isSectionNumber } from '../heading-lines.ts'
import { textBefore } from '../view.ts'
import type { ArticleView, BlockView } from '../view.ts'
import { anyOf } from '../../lib/any-of.ts'
import { BEFORE_LABEL, WORDS } from '../words.ts'
import { WIRE_LINE, WIRE_RULE } from '../wire.ts'

const POSITION = new RegExp(`${BEFORE_LABEL}${anyOf(WORDS.positionLabels)}`, 'iu')
const COUNTER = new RegExp(`${anyOf(WORDS.counterLabels)}\\s*[:(\\[]?\\s*\\d*`, 'u')
const COUNTER_LABELLED = new RegExp(`${anyOf(WORDS.counterLabels)}\\s*[:(]`, 'u')
const COUNTER_ONLY = new RegExp(
  `${BEFORE_LABEL}${anyOf(WORDS.counterLabels)}\\s*[:(\\[]?\\s*[\\d,.万]*\\s*次?[\\])】)〗]*$`,
  'u',
)
/** 阅读 1.2万 在看 356: what the site counts of its readers. */
const COUNTS_OF = new RegExp(
  `^(?:${anyOf([...WORDS.furnitureWhole, '阅读', '浏览'])}\\s*[\\d.,]+\\s*[万wW]?\\+?\\s*){2,}$`,
  'u',
)
const STARTS = new RegExp(`${BEFORE_LABEL}${anyOf(WORDS.furnitureStarts)}`, 'iu')
/** What stands over a list of other articles. */
const OTHERS_HEAD =
  /^(?:相关(?:阅读|文章|新闻|链接|报道)|延伸阅读|推荐阅读|热门推荐|猜你喜欢|更多精彩|related (?:articles|stories|coverage|news)|read more|more (?:from|on|stories)\b.*|most read|recommended for you|you may (?:also )?like|trending now|from around the web)\s*[:：]?$/iu
/** Titles of other articles that may stand under it. */
const MOST_OTHERS = 12
/** 关注青禾网公众号, 扫码关注我们, 点击上方蓝字关注我们 */
const FOLLOW =
  /^(?:欢迎|长按|扫码|扫一扫|微信扫码|(?:点击|戳)?[上下左右]?[上下]?方?(?:蓝字|蓝色字体|名片|卡片))?(?:识别|下方)?(?:二维码)?[,，]?\s*(?:即可)?关注[^。，,]{0,16}(?:公众号|微信|视频号|订阅号|微博|抖音号|我们)$/u
const WHOLE = new RegExp(
  `^[\\[【(]?${anyOf(WORDS.furnitureWhole)}(?:[\\s|/·、,]+${anyOf(WORDS.furnitureWhole)})*[\\])】]?$`,
  'iu',
)
const PAGE_NUMBER = /^(?:[-–—\s]*\d{1,4}[-–—\s]*|第\s*\d+\s*[页版](?:\s*[/,共]\s*\d*\s*页?)?|page \d+(?: of \d+)?)$/iu
/** « Back, Next », 点击进入>>: where a link leads. */
const ARROW = /^(?:[«‹←]|<{2})\s*\S|\S\s*(?:[»›→]|>{2,})$/u
const READING_TIME =
  /^(?:\d{1,3}\s*(?:min(?:ute)?s?\.?\s+read|分钟阅读|Min\.?\s+Lesezeit)|(?:阅读时间|Lesezeit)\s*:?\s*约?\d.{0,12})$/iu
const COPYRIGHT = /^\(?(?:©|\(c\)\s|copyright\b|版权所有)/iu
const TRAIL = /^(?:>\s*)?[^。！？<]{1,24}?(?:\s*(?:>+|»|›|→)\s*[^。！？>»›<]{1,24}){1,6}$/u

/** Whoever pays for what stands there signs like an author: “by Taboola”, 推广. */
const ADVERTISER = new RegExp(
  `^[\\[(【]?(?:(?:by|from|powered by|ads? by|sponsored(?: (?:links?|content))? by|promoted by|paid for by|recommended by|provided by)\\s+${anyOf(WORDS.advertisers)}(?: (?:content|links?|posts?|stor(?:y|ies)))?|(?:内容)?由?${anyOf(WORDS.advertisers)}(?:提供|推荐|支持)?|sponsored (?:links?|content|by\\b.*)|promoted (?:links?|content|by\\b.*)|ads? by\\b.*)[\\])】]?$`,
  'iu',
)

/** Sponsored by Larkfield Bank, 本文由青禾传媒赞助, 技术支持：青禾科技: whoever pays for or runs the page, named in a line of its own. */
const SPONSOR = new RegExp(
  `^[\\[(【]?(?:this (?:story|article|content|page|section) (?:is|was) )?(?:${anyOf(WORDS.sponsorsLatin)}(?: in part)? by|${anyOf(WORDS.partnersLatin)}):?\\s+(?=\\S)`,
  'iu',
)
/** By Larkfield Bank: a company that signs is an advertiser. */
const COMPANY = new RegExp(
  `^by:?\\s+(?:\\p{Lu}[\\p{L}\\d.'’&-]*,?\\s+(?:(?:&|and|of)\\s+)?){1,5}${anyOf(WORDS.companiesLatin)}$`,
  'iu',
)
const SPONSOR_NAME = /^(?:(?:the|of|and|for|&|[\p{Lu}\d][\p{L}\d.'’&-]*)(?:\s|$)){1,7}$/u
const SPONSOR_HAN = new RegExp(
  `^[\\[(【]?(?:(?:本文|本篇|本页|本栏目|本节目|本专题|本内容|内容)?由[^。，,]{2,24}${anyOf(WORDS.sponsorVerbs)}|${anyOf(WORDS.sponsorLabels)}\\s*[:|/].*)[\\])】]?$`,
  'u',
)

/** What belongs to the site: where you are, counters, share lines, page numbers. */
export const FURNITURE_RULES: readonly RoleRule[] = [
  {
    id: 'furniture.wire',
    role: 'furniture',
    weight: 0.93,
    test: isWireLine,
  },
  { id: 'paragraph.wire', role: 'paragraph', weight: -0.7, test: isWireLine },
  { id: 'furniture.rule', role: 'furniture', weight: 0.95, test: ({ folded }) => WIRE_RULE.test(folded) },
  {
    id: 'furniture.position',
    role: 'furniture',
    weight: 0.95,
    test: ({ folded, length }) => length < 200 && POSITION.test(folded),
  },
  {
    id: 'furniture.trail',
    role: 'furniture',
    weight: 0.85,
    test: ({ folded, length }) => length < 120 && TRAIL.test(folded),
  },
  {
    id: 'furniture.counter',
    role: 'furniture',
    weight: 0.92,
    test: ({ folded, length, endsSentence }) =>
      length < 120 &&
      !endsSentence &&
      (COUNTER_LABELLED.test(folded) || COUNTER_ONLY.test(folded) || COUNTS_OF.test(folded)),
  },
  {
    id: 'furniture.counter-mention',
    role: 'furniture',
    weight: 0.3,
    test: ({ folded, length, endsSentence }) => length < 40 && !endsSentence && COUNTER.test(folded),
  },
  {
    id: 'furniture.site-line',
    role: 'furniture',
    weight: 0.86,
    test: (view, article) =>
      view.length < 160 &&
      STARTS.test(view.folded) &&
      (!isInBody(view, article) || view.length < 24) &&
      view.block.hint === undefined,
  },
  { id: 'furniture.others', role: 'furniture', weight: 0.82, test: isOtherArticle },
  {
    id: 'furniture.follow',
    role: 'furniture',
    weight: 0.9,
    test: (view, article) => !isInBody(view, article) && FOLLOW.test(view.folded),
  },
  { id: 'furniture.button', role: 'furniture', weight: 0.8, test: ({ folded }) => WHOLE.test(folded) },
  {
    id: 'furniture.arrow',
    role: 'furniture',
    weight: 0.75,
    test: ({ folded, length, isFigure }) => !isFigure && length < 60 && ARROW.test(folded),
  },
  {
    id: 'furniture.copyright',
    role: 'furniture',
    weight: 0.97,
    test: ({ folded, length }) => length < 200 && COPYRIGHT.test(folded),
  },
  { id: 'furniture.advertiser', role: 'furniture', weight: 0.98, test: isAdvertiser },
  { id: 'byline.advertiser', role: 'byline', weight: -0.97, test: isAdvertiser },
  { id: 'furniture.company', role: 'furniture', weight: 0.95, test: isCompanyLine },
  { id: 'byline.company', role: 'byline', weight: -0.97, test: isCompanyLine },
  { id: 'furniture.sponsor', role: 'furniture', weight: 0.96, test: isSponsor },
  { id: 'byline.sponsor', role: 'byline', weight: -0.97, test: isSponsor },
  { id: 'furniture.reading-time', role: 'furniture', weight: 0.95, test: ({ folded }) => READING_TIME.test(folded) },
  {
    id: 'furniture.page-number',
    role: 'furniture',
    weight: 0.8,
    test: (view, article) =>
      view.block.hint === undefined && PAGE_NUMBER.test(view.folded) && !isSectionNumber(view, article),
  },
]

/** Behind the text, under “related”: titles of other articles, up to the next line that is something else. */
function isOtherArticle(view: BlockView, article: ArticleView): boolean {
  if (!isInTail(view, article) || view.endsSentence || view.length > 80) return false
  let before = textBefore(article, view.index)
  for (let walked = 0; walked < MOST_OTHERS && before !== undefined && isInTail(before, article); walked += 1) {
    if (OTHERS_HEAD.test(before.folded)) return true
    if (before.endsSentence || before.length > 80 || before.folded.includes(':')) return false
    before = textBefore(article, before.index)
  }
  return false
}

function isCompanyLine({ folded, length }: BlockView): boolean {
  return length <= 60 && COMPANY.test(folded)
}

function isWireLine(view: BlockView, article: ArticleView): boolean {
  return !isInBody(view, article) && WIRE_LINE.test(view.folded)
}

function isAdvertiser({ folded, length }: BlockView): boolean {
  return length <= 60 && ADVERTISER.test(folded)
}

/** In the text itself a line that begins so may be the text's. */
function isSponsor(view: BlockView, article: ArticleView): boolean {
  if (view.length > 60 || view.endsSentence || isInBody(view, article)) return false
  // The first line of a text without headings is its headline.
  if (!article.hasHeadings && textBefore(article, view.index) === undefined) return false
  const opening = SPONSOR.exec(view.folded)?.[0]
  const name = opening === undefined ? '' : view.folded.slice(opening.length).replace(/[\])】]$/u, '')
  return SPONSOR_NAME.test(name) || SPONSOR_HAN.test(view.folded)
}
