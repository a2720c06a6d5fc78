import type { Finding, SourceDocument } from '../domain/source-document.ts'
import { asRead } from '../text/form.ts'
import { NOT_CHECKED } from './not-checked.ts'
import { checkArticle, type CheckOptions } from './check-article.ts'

/**
 * What the checks find in an article as it was read, before it is kept. `asOf`: ISO date for what the text dates only
 * relatively. What reading itself had to say (a picture put to a caption by its name) stays among them.
 */
export function checkSource(
  document: SourceDocument,
  asOf: string | undefined,
  options: CheckOptions = {},
): readonly Finding[] {
  const { blocks, assets, census, language, title, byline, editor, source, publishedAt = asOf } = document
  // A date that was only given for reckoning is none of the article's own.
  const told = document.findings.filter(
    ({ rule }) =>
      rule.startsWith('structure.picture-by-') ||
      rule.startsWith('structure.entry-') ||
      rule === NOT_CHECKED ||
      (rule === 'structure.missing-date' && publishedAt !== undefined),
  )
  const facts = {
    ...(title === undefined ? {} : { title }),
    ...(byline === undefined ? {} : { byline }),
    ...(editor === undefined ? {} : { editor }),
    ...(source === undefined ? {} : { source }),
  }
  const dated = publishedAt === undefined ? facts : { ...facts, publishedAt }
  const found = checkArticle({ blocks: asRead(blocks), assets, census, language, facts: dated }, options)
  // Reading and checking each have their time: that one of them was not done is said once.
  const isSaid = found.some(({ rule }) => rule === NOT_CHECKED)
  return [...found, ...told.filter(({ rule }) => rule !== NOT_CHECKED || !isSaid)]
}
