import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/found-hint.css'
import { areaOf } from '#shared/checks/rules.ts'
import { Keys } from '../../components/Keys.tsx'
import { findingWords, rightOf } from '../../acts/findings.ts'
import { shownKeys } from '../../lib/keys.ts'
import { zoomed } from '../../lib/zoom.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { useFoundUnder, type FoundUnder } from './use-found-under.ts'

/** What is underlined under the pointer or at the caret, told beside it in a line or two; its card has the rest. */
export function FoundHint({ host }: { readonly host: RefObject<HTMLElement | null> }) {
  const found = useFoundUnder(host)
  const isOpen = useApp(({ place }) => place?.kind === 'finding' && place.id === found?.finding.id)
  return found === undefined || isOpen ? null : <Hint {...found} />
}

function Hint({ finding, by, left, top, bottom }: FoundUnder) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState({ x: left, y: bottom })
  const block = useArticle(({ tables }) => tables.block.get(finding.blockId ?? ''))
  const right = block && rightOf(finding, block)
  // Under the words; over them where there is no room, and never out of the window.
  useLayoutEffect(() => {
    const { offsetWidth, offsetHeight } = box.current ?? { offsetWidth: 0, offsetHeight: 0 }
    const gap = zoomed(6)
    const isRoom = bottom + gap + offsetHeight < innerHeight
    const y = isRoom ? bottom + gap : top - gap - offsetHeight
    setAt({ x: Math.max(gap, Math.min(left, innerWidth - offsetWidth - gap)), y })
  }, [left, top, bottom, finding])
  return (
    <div
      className="found-hint"
      role="tooltip"
      ref={box}
      style={{ transform: `translate(${String(at.x)}px, ${String(at.y)}px)` }}
    >
      <small>{t(`rules.area.${areaOf(finding.rule)}`)}</small>
      <span>{findingWords(finding)}</span>
      {right !== undefined && (
        <span className="change">
          <del>{finding.words}</del>
          <span aria-hidden="true"> → </span>
          <ins>{right === '' ? t('proof.nothing') : right}</ins>
        </span>
      )}
      <small>
        {by === 'pointer' ? (
          t('findings.hint.click')
        ) : (
          <>
            <Keys parts={shownKeys('Alt+Enter')} /> {t('findings.hint.open')}
          </>
        )}
      </small>
    </div>
  )
}
