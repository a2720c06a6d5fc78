import { dismissFinding, restoreFinding } from '#shared/acts/findings.ts'
import { REVISION_RULE } from '#shared/domain/dismissal.ts'
import { sentenceAt } from '#shared/text/sentences.ts'
import { i18n } from '../i18n/i18n.ts'
import type { RevisionLine } from '#shared/revision/revision-lines.ts'
import { currentArticle, draftOnText, sign } from './notes.ts'
import { toast } from './toasts.ts'

/** Settles a line of the revision's list for this version, or takes that back. */
export function toggleSettled({ key, before, after, settled }: RevisionLine): void {
  const article = [...currentArticle().tables.article.values()][0]
  if (article === undefined) return
  const words = [before, after]
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .join(' → ')
  const about = { articleId: article.id, versionId: article.currentVersionId, rule: REVISION_RULE, words, also: key }
  if (settled === undefined) sign('revision.settle', (signature) => dismissFinding(about, signature))
  else sign('revision.reopen', () => restoreFinding(settled))
}

/** Opens a note on a change, with what was changed for its words. */
export function noteOfLine(line: RevisionLine): void {
  const { place, before, after, stands, outcome } = line
  const block = place && currentArticle().tables.block.get(place.blockId)
  if (place === undefined || block === undefined) return toast('info', i18n.t('revision.noPlace'))
  const said = (words: string): string => (words === '' ? i18n.t('revision.nothing') : words)
  const body =
    outcome === 'unasked'
      ? i18n.t('revision.noteUnasked', { was: said(before), now: said(after) })
      : i18n.t('revision.noteAsked', { was: said(after), now: said(stands ?? before) })
  // Where words were taken out there is nothing to stand on but the sentence that they stood in.
  const run = place.start < place.end ? place : sentenceAt(block.text, place.start)
  draftOnText('comment', { blockId: block.id, offset: run.start }, { blockId: block.id, offset: run.end }, { body })
}
