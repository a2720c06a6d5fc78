import { useTranslation } from 'react-i18next'
import type { CallError } from '#shared/contract/errors.ts'
import type { GivenFile } from '#shared/contract/files.ts'
import type { ReturnedFacts } from '#shared/contract/shapes.ts'
import type { Result } from '#shared/lib/result.ts'
import type { MergePreviews } from '../../acts/merging.ts'
import { mergeReturned, openAsArticle } from '../../acts/returned.ts'
import { shownBytes } from '../../lib/format.ts'
import { IncomingSheet, type SheetAct } from './IncomingSheet.tsx'
import { MergePart } from './MergePart.tsx'

interface ReturnedDialogProps {
  readonly file: GivenFile
  readonly facts: ReturnedFacts
  readonly merges: Result<MergePreviews, CallError> | undefined
  readonly onClose: () => void
}

/** What was done in a Word document since Galley wrote it, before anything of it is taken. */
export function ReturnedDialog({ file, facts, merges, onClose }: ReturnedDialogProps) {
  const { t, i18n } = useTranslation()
  const preview = merges?.ok === true ? merges.value[0] : undefined
  const open: SheetAct = {
    label: t(facts.existing === undefined ? 'merging.word.open' : 'merging.word.opened'),
    run: () => openAsArticle(facts),
  }
  const merge: SheetAct | undefined =
    preview === undefined || preview.acts === 0
      ? undefined
      : { label: t('merging.merge', { count: 1 }), run: () => mergeReturned(file, facts, preview.articleId) }
  const note =
    preview === undefined
      ? merges === undefined
        ? facts.returned
        : 'refused'
      : preview.acts === 0
        ? 'nothing'
        : 'note'
  const title = preview?.title ?? facts.title ?? ''
  return (
    <IncomingSheet
      title={t('merging.word.title')}
      fileName={file.name}
      about={shownBytes(facts.byteLength, i18n.language)}
      note={t(`merging.word.${note}`)}
      listLabel={t('merging.word.article')}
      main={merge ?? (preview === undefined ? open : undefined)}
      others={preview === undefined ? [] : [open]}
      isChoice={false}
      error={merges?.ok === false ? merges.error : undefined}
      onClose={onClose}
    >
      <li className="package-article">
        <div className="package-returned">
          <bdi>{title.trim() === '' ? t('library.untitled') : title}</bdi>
          {preview !== undefined && <small>{t('packages.here.here')}</small>}
          {facts.returned === 'binned' && <small>{t('packages.here.binned')}</small>}
        </div>
        {preview !== undefined && <MergePart preview={preview} />}
      </li>
    </IncomingSheet>
  )
}
