import { isInBody } from '../rule.ts'
import type { RoleRule } from '../rule.ts'
import { textAfter, textBefore } from '../view.ts'
import type { ArticleView, BlockView } from '../view.ts'
import { anyOf } from '../../lib/any-of.ts'
import { isDefaultWords } from '../../text/default-words.ts'
import { isHanByline } from '../han-byline.ts'
import { WORDS } from '../words.ts'

const LABEL = new RegExp(`^[\\s(\\[【〖]*${anyOf(WORDS.captionLabels)}(?:[\\s:|/]|为|是|中|[\\])】])?`, 'u')
const LABEL_COLON = new RegExp(
  `^[\\s(\\[【〖]*(?:${anyOf(WORDS.captionLabels)}|图(?!\\s*[/、]\\s*文))[\\])】]?\\s*[:|/]\\s*\\S`,
  'u',
)
const NUMBERED = /^图\s*(?:\d{1,2}|[一二三四五六七八九十]|[①-⑳])(?:[-—.]\d+)?[\s:.、]*\S/u
const LABEL_LATIN = new RegExp(`^[(\\[]?(?:${anyOf(WORDS.captionLabelsLatin)})\\s*(?:\\d+[.:]?|:)`, 'u')
const OPENING = new RegExp(`^${anyOf(WORDS.captionOpenings)}`, 'u')
const NAME = `[${WORDS.surnames}]\\p{Script=Han}{1,2}`
/** A name, or several: what may stand before 摄, 图 and 发. */
const NAMES = '[\\p{Script=Han}·]{2,4}(?:[\\s、/和][\\p{Script=Han}·]{2,4})*'
const TAKEN = new RegExp(
  `(?:[\\p{Script=Han}A-Za-z。!?)”」]\\s*${anyOf(WORDS.creditEndings)}|(?:[\\s(/。,]|记者|通讯员)${NAMES}\\s*(?:摄|[\\s/][图发])|图/[\\p{L}\\s]{2,12})[\\s)\\]】]*(?:[(【]完[)】])?$`,
  'u',
)
/** An agency in brackets, or alone after the last sentence; one that told something is no credit. */
const AGENCY = `(?:[\\p{L}.\\s'-]{2,40}/)?${anyOf(WORDS.agencies)}(?:/[\\p{L}.\\s'-]{2,40})?`
const AGENCY_END = new RegExp(
  `(?:\\([^()]{0,60}${anyOf(WORDS.agencies)}[^()]{0,40}\\)|(?:[.!?”"]|\\s[|—–-])\\s+${AGENCY})\\.?$`,
  'u',
)
/** “… in Taipei. Photo: A. Name”. */
const PHOTO_END =
  /[.!?”")]\s*(?:Photo(?:graph)?s?|Picture|Image|Illustration|Foto|Bild)(?:\s+by|\s*[:/])\s*\p{Lu}[^.!?]{1,60}\.?$/u
/** (Tessa Okafor/Harbor Courier): somebody and whom they work for, in brackets at the end. */
const MAKER_END = /\((?:\p{Lu}[\p{L}.'-]+ ){1,3}\p{Lu}[\p{L}.'-]+ ?\/ ?\p{Lu}[^()]{1,48}\)\.?$/u
/** 渡船靠岸（资料图）: short, and yet whose picture it is stands apart at its end. */
const CREDIT_APART = new RegExp(`[\\s(/]${anyOf(WORDS.creditEndings)}[)\\]】]?$`, 'u')
const CREDIT = new RegExp(`^[(\\[【]*${anyOf(WORDS.creditLabels)}\\s*[:|/丨]\\s*[^。!?]{2,40}$`, 'u')
const CREDIT_LATIN = new RegExp(
  `^\\(?${anyOf(WORDS.creditLabelsLatin)}\\s*[:/]?\\s+(?:\\p{Lu}[\\p{L}.'’-]*|[/|,&]|of|for|and|via)(?:[\\s/|,&]+(?:\\p{Lu}[\\p{L}.'’-]*|of|for|and|via|the|/))*\\.?\\)?$`,
  'u',
)
/** （本报记者 甲 摄影报道）: who wrote took the pictures too. */
const REPORTED = /^[(【[]?\p{Script=Han}{0,12}(?:记者|通讯员)[^。]*(?:报道|文\/[图摄])[)】\]]?$/u
const CREDIT_TAKEN = new RegExp(
  `^[(\\[【]?(?:[\\p{Script=Han}]{0,8}(?:记者|通讯员)\\s*)?${NAMES}\\s*(?:摄|供图|制图)[)\\]】]?$`,
  'u',
)
/** 新华社发（陆远 摄）, （图片由清河镇提供） */
const CREDIT_GIVEN = new RegExp(
  `^[(\\[【]?(?:[\\p{Script=Han}]{2,6}社发\\s*\\(?(?:${NAMES}\\s*摄)?|(?:本文|文中)?(?:图片|照片|题图|配图)(?:均|皆)?由[^。,]{2,24}(?:提供|拍摄|授权))[)\\]】]*$`,
  'u',
)
const DATED =
  /^(?:(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|(?:19|20)\d{2}年(?:春|夏|秋|冬)[季天]?|(?:日前|近日|当日))/u
const DATED_YEAR =
  /^(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:清晨|早晨|早上|上午|中午|下午|傍晚|晚上?|凌晨|夜间?|春节前后|期间|前夕|底|初)?\s*,/u
const PLACED = /^[\p{Script=Han}]{2,12}(?:省|市|县|区|镇|乡|村|州|旗)[^,。]{0,12},/u
const SCENE = new RegExp(anyOf(WORDS.scene), 'u')
const SPEECH = new RegExp(`${anyOf(WORDS.speech)}[,:]|[“"].*${anyOf(WORDS.speech)}`, 'u')
/** 账怎么算？ and 二、一本旧账 are no captions. */
const OPENS_SECTION = /^[一二三四五六七八九十]{1,3}[、.]|^第[一二三四五六七八九十]{1,3}[章节部]|^[^“”"「」。]{2,24}\?$/u
const LINKED =
  /^(?:同时|此外|另外|其中|因此|所以|然而|但|而|目前|截至|据|该|这|他|她|它|其|为了?|在此|随后|接着|首先|其次|最后|对此|不过|可是|虽然|尽管|于是|当然|如今|现在|去年|今年|近年来|由于|随着)/u

/** Short beside the paragraphs around it, and no longer than a caption may be. */
function isCaptionSized(view: BlockView, article: ArticleView): boolean {
  if (view.isEmpty || view.length > (view.isHan ? 100 : 260)) return false
  return article.bodyLength === 0 || view.length * 2.2 <= article.bodyLength
}

function isAfterFigure(view: BlockView, article: ArticleView): boolean {
  const before = article.views[view.index - 1]
  return before?.isFigure === true && before.block.isInTable !== true
}

/** A line that ends with who took the picture; at the end of an article an agency is whose text it is. */
function isCreditedLine(view: BlockView, article: ArticleView): boolean {
  if (view.length <= 400 && isAfterFigure(view, article) && MAKER_END.test(view.folded)) return true
  if (view.length <= 30 || view.length > 400 || !(AGENCY_END.test(view.folded) || PHOTO_END.test(view.folded)))
    return false
  return isAfterFigure(view, article) || view.index < article.bodyEnd || article.bodyEnd < 0
}

/** Between paragraphs of running text, at most one heading away. */
function isBetweenParagraphs(view: BlockView, article: ArticleView): boolean {
  const before = textBefore(article, view.index)
  const after = textAfter(article, view.index)
  return (
    isInBody(view, article) && before?.isLong === true && after !== undefined && (after.isLong || !after.endsSentence)
  )
}

/** What a scene line without any label looks like: a date with its year or a place, then what is seen; nobody speaks. */
function isSceneLine(view: BlockView): boolean {
  const { folded } = view
  if (view.sentences > 2 || SPEECH.test(folded) || LINKED.test(folded)) return false
  return (
    (DATED_YEAR.test(folded) || (PLACED.test(folded) && SCENE.test(folded))) &&
    (view.endsSentence || SCENE.test(folded))
  )
}

/** Chronicles have one dated line after the other: then none of them is a caption. */
function hasDatedNeighbour(view: BlockView, article: ArticleView): boolean {
  return [textBefore(article, view.index), textAfter(article, view.index)].some(
    (other) => other !== undefined && !other.isLong && DATED.test(other.folded),
  )
}

function isAlone(view: BlockView, article: ArticleView): boolean {
  return (
    article.isHan &&
    article.longBlocks >= 4 &&
    view.block.hint === undefined &&
    isCaptionSized(view, article) &&
    isBetweenParagraphs(view, article) &&
    !hasDatedNeighbour(view, article)
  )
}

/** Under a picture, short beside the text and followed by it: on a Chinese desk that is its caption. */
function isUnderPicture(view: BlockView, article: ArticleView): boolean {
  const after = textAfter(article, view.index)
  const isFree =
    view.block.hint === undefined &&
    view.block.isBold !== true &&
    !LINKED.test(view.folded) &&
    !SPEECH.test(view.folded) &&
    !OPENS_SECTION.test(view.folded)
  return (
    article.isHan &&
    isFree &&
    isAfterFigure(view, article) &&
    isCaptionSized(view, article) &&
    (after === undefined || after.isLong || after.isFigure)
  )
}

function isCreditedApart(view: BlockView, article: ArticleView): boolean {
  return (
    view.isHan &&
    view.length <= 40 &&
    isInBody(view, article) &&
    CREDIT_APART.test(view.folded) &&
    !CREDIT_TAKEN.test(view.folded)
  )
}

const PICTURED_BY = new RegExp(`^[(【]?图\\s*[:|/丨]\\s*${NAME}(?:[\\s、/]+${NAME})*[)】]?$`, 'u')

/** 图｜佟远, away from any picture: who took them, and none of them. */
function isPicturedBy(view: BlockView, article: ArticleView): boolean {
  return view.length <= 40 && PICTURED_BY.test(view.folded) && !isAfterFigure(view, article)
}

/** However short: what is under a picture and ends with who took it. */
function isTakenUnderPicture(view: BlockView, article: ArticleView): boolean {
  const isTaken = view.isHan && view.length <= 200 && TAKEN.test(view.folded) && !CREDIT_TAKEN.test(view.folded)
  return isTaken && isAfterFigure(view, article)
}

/** … in Port Haley. (Robert Kane/Harbor Press via AP), (AP Photo/Lena Moe): whose picture it is ends the line. */
const WIRE_CREDIT =
  /\((?:(?:AP|AFP|EPA|Reuters) (?:Photo|Image)\/[^()]{2,60}|[^()/]{2,50}(?:\/[^()/]{2,60})? via (?:AP|AFP|Reuters|Getty Images)|[^()/]{2,50}\/(?:AP|AFP|Reuters|Getty Images|EPA|Bloomberg))\)\]?$/u

/** [Ada Crane/AP: The lighthouse at Port Haley.] */
const WIRE_BRACKETS =
  /^[([](?:\p{Lu}[^()[\]/:]{2,50}\/(?:AP|AFP|Reuters|Getty Images|EPA|Bloomberg)\b|(?:AP|AFP|EPA|Reuters) (?:Photo|Image)\b|(?:Photo|Picture|Image)\s*:\s*(?=.{40}))[^()[\]]*[)\]]$/u

/** (AP Photo/Lena Moe), (Lena Moe/The Herald via AP): nothing but whose picture it is. */
const WIRE_CREDIT_ALONE =
  /^[([](?:(?:AP|AFP|EPA|Reuters) (?:Photo|Image)\/)?\p{Lu}[\p{L}.'’ -]{2,40}(?:, (?:File|Pool))?(?:\/[\p{L}.'’& -]{2,40})?(?: via (?:AP|AFP|Reuters|Getty Images))?[)\]]$/u

function isWireCredit({ text }: BlockView): boolean {
  return /\/| via /u.test(text) && WIRE_CREDIT_ALONE.test(text) && WIRE_CREDIT.test(text)
}

function isWireCaption(view: BlockView): boolean {
  if (isWireCredit(view)) return false
  return view.length <= 600 && (WIRE_CREDIT.test(view.text) || WIRE_BRACKETS.test(view.text))
}

/** 默认标题, OLYMPUS DIGITAL CAMERA: a program's own words under a picture. */
function isDefaultCaption(view: BlockView, article: ArticleView): boolean {
  const isUnder = view.block.hint?.role === 'caption' || (view.block.hint === undefined && isAfterFigure(view, article))
  return isUnder && /\p{L}/u.test(view.text) && isDefaultWords(view.text)
}

/** What stands under a picture, and who took it. */
export const CAPTION_RULES: readonly RoleRule[] = [
  { id: 'furniture.default-caption', role: 'furniture', weight: 0.98, test: isDefaultCaption },
  { id: 'caption.default-caption', role: 'caption', weight: -0.98, test: isDefaultCaption },
  {
    id: 'caption.label',
    role: 'caption',
    weight: 0.93,
    test: ({ folded, length }) => length <= 260 && LABEL_COLON.test(folded),
  },
  {
    id: 'caption.opening',
    role: 'caption',
    weight: 0.8,
    test: (view, article) =>
      view.length <= 160 &&
      (LABEL.test(view.folded) || NUMBERED.test(view.folded)) &&
      !/^(?:这是|图为何)/u.test(view.folded) &&
      (isAfterFigure(view, article) || isCaptionSized(view, article)),
  },
  {
    id: 'caption.this-is',
    role: 'caption',
    weight: 0.7,
    test: (view, article) =>
      /^这是.*(?:拍摄|摄|现场|外景|资料照片)/u.test(view.folded) && isCaptionSized(view, article),
  },
  {
    id: 'caption.label-latin',
    role: 'caption',
    weight: 0.88,
    test: ({ folded, length }) => length <= 400 && (LABEL_LATIN.test(folded) || OPENING.test(folded)),
  },
  {
    id: 'caption.taken-by',
    role: 'caption',
    weight: 0.85,
    test: (view) =>
      view.length > 14 &&
      view.length <= 200 &&
      view.isHan &&
      TAKEN.test(view.folded) &&
      !CREDIT_TAKEN.test(view.folded) &&
      !REPORTED.test(view.folded),
  },
  { id: 'caption.credit-apart', role: 'caption', weight: 0.8, test: isCreditedApart },
  { id: 'section-heading.credit-apart', role: 'section-heading', weight: -0.9, test: isCreditedApart },
  {
    id: 'caption.taken-under-picture',
    role: 'caption',
    weight: 0.9,
    test: isTakenUnderPicture,
  },
  { id: 'section-heading.taken-under-picture', role: 'section-heading', weight: -0.7, test: isTakenUnderPicture },
  { id: 'caption.wire', role: 'caption', weight: 0.9, test: isWireCaption },
  { id: 'paragraph.wire-caption', role: 'paragraph', weight: -0.7, test: isWireCaption },
  { id: 'caption.agency', role: 'caption', weight: 0.85, test: isCreditedLine },
  {
    id: 'paragraph.taken-by',
    role: 'paragraph',
    weight: -0.3,
    test: (view, article) =>
      isCreditedLine(view, article) || (view.isHan && view.length <= 200 && TAKEN.test(view.folded)),
  },
  {
    id: 'caption.after-figure-centred',
    role: 'caption',
    weight: 0.85,
    test: (view, article) => isAfterFigure(view, article) && view.block.isCentred === true && view.length <= 160,
  },
  {
    id: 'caption.after-figure',
    role: 'caption',
    weight: 0.55,
    test: (view, article) =>
      isAfterFigure(view, article) &&
      isCaptionSized(view, article) &&
      view.length <= 90 &&
      view.block.hint === undefined &&
      !LINKED.test(view.folded) &&
      !OPENS_SECTION.test(view.folded),
  },
  { id: 'caption.under-picture', role: 'caption', weight: 0.7, test: isUnderPicture },
  { id: 'paragraph.under-picture', role: 'paragraph', weight: -0.4, test: isUnderPicture },
  { id: 'section-heading.under-picture', role: 'section-heading', weight: -0.5, test: isUnderPicture },
  {
    id: 'caption.scene',
    role: 'caption',
    weight: 0.8,
    test: (view, article) => isAlone(view, article) && isSceneLine(view),
  },
  {
    id: 'paragraph.looks-like-scene',
    role: 'paragraph',
    weight: -0.4,
    test: (view, article) => isAlone(view, article) && isSceneLine(view),
  },
  {
    id: 'caption.scene-word',
    role: 'caption',
    weight: 0.3,
    test: (view, article) => isAlone(view, article) && isSceneLine(view) && SCENE.test(view.folded),
  },
  {
    id: 'credit.label',
    role: 'credit',
    weight: 0.9,
    test: ({ folded, length }) => length <= 60 && CREDIT.test(folded) && !isHanByline(folded),
  },
  { id: 'credit.pictured-by', role: 'credit', weight: 0.9, test: isPicturedBy },
  { id: 'caption.pictured-by', role: 'caption', weight: -0.95, test: isPicturedBy },
  { id: 'credit.wire', role: 'credit', weight: 0.92, test: isWireCredit },
  { id: 'headline.wire-credit', role: 'headline', weight: -0.9, test: isWireCredit },
  { id: 'caption.wire-credit', role: 'caption', weight: -0.8, test: isWireCredit },
  {
    id: 'credit.label-latin',
    role: 'credit',
    weight: 0.9,
    test: ({ folded, length }) => length <= 90 && CREDIT_LATIN.test(folded),
  },
  {
    id: 'section-heading.given-by',
    role: 'section-heading',
    weight: -0.9,
    test: ({ folded }) => CREDIT_GIVEN.test(folded),
  },
  {
    id: 'credit.taken-by',
    role: 'credit',
    weight: 0.88,
    test: ({ folded, length }) => (length <= 24 && CREDIT_TAKEN.test(folded)) || CREDIT_GIVEN.test(folded),
  },
]
