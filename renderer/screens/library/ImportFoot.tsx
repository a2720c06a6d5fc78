import { useTranslation } from 'react-i18next'
import { Keys } from '../../components/Keys.tsx'
import { useImports } from '../../acts/imports.ts'
import { WorkLine } from '../WorkLine.tsx'

/** Below the list of imports: that work goes on meanwhile, and the keys of the list. */
export function ImportFoot() {
  const { t } = useTranslation()
  const isRunning = useImports((state) => state.isRunning)
  const hasLeft = useImports(({ items }) => items.some(({ state }) => state === 'failed' || state === 'stopped'))
  const hints = [
    { keys: ['J', 'K'], name: 'move', isShown: true },
    { keys: ['R'], name: 'retry', isShown: hasLeft },
    { keys: ['S'], name: 'skip', isShown: isRunning },
    { keys: ['Esc'], name: 'stop', isShown: isRunning },
  ]
  return (
    <footer className="frame-foot">
      <span>{t(isRunning ? 'library.imports.meanwhile' : 'library.imports.kept')}</span>
      <span className="frame-space" />
      <WorkLine />
      <span className="frame-hints">
        {hints
          .filter(({ isShown }) => isShown)
          .map(({ keys, name }) => (
            <span key={name}>
              <Keys parts={keys} /> {t(`library.hint.${name}`)}
            </span>
          ))}
      </span>
    </footer>
  )
}
