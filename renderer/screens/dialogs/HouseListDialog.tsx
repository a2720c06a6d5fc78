import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/packs.css'
import { ENTRY_KINDS } from '#shared/lexicon/columns.ts'
import type { SheetPreview } from '#shared/contract/house.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { dropHouseList, takeHouseList } from '../../acts/house-words.ts'
import { errorText } from '../../acts/toasts.ts'
import { shownKeys } from '../../lib/keys.ts'
import { EntryList, RowProblems } from '../../components/PackParts.tsx'

interface HouseListDialogProps {
  readonly preview: SheetPreview
  /** The name of the file. */
  readonly file: string
  readonly onClose: () => void
}

/** What would be taken of a list that another program wrote, what is left out and why, before it becomes a pack. */
export function HouseListDialog({ preview, file, onClose }: HouseListDialogProps) {
  const { t } = useTranslation()
  const { counts, problems, problemCount, unknown, others, sheet, entries, problem } = preview
  const [name, setName] = useState(preview.name)
  const [wrong, setWrong] = useState<string>()
  const count = ENTRY_KINDS.reduce((sum, kind) => sum + counts[kind], 0)
  const isEmpty = count === 0
  const leave = (): void => {
    dropHouseList(preview)
    onClose()
  }
  const take = async (): Promise<void> => {
    if (name.trim() === '') return setWrong(t('dialogs.houseList.noName'))
    const error = await takeHouseList(preview, name.trim())
    if (error === undefined) onClose()
    else if (error.code === 'file-exists') setWrong(t('dialogs.houseList.exists', { name: name.trim() }))
    else if (error.code === 'invalid-input') setWrong(t('dialogs.houseList.badName'))
    else setWrong(errorText(error))
  }
  return (
    <Dialog
      title={t('dialogs.houseList.title', { file })}
      closeLabel={t('common.close')}
      size="wide"
      onClose={leave}
      foot={
        isEmpty ? (
          <Button onClick={leave}>{t('common.close')}</Button>
        ) : (
          <>
            <Button onClick={leave}>{t('common.cancel')}</Button>
            <Button tone="main" onClick={() => void take()}>
              {t('dialogs.houseList.take', { count })}
              <Keys parts={shownKeys('Enter')} />
            </Button>
          </>
        )
      }
    >
      <div className="dialog-body house-list">
        <p role="status">
          {problem === 'no-head' ? (
            t('dialogs.houseList.noHead')
          ) : isEmpty ? (
            t(problemCount === 0 ? 'dialogs.houseList.onlyHead' : 'dialogs.houseList.noneGood')
          ) : (
            <>
              <strong>{t('settings.packs.count', { count })}</strong>{' '}
              {ENTRY_KINDS.filter((kind) => counts[kind] > 0)
                .map((kind) => `${t(`settings.packs.kind.${kind}`)} ${String(counts[kind])}`)
                .join(' · ')}
            </>
          )}
        </p>
        {sheet !== undefined && others.length > 0 && (
          <p className="dlg-quiet">{t('dialogs.houseList.sheet', { sheet, others: others.join(', ') })}</p>
        )}
        {unknown.length > 0 && (
          <p className="dlg-quiet">{t('settings.packs.unknown', { columns: unknown.join(', ') })}</p>
        )}
        {problem === 'too-large' && <p className="card-wrong">{t('dialogs.houseList.tooLarge')}</p>}
        {!isEmpty && (
          <label className="house-list-name">
            <span>{t('dialogs.houseList.name')}</span>
            <TextInput
              label={t('dialogs.houseList.name')}
              initial={name}
              maxLength={80}
              isFocused
              isWrong={wrong !== undefined}
              describedBy="house-list-wrong"
              onInput={(text) => {
                setName(text)
                setWrong(undefined)
              }}
              onEnter={() => void take()}
            />
          </label>
        )}
        <p id="house-list-wrong" className="card-wrong" role="alert">
          {wrong ?? ''}
        </p>
        <RowProblems problems={problems} count={problemCount} />
        {!isEmpty && <EntryList entries={entries} count={count} />}
      </div>
    </Dialog>
  )
}
