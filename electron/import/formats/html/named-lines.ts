import type { ArticleFacts } from '#shared/structure/facts.ts'
import { cleanName } from '#shared/structure/facts.ts'
import { attribute, textOf } from './tree.ts'
import type { HtmlElement } from './tree.ts'
import { isHidden } from './style.ts'

const LONGEST = 40
// `a_source`, `source_baidu`, `articleSource`: names that Chinese sites give the parts of the line under a headline.
const SOURCE =
  /(?:^|[\s_-])(?:[a-z]{1,8}[_-])?(?:article|news|post)?(?:source|laiyuan|media-?name)(?:[_-]?(?:baidu|name|text))?(?=\s|$)/iu
const AUTHOR =
  /(?:^|[\s_-])(?:[a-z]{1,8}[_-])?(?:article|news|post)?(?:author|zuozhe|writer)(?:[_-]?(?:baidu|name|text))?(?=\s|$)/iu
const SOURCE_LABEL = /^[\s(（【[]*(?:稿件|文章|信息|新闻)?(?:来源|來源|稿源|Source)\s*[:：]?\s*/iu
const AUTHOR_LABEL = /^[\s(（【[]*(?:作者|文|记者|記者|By)\s*[:：]\s*|^By\s+/iu

/** What the markup between the headline and the text calls source and author. */
export function readNamedLines(elements: readonly HtmlElement[]): Pick<ArticleFacts, 'source' | 'byline'> {
  const find = (name: RegExp, label: RegExp): string | undefined => {
    for (const element of elements) {
      if (!name.test(attribute(element, 'class') ?? '') && !name.test(attribute(element, 'id') ?? '')) continue
      if (isHidden(element)) continue
      const text = textOf(element)
      const value = text.length > LONGEST ? '' : cleanName(text.replace(label, ''))
      if (value !== '' && !/\d{4}|[:：|]/u.test(value)) return value
    }
    return undefined
  }
  const source = find(SOURCE, SOURCE_LABEL)
  const byline = find(AUTHOR, AUTHOR_LABEL)
  return { ...(source === undefined ? {} : { source }), ...(byline === undefined ? {} : { byline }) }
}
