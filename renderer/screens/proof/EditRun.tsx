import { useTranslation } from 'react-i18next'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import type { EditPlace } from '../../store/app-store.ts'
import type { BlockBundle } from '../../store/by-block.ts'
import { returnToText } from './cards/focus-article.ts'
import { RunField } from './RunField.tsx'
import { LongText } from './StretchView.tsx'

interface EditRunProps {
  readonly bundle: BlockBundle
  readonly edit: EditPlace
}

/** A sentence rewritten in place: a plain field in the middle of its paragraph; the difference becomes suggestions. */
export function EditRun({ bundle, edit }: EditRunProps) {
  const { t } = useTranslation()
  const { text } = bundle.block
  return (
    <div className="block-text edit-run">
      <span className="edit-rest">
        <LongText text={sliceCodePoints(text, 0, edit.start)} />
      </span>
      <RunField
        bundle={bundle}
        edit={edit}
        label={t('commands.edit-sentence')}
        className="edit-field"
        onLeft={() => returnToText(edit.blockId, edit.start)}
      />
      <span className="edit-rest">
        <LongText text={sliceCodePoints(text, edit.end)} />
      </span>
    </div>
  )
}
