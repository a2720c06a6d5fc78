import { textAfter, textBefore } from './view.ts'
import type { ArticleView, BlockView } from './view.ts'
import { isLatinName } from './latin-byline.ts'
import { isBodyText, isRunning, isShortLine, labelOf, SPEAKS } from './short-lines.ts'
import { TABLE_LABEL } from './words.ts'

/** By so much a first heading may be longer than the longest of the others. */
const LONGER_HAN = 4
const LONGER_LATIN = 16
const QUOTED = /^[“"「『‘'][^“”"「」『』]*[”"」』’']$/u
/** 清河队 3:1 云泽队, 树苗 12000 20000: a row of a table, a result. */
const FIGURES = /(?:^|\s)[\d.,%]+\S{0,2}(?:\s+[\d.,%]+\S{0,2})+$|\S\s+\d{1,3}\s*[:比–-]\s*\d{1,3}(?:\s|$)/u

/**
 * A line that somebody says, answers, or reads off a table: what is quoted as a whole and no other heading stands beside, a label
 * that opens other lines too (问：… 答：…), 单位：亿元.
 */
export function isSpokenLine(view: BlockView, article: ArticleView): boolean {
  if (SPEAKS.test(view.folded) || TABLE_LABEL.test(view.folded)) return true
  const label = labelOf(view)
  if (label !== undefined && article.speakers.has(label)) return true
  return QUOTED.test(view.text) && !article.headingLines.some((index) => index !== view.index)
}

/** A row of figures; a line that is quoted over who said it, and who that is. */
export function isRowOrSource(view: BlockView, article: ArticleView): boolean {
  if (FIGURES.test(view.folded)) return true
  const isSource = (said: BlockView | undefined, by: BlockView | undefined): boolean =>
    said !== undefined && by !== undefined && QUOTED.test(said.text) && isLatinName(by.text.split(',')[0] ?? '')
  return isSource(textBefore(article, view.index), view) || isSource(view, textAfter(article, view.index))
}

/** Three short lines in a row are verse, an address, a list without signs, or talk. */
export function isInRun(view: BlockView, article: ArticleView): boolean {
  if (!isShortLine(view) || isSectionNumber(view, article)) return false
  // The number of a section, and what stands right under a picture, are of no run.
  const isApart = (line: BlockView): boolean =>
    isSectionNumber(line, article) || article.views[line.index - 1]?.isFigure === true
  let length = 1
  for (const next of [textBefore, textAfter])
    for (
      let at = next(article, view.index);
      at !== undefined && length < 3 && isShortLine(at) && !isApart(at) && at.index >= article.bodyStart - 1;
      at = next(article, at.index)
    )
      length += 1
  return length >= 3
}

/** What a line with a colon at its end brings: verse that is quoted, a list without signs. */
export function isIntroduced(view: BlockView, article: ArticleView): boolean {
  let before = textBefore(article, view.index)
  for (let count = 0; before !== undefined && count < 3 && isShortLine(before); count += 1)
    before = textBefore(article, before.index)
  return before !== undefined && /[:：]$/u.test(before.folded)
}

/** Of two headings in a row the first: long text before and after, and no two lines of one verse. */
export function isOverHeading(view: BlockView, article: ArticleView): boolean {
  const after = textAfter(article, view.index)
  if (after === undefined || !isShortLine(view) || !isShortLine(after)) return false
  const isVerse = view.isHan && view.length === after.length && view.length >= 5
  return !isVerse && isRunning(textBefore(article, view.index)) && isBodyText(textAfter(article, after.index))
}

/** The first heading right under the headline: as short as those that follow, and told by them. */
export function isFirstOfSeveral(view: BlockView, article: ArticleView): boolean {
  if (!isShortLine(view) || /[,，]/u.test(view.folded) || textBefore(article, view.index) === undefined) return false
  if (textAfter(article, view.index)?.index !== article.bodyStart) return false
  const longer = view.isHan ? LONGER_HAN : LONGER_LATIN
  const others = article.headingLines.filter((index) => index !== view.index)
  return others.some((index) => view.length <= (article.views[index]?.length ?? 0) + longer)
}

const PADDED = /^0[1-9]$/u

/** 01, 02, … 10, each alone over its section: a page is not counted so. */
export function isSectionNumber(view: BlockView, article: ArticleView): boolean {
  if (!/^\d{2}$/u.test(view.folded) || view.block.hint !== undefined) return false
  const after = textAfter(article, view.index)
  if (after === undefined || !(isShortLine(after) || isBodyText(after))) return false
  return PADDED.test(view.folded) || article.views.some(({ folded }) => PADDED.test(folded))
}
