import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { shownKeys } from '../../lib/keys.ts'

interface OpeningActionsProps {
  readonly isKeeping: boolean
  readonly onOpen: () => void
  /** Opens this one and goes on to the next that waits; undefined when none does. */
  readonly onOpenNext: (() => void) | undefined
  readonly onCancel: () => void
}

/** The ways out of the look at a file. */
export function OpeningActions({ isKeeping, onOpen, onOpenNext, onCancel }: OpeningActionsProps) {
  const { t } = useTranslation()
  return (
    <div className="op-actions">
      <small className="op-quiet">{t('opening.after')}</small>
      <span className="frame-space" />
      {onOpenNext !== undefined && (
        <Button onClick={onOpenNext} aria-disabled={isKeeping}>
          {t('opening.openNext')}
          <Keys parts={shownKeys('Mod+Enter')} />
        </Button>
      )}
      <Button onClick={onCancel}>
        {t('opening.cancel')}
        <Keys parts={['Esc']} />
      </Button>
      <Button tone="main" aria-disabled={isKeeping} onClick={onOpen}>
        {t('opening.open')}
        <Keys parts={['Enter']} />
      </Button>
    </div>
  )
}
