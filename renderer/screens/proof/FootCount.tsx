import { Ruler } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lengthOf, sumOf, type TextLength } from '#shared/text/count.ts'
import { shownIndex } from '../../anchoring/dom.ts'
import { runCommand, useCommands } from '../../commands/registry.ts'
import { copiedBlocks, selectedRuns } from '../../copying/selected.ts'
import { showOverlay } from '../../acts/actions.ts'
import { appStore } from '../../store/app-store.ts'
import type { Bundles } from '../../store/by-block.ts'
import { blockLength } from '../../store/lengths.ts'
import { GoalWords } from './GoalWords.tsx'
import { useToldLength } from './use-told-length.ts'

/** A selection that is still being drawn is counted when it rests. */
const REST_MS = 120

/** How long the article is, and before that what is selected, or the headline or caption at the caret. */
export function FootCount({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const { whole, told } = useToldLength(bundles)
  const here = useCountHere(bundles)
  useCommands({ 'show-counts': () => showOverlay({ kind: 'counts' }) })
  return (
    <button
      type="button"
      className="foot-item foot-count"
      title={t('commands.show-counts')}
      onClick={() => runCommand('show-counts')}
    >
      <Ruler size={14} aria-hidden />
      {here !== undefined && (
        <span>
          {t(`count.${here.what}`)} <strong>{told(here.length)}</strong>
          {here.what !== 'selection' && <GoalWords whole={here.length} of={here.what} />}
        </span>
      )}
      <span>
        <span className="foot-words">{t('count.article')} </span>
        <strong>{told(whole)}</strong>
        {whole !== undefined && <GoalWords whole={whole} />}
      </span>
    </button>
  )
}

interface CountHere {
  readonly what: 'selection' | 'headline' | 'caption'
  readonly length: TextLength
}

function useCountHere(bundles: Bundles): CountHere | undefined {
  const [here, setHere] = useState<CountHere>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const count = (): void => setHere(countHere(bundles))
    const later = (): void => {
      clearTimeout(timer)
      timer = setTimeout(count, REST_MS)
    }
    later()
    document.addEventListener('selectionchange', later)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', later)
    }
  }, [bundles])
  return here
}

function countHere(bundles: Bundles): CountHere | undefined {
  const selection = getSelection()
  const blocks = copiedBlocks(selectedRuns(bundles, selection), appStore.getState().view)
  if (blocks.length > 0) return { what: 'selection', length: sumOf(blocks.map(({ text }) => lengthOf(text))) }
  const point = selection?.focusNode == null ? undefined : shownIndex(selection.focusNode, selection.focusOffset)
  const bundle = point && bundles.byId.get(point.blockId)
  const role = bundle?.block.role
  if (bundle === undefined || (role !== 'headline' && role !== 'caption')) return undefined
  return { what: role, length: blockLength(bundle) }
}
