import { useTranslation } from 'react-i18next'
import { SaveStateLine } from '../../components/SaveStateLine.tsx'
import { shortTime } from '../../lib/time.ts'
import { session } from '../../store/current.ts'
import { useSession } from '../../store/hooks.ts'

/** The honest state of saving, in words. */
export function SaveLine() {
  const { t, i18n } = useTranslation()
  const save = useSession((state) => state.save)
  return (
    <SaveStateLine
      kind={save.kind}
      text={
        save.kind === 'saved'
          ? t('proof.save.saved', { time: shortTime(save.atMs, i18n.language) })
          : save.kind === 'failed'
            ? t('proof.save.failed', { count: save.count })
            : t(`proof.save.${save.kind}`)
      }
      retryLabel={t('common.retry')}
      onRetry={() => void session.retry()}
    />
  )
}
