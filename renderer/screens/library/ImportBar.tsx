import { Square } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { retryImport } from '../../acts/actions.ts'
import { clearImports, stopImports, useImports } from '../../acts/imports.ts'
import { toast } from '../../acts/toasts.ts'
import { showPart } from '../../acts/library-store.ts'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { fileNameOf } from '../../lib/format.ts'

interface ImportBarProps {
  /** The folder that all come from, if they do. */
  readonly folder: string | undefined
  readonly count: number
  /** How many failed or were stopped. */
  readonly left: number
}

/** Where the files come from, and what can be done with all of them. */
export function ImportBar({ folder, count, left }: ImportBarProps) {
  const { t } = useTranslation()
  const isRunning = useImports((state) => state.isRunning)
  const isStopping = useImports((state) => state.isStopping)
  return (
    <div className="lib-bar">
      <h2>{t(folder === undefined ? 'library.imports.title' : 'library.imports.folder')}</h2>
      <span className="lib-quiet lib-from" title={folder}>
        {[folder === undefined ? '' : fileNameOf(folder), t('library.imports.files', { count: count })]
          .filter(Boolean)
          .join('　')}
      </span>
      <span className="frame-space" />
      {left > 0 && !isRunning && (
        <Button onClick={() => retryImport()}>
          {t('library.imports.retryAll', { count: left })}
          <Keys parts={['R']} />
        </Button>
      )}
      {isRunning ? (
        <Button onClick={stopImports} aria-disabled={isStopping}>
          <Square size={14} aria-hidden />
          {t(isStopping ? 'library.imports.stopping' : 'library.imports.stop')}
          {!isStopping && <Keys parts={['Esc']} />}
        </Button>
      ) : (
        <Button
          onClick={() => {
            const left = clearImports()
            if (left > 0) toast('info', t('library.imports.undecided', { count: left }))
            else showPart('all')
          }}
        >
          {t('library.imports.clear')}
        </Button>
      )}
    </div>
  )
}
