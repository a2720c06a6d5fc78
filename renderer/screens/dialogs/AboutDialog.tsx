import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallOutput } from '#shared/contract/calls.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { useLibrary } from '../../acts/library-store.ts'
import { client } from '../../transport/bridge.ts'
import licences from './data/licences.json' with { type: 'json' }

/** What this is, where it keeps its things, and what it is made of. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [about, setAbout] = useState<CallOutput<'app.about'>>()
  const library = useLibrary((view) => view.state?.path)
  useEffect(() => {
    void client.call('app.about', {}).then((answer) => {
      if (answer.ok) setAbout(answer.value)
    })
  }, [])
  return (
    <Dialog
      title={t('about.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
      foot={
        <Button tone="main" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <div className="dialog-body dlg-about" role="group" tabIndex={0} aria-label={t('about.title')}>
        <p className="dlg-brand">Galley</p>
        <p>{t('about.what')}</p>
        <dl>
          <dt>{t('about.version')}</dt>
          <dd>{about?.version}</dd>
          <dt>{t('about.system')}</dt>
          <dd>
            {about?.platform}
            {about?.isStandIn === true && <small>{t('about.standIn')}</small>}
          </dd>
          <dt>{t('about.data')}</dt>
          <dd className="dlg-path">{about?.dataPath}</dd>
          {library !== undefined && (
            <>
              <dt>{t('about.library')}</dt>
              <dd className="dlg-path">{library}</dd>
            </>
          )}
          <dt>{t('about.licence')}</dt>
          <dd>MIT</dd>
        </dl>
        <h3>{t('about.licences')}</h3>
        <ul className="dlg-licences">
          {licences.map(({ name, licence }) => (
            <li key={name}>
              <span>{name}</span>
              <small>{licence}</small>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
