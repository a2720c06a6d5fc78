import { describe } from '#shared/anchor/quote.ts'
import { copiedAs } from '#shared/markup/copied.ts'
import { element, escapeLines } from '#shared/markup/escape.ts'
import { caretPoint } from '../anchoring/caret.ts'
import { selectedRun } from '../anchoring/dom.ts'
import { toast } from '../acts/toasts.ts'
import { i18n } from '../i18n/i18n.ts'
import { whereOf } from '../lib/where.ts'
import { appStore } from '../store/app-store.ts'
import type { Bundles } from '../store/by-block.ts'
import { copyGiven } from './copy.ts'
import { copiedBlocks } from './selected.ts'

/** Copies the paragraph that the caret or the selection is in, as it reads in the view at hand. */
export function copyParagraph({ list }: Bundles): void {
  const id = caretPoint()?.blockId ?? selectedRun(getSelection())?.start.blockId
  const bundle = list.find(({ block }) => block.id === id)
  const blocks = bundle && copiedBlocks([{ bundle, from: 0, to: undefined }], appStore.getState().view)
  if (blocks === undefined || blocks.length === 0) return toast('info', i18n.t('proof.selectFirst'))
  copyGiven(copiedAs(blocks))
  toast('ok', i18n.t('proof.copied.paragraph'))
}

/** Copies the whole article with what was accepted carried out. */
export function copyClean({ list }: Bundles): void {
  const runs = list.map((bundle) => ({ bundle, from: 0, to: undefined }))
  copyGiven(copiedAs(copiedBlocks(runs, 'clean')))
  toast('ok', i18n.t('proof.copied.clean'))
}

/** Copies every note as a table: where, what kind, on which words, what it says, whose it is, how it stands. */
export function copyNotes({ list }: Bundles): void {
  const { t } = i18n
  const rows = list.flatMap((bundle) =>
    bundle.notes
      .filter(({ isLast }) => isLast)
      .map(({ note }) => [
        whereOf(bundle, t),
        t(`proof.kind.${note.kind}`),
        note.target.kind === 'text' ? (describe(note.target, 400) ?? '') : '',
        note.body,
        note.author,
        t(`exports.state.${note.state}`),
      ]),
  )
  if (rows.length === 0) return toast('info', t('proof.copied.noNotes'))
  const heads = ['place', 'noteKind', 'words', 'body', 'author', 'state'].map((name) => t(`exports.column.${name}`))
  const line = (name: string) => (cells: readonly string[]) =>
    element(
      'tr',
      {},
      cells.map((cell) => element(name, {}, escapeLines(cell))),
    )
  const html = element('table', {}, [line('th')(heads), ...rows.map(line('td'))])
  const plain = [heads, ...rows].map((cells) => cells.map((cell) => cell.replace(/\s+/gu, ' ')).join('\t')).join('\n')
  copyGiven({ plain, html })
  toast('ok', t('proof.copied.notes', { count: rows.length }))
}
