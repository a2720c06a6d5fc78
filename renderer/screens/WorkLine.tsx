import { useTranslation } from 'react-i18next'
import { Button } from '../components/Button.tsx'
import { useApp } from '../store/hooks.ts'
import { client } from '../transport/bridge.ts'

/** Long work of the core, in a screen's foot: what it is, how far it is, and a way to stop it where that is safe. */
export function WorkLine() {
  const { t } = useTranslation()
  const working = useApp((state) => state.working)
  const reading = useApp((state) => state.reading)
  if (working === undefined)
    return reading === undefined ? null : (
      <span className="work-line">{t('library.readingFile', { name: reading })}</span>
    )
  const { work, share, isCancelable } = working
  const percent = share === undefined ? undefined : Math.round(share * 100)
  return (
    <span className="work-line">
      <span role="progressbar" aria-label={t(`library.work.${work}`)} aria-valuenow={percent}>
        {t(`library.work.${work}`)}
        {percent !== undefined && <b>{percent}%</b>}
      </span>
      {isCancelable && (
        <Button tone="link" onClick={() => void client.call('library.stopWork', {})}>
          {t('library.work.stop')}
        </Button>
      )}
    </span>
  )
}
