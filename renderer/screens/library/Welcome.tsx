import { Download, FileText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useApp } from '../../store/hooks.ts'

/** A library with nothing in it yet: what to do, and an article to try it on. */
export function Welcome() {
  const { t } = useTranslation()
  const reading = useApp((state) => state.reading)
  // A file that was handed over is on its way: to ask for one would be untrue.
  if (reading !== undefined)
    return (
      <div className="lib-welcome" role="status">
        <EmptyState title={t('library.readingFile', { name: reading })} text={t('library.empty.offline')} />
      </div>
    )
  return (
    <div className="lib-welcome">
      <EmptyState title={t('library.empty.title')} text={t('library.empty.text')}>
        <Button tone="main" onClick={() => runCommand('open-articles')}>
          <Download size={16} aria-hidden />
          {t('library.import')}
        </Button>
        <Button onClick={() => runCommand('open-sample')}>
          <FileText size={16} aria-hidden />
          {t('library.sample')}
        </Button>
        <span className="lib-quiet">{t('library.empty.offline')}</span>
      </EmptyState>
    </div>
  )
}
