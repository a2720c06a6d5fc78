import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Button } from '../../../components/Button.tsx'
import { findStore } from '../../../store/find.ts'
import { chosenPlaces } from './chosen-places.ts'
import { FindField } from './FindField.tsx'

interface ReplaceRowProps {
  /** Keys that both fields have. */
  readonly onKey: (event: KeyboardEvent) => boolean
  readonly onReplace: () => void
  readonly onReplaceAll: () => void
}

/** What takes the place of the words: once, or everywhere; always as suggestions. */
export function ReplaceRow({ onKey, onReplace, onReplaceAll }: ReplaceRowProps) {
  const { t } = useTranslation()
  const { isAll, others } = useStore(chosenPlaces)
  const words = useStore(findStore, (state) => state.replacement)
  const key = (event: KeyboardEvent): boolean => {
    if (event.key !== 'Enter' || event.shiftKey) return onKey(event)
    if (event.altKey && (event.ctrlKey || event.metaKey)) onReplaceAll()
    else if (event.ctrlKey || event.metaKey || event.altKey) return false
    else onReplace()
    return true
  }
  return (
    <div className="find-row">
      <FindField
        label={t('find.replacement')}
        words={words}
        onWords={(replacement) => findStore.setState({ replacement })}
        onKey={key}
      />
      <Button onClick={onReplace}>{t('find.replace')}</Button>
      <Button onClick={onReplaceAll}>
        {others.size === 0
          ? t(isAll ? 'find.replaceAll' : 'find.replaceNone')
          : t(isAll ? 'find.replaceBut' : 'find.replaceThose', { count: others.size })}
      </Button>
    </div>
  )
}
