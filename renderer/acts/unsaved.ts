import { writtenWords } from '#shared/change/words.ts'
import type { Draft } from '#shared/domain/draft.ts'
import { i18n } from '../i18n/i18n.ts'
import { session } from '../store/current.ts'
import type { UnsavedWork } from '../store/save-state.ts'
import { toast } from './toasts.ts'

/** What the person wrote in work that was not saved: all that they would lose with it. */
export function wordsOf(work: UnsavedWork): readonly string[] {
  const drafted = work.draft === undefined ? [] : draftWords(work.draft)
  return [...new Set([...(work.kind === 'act' ? writtenWords(work.act.change) : []), ...drafted])]
}

function draftWords({ body, suggest, blockEdit, evidence }: Draft): readonly string[] {
  return [suggest, blockEdit?.text, body, evidence?.where, evidence?.page].flatMap((words) =>
    words === undefined || words.trim() === '' ? [] : [words],
  )
}

/** Gives work up, and offers to take that back. */
export function giveUp(id: string): void {
  const takeBack = session.giveUp(id)
  if (takeBack === undefined) return
  toast('info', i18n.t('saving.dialog.givenUp'), { label: i18n.t('common.undo'), run: takeBack })
}

/** Copies what stands in a field; the clipboard is reached by no other way from this window. */
export function copyField(field: HTMLTextAreaElement | null): void {
  field?.select()
  if (document.execCommand('copy')) toast('ok', i18n.t('saving.dialog.copied'))
}
