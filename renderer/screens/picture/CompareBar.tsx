import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { Segmented } from '../../components/Segmented.tsx'

const MODES = ['side', 'slide', 'blink'] as const

/** How two pictures are shown: side by side, with a divider between them, one after the other. */
export type CompareMode = (typeof MODES)[number]

interface CompareBarProps {
  readonly mode: CompareMode
  /** Where the divider stands, in percent of the width. */
  readonly divider: number
  readonly isFirst: boolean
  readonly isRunning: boolean
  readonly onMode: (mode: CompareMode) => void
  readonly onDivider: (percent: number) => void
  readonly onRun: (isRunning: boolean) => void
  readonly onFlip: () => void
}

/** Chooses how the pictures are compared, with what each way needs. */
export function CompareBar(props: CompareBarProps) {
  const { mode, divider, isFirst, isRunning } = props
  const { t } = useTranslation()
  return (
    <div className="compare-bar">
      <Segmented
        label={t('picture.compareMode')}
        value={mode}
        options={MODES.map((value) => ({ value, label: t(`picture.mode.${value}`) }))}
        onChange={props.onMode}
      />
      {mode === 'slide' && (
        <label className="compare-slider">
          <span>{t('picture.slideAt')}</span>
          <input
            type="range"
            min={0}
            max={100}
            value={divider}
            aria-valuetext={`${divider}%`}
            onChange={(event) => props.onDivider(event.target.valueAsNumber)}
          />
        </label>
      )}
      {mode === 'blink' && (
        <>
          <Button aria-pressed={isRunning} onClick={() => props.onRun(!isRunning)}>
            {t(isRunning ? 'picture.blinkStop' : 'picture.blinkGo')}
          </Button>
          <Button onClick={props.onFlip}>
            {t('picture.blinkFlip')} <Keys parts={['Space']} />
          </Button>
          <span role="status">
            {isRunning ? '' : t('picture.shownNow', { which: t(isFirst ? 'picture.first' : 'picture.second') })}
          </span>
        </>
      )}
    </div>
  )
}
