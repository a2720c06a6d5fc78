import { addNote } from '#shared/acts/notes.ts'
import { makeRegionTarget, makeTarget } from '#shared/anchor/quote.ts'
import type { Block } from '#shared/domain/block.ts'
import type { NoteId, VersionId } from '#shared/domain/ids.ts'
import type { Note } from '#shared/domain/note.ts'
import type { Target } from '#shared/domain/target.ts'
import { newId } from '#shared/lib/ids.ts'
import type { OwnPlace, VersionChange } from '#shared/revision/version-row.ts'
import { sentenceAt } from '#shared/text/sentences.ts'
import { i18n } from '../i18n/i18n.ts'
import { firstWords } from '../lib/words-around.ts'
import { bundlesOf, type Bundles } from '../store/by-block.ts'
import { goTo, isForReading, toastOfAct } from './actions.ts'
import { currentArticle, sign } from './notes.ts'
import { toast } from './toasts.ts'

/** So many Han characters of what a paragraph was are told in a note. */
const MOST_TOLD = 120

/** Where a note on a change stands: on the words that came; where words were taken out on the sentence that they stood in. */
export function runOfChange(place: OwnPlace, block: Pick<Block, 'text'>): { start: number; end: number } {
  return place.start < place.end ? { start: place.start, end: place.end } : sentenceAt(block.text, place.start)
}

/** The note that stands where one on this change would. */
export function noteOnChange({ place, before, after }: VersionChange, { byId }: Bundles): Note | undefined {
  const where = place && byId.get(place.blockId)
  if (place === undefined || where === undefined) return undefined
  const run = runOfChange(place, where.block)
  return where.notes.find(({ note: { target, body }, start, end }) =>
    // Of a picture several things may be changed: the note says which.
    target.kind === 'region' ? body.includes(toldWords(after || before)) : start === run.start && end === run.end,
  )?.note
}

/**
 * Makes a note of a change, in the newer version, and says what was changed: one act. Where there is one it becomes the place
 * at hand. A version that is not the one at work takes no notes, and that is said.
 */
export function noteOfChange(change: VersionChange, words: string, newer: VersionId): void {
  if (isForReading()) return
  const { tables } = currentArticle()
  const bundles = bundlesOf(tables)
  const article = [...tables.article.values()][0]
  if (article?.currentVersionId !== newer) return toast('info', i18n.t('versions.notAtWork'))
  const known = noteOnChange(change, bundles)
  if (known !== undefined) return toast('info', i18n.t('versions.noted'), showing(known))
  const target = targetOf(change, bundles)
  if (target === undefined) return toast('info', i18n.t('versions.noPlace'))
  const fresh = {
    id: newId() as NoteId,
    articleId: article.id,
    versionId: newer,
    kind: 'comment' as const,
    body: words,
    target,
    suggest: undefined,
    errorClass: undefined,
    numberId: undefined,
  }
  const told = (): void => toastOfAct(i18n.t('versions.noteMade'), 'ok')
  sign('note.add', (signature) => addNote(fresh, signature), undefined, told)
}

function showing({ id }: Note): { label: string; run: () => void } {
  return { label: i18n.t('versions.showNote'), run: () => goTo({ kind: 'note', id }) }
}

function targetOf({ place }: VersionChange, { blocks, byId }: Bundles): Target | undefined {
  const block = place && byId.get(place.blockId)?.block
  if (place === undefined || block === undefined) return undefined
  if (block.role === 'figure')
    return (
      block.assetId &&
      makeRegionTarget(block.id, block.assetId, { shape: 'rectangle', x: 0, y: 0, width: 1, height: 1 })
    )
  const { start, end } = runOfChange(place, block)
  return makeTarget(blocks, { blockId: block.id, offset: start }, { blockId: block.id, offset: end })
}

/** Words of a change as a note tells them: not all of a long paragraph. */
export function toldWords(words: string): string {
  const line = words.replaceAll(/\s+/gu, ' ').trim()
  const first = firstWords(line, MOST_TOLD)
  return first.length < line.length ? `${first}…` : first
}
