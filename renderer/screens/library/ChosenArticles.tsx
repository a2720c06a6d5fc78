import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { shownKeys } from '../../lib/keys.ts'

interface ChosenArticlesProps {
  readonly count: number
  readonly isBin: boolean
  readonly isReadOnly: boolean
  readonly onExport: () => void
  readonly onStage: () => void
  readonly onBin: () => void
  readonly onRestore: () => void
  readonly onClear: () => void
}

/** How many articles are chosen together, and what can be done with all of them. */
export function ChosenArticles(props: ChosenArticlesProps) {
  const { count, isBin, isReadOnly, onExport, onStage, onBin, onRestore, onClear } = props
  const { t } = useTranslation()
  return (
    <div
      className="lib-chosen"
      role="region"
      aria-label={t('library.chosen.label')}
      // The keys that it shows are the list's; they are good here as well.
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClear()
        else if (event.key === 'Delete' && !isBin && !isReadOnly) onBin()
        else return
        event.preventDefault()
      }}
    >
      <span role="status">{t('library.chosen.count', { count })}</span>
      {!isBin && (
        <Button onClick={onExport}>
          {t('library.menu.export')}
          <Keys parts={shownKeys('Mod+E')} />
        </Button>
      )}
      {!isBin && !isReadOnly && <Button onClick={onStage}>{t('library.menu.stage')}</Button>}
      {!isReadOnly &&
        (isBin ? (
          <Button onClick={onRestore}>{t('library.bin.restore')}</Button>
        ) : (
          <Button onClick={onBin}>
            {t('library.menu.bin')}
            <Keys parts={shownKeys('Delete')} />
          </Button>
        ))}
      <Button tone="plain" onClick={onClear}>
        {t('library.chosen.clear')}
        <Keys parts={['Esc']} />
      </Button>
    </div>
  )
}
