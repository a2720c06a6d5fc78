import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RescueView } from '#shared/contract/shapes.ts'
import { placeOf } from '#shared/contract/files.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { showLibrary } from '../../acts/actions.ts'
import { errorText, toast } from '../../acts/toasts.ts'
import { session } from '../../store/current.ts'
import { refreshLibrary } from '../../acts/library-store.ts'
import { client } from '../../transport/bridge.ts'
import { RescuedList } from './RescuedList.tsx'

/** Saves what can be read of a damaged library into a new one, tells what became of each article, and opens it on a yes. */
export function RescueDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { isBusy, rescued, rescue, open } = useRescue(onClose)
  const leave = (): void => {
    if (!isBusy) onClose()
  }
  return (
    <Dialog
      title={t('library.rescue.title')}
      closeLabel={t('common.close')}
      onClose={leave}
      foot={
        rescued === undefined ? (
          <>
            <Button aria-disabled={isBusy} onClick={leave}>
              {t('common.cancel')}
            </Button>
            <Button aria-disabled={isBusy} onClick={() => void rescue(true)}>
              {t('library.rescue.elsewhere')}
            </Button>
            <Button tone="main" aria-disabled={isBusy} onClick={() => void rescue(false)}>
              {t('library.rescue.start')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={leave}>{t('library.rescue.later')}</Button>
            <Button tone="main" aria-disabled={isBusy} onClick={() => void open()}>
              {t('library.rescue.open')}
            </Button>
          </>
        )
      }
    >
      <div className="dialog-body dlg-rescue">
        {rescued === undefined ? (
          <>
            <p>{t('library.rescue.text')}</p>
            <p className="dlg-quiet">{t('library.rescue.safe')}</p>
            <p role="status">{isBusy ? t('library.rescue.running') : ''}</p>
          </>
        ) : (
          <>
            <RescuedList articles={rescued.articles} gaps={rescued.gaps} />
            <dl>
              <dt>{t('library.rescue.file')}</dt>
              <dd className="dlg-path">{placeOf(rescued.file)}</dd>
            </dl>
            <p>{t('library.rescue.ask')}</p>
          </>
        )}
      </div>
    </Dialog>
  )
}

interface RescueSteps {
  readonly isBusy: boolean
  readonly rescued: RescueView | undefined
  readonly rescue: (isElsewhere: boolean) => Promise<void>
  readonly open: () => Promise<void>
}

function useRescue(onClose: () => void): RescueSteps {
  const { t } = useTranslation()
  const [isBusy, setIsBusy] = useState(false)
  const [rescued, setRescued] = useState<RescueView>()
  const once = async (work: () => Promise<void>): Promise<void> => {
    if (isBusy) return
    setIsBusy(true)
    await work()
    setIsBusy(false)
  }
  return {
    isBusy,
    rescued,
    rescue: (isElsewhere) =>
      once(async () => {
        const answer = await client.call('library.rescue', { isElsewhere })
        if (answer.ok) setRescued(answer.value)
        else if (answer.error.code !== 'canceled') toast('wrong', errorText(answer.error))
      }),
    open: () =>
      once(async () => {
        await session.flush()
        const answer = await client.call('library.openRescued', {})
        if (!answer.ok) return toast('wrong', errorText(answer.error))
        onClose()
        showLibrary()
        await refreshLibrary()
        toast('ok', t('library.rescue.opened'))
      }),
  }
}
