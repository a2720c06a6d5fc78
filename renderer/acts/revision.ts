import { dismissFinding, restoreFinding } from '#shared/acts/findings.ts'
import { REVISION_RULE } from '#shared/domain/dismissal.ts'
import { i18n } from '../i18n/i18n.ts'
import type { RevisionLine } from '../store/revision.ts'
import { currentArticle, draftOnText, sign } from './notes.ts'
import { toast } from './toasts.ts'

/** Settles a line of the revision's list for this version, or takes that back. */
export function toggleSettled({ key, settled }: RevisionLine): void {
  const article = [...currentArticle().tables.article.values()][0]
  if (article === undefined) return
  const about = { articleId: article.id, versionId: article.currentVersionId, rule: REVISION_RULE, words: key }
  if (settled === undefined) sign('revision.settle', (signature) => dismissFinding(about, signature))
  else sign('revision.reopen', () => restoreFinding(settled))
}

/** Opens a note on a change, with what was changed for its words. */
export function noteOfLine(line: RevisionLine): void {
  const { place, before, after, stands, outcome } = line
  const block = place && currentArticle().tables.block.get(place.blockId)
  if (place === undefined || block === undefined) return toast('info', i18n.t('revision.noPlace'))
  const was = before === '' ? i18n.t('revision.nothing') : before
  const words =
    outcome === 'unasked'
      ? { was, now: after }
      : { was: after === '' ? i18n.t('revision.nothing') : after, now: stands ?? before }
  const now = words.now === '' ? i18n.t('revision.nothing') : words.now
  const body = i18n.t(outcome === 'unasked' ? 'revision.noteUnasked' : 'revision.noteAsked', { was: words.was, now })
  draftOnText('comment', { blockId: block.id, offset: place.start }, { blockId: block.id, offset: place.end }, { body })
}
