import { Camera, Hash, MessageSquareText } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { countOpen } from '#shared/acts/waiting.ts'
import { Keys } from '../../components/Keys.tsx'
import { CoverageMeter } from '../../components/Meter.tsx'
import type { Bundles } from '../../store/by-block.ts'
import { captionCoverage, numberCoverage } from '../../store/coverage.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { FootCount } from './FootCount.tsx'
import { WorkLine } from '../WorkLine.tsx'

/** Coverage at the foot: captions, numbers, notes; and the keys that work here. */
export function Foot({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const desk = useApp((state) => state.desk)
  const notes = useArticle((open) => open.tables.note)
  const suggestions = useArticle((open) => open.tables.suggestion)
  const captions = captionCoverage(bundles)
  const numbers = numberCoverage(bundles)
  const openNotes = useMemo(() => countOpen(notes.values(), suggestions.values()), [notes, suggestions])
  return (
    <footer className="foot">
      <span className="foot-item">
        <Camera size={14} aria-hidden />
        {t('proof.desk.captions')}
        <strong>
          {captions.done} / {captions.total}
        </strong>
        <CoverageMeter label={t('proof.desk.captions')} coverage={captions} />
      </span>
      <span className="foot-item">
        <Hash size={14} aria-hidden />
        {t('proof.desk.numbers')}
        <strong>
          {numbers.done} / {numbers.total}
        </strong>
        <CoverageMeter label={t('proof.desk.numbers')} coverage={numbers} />
      </span>
      <span className="foot-item" title={t('proof.openHint')}>
        <MessageSquareText size={14} aria-hidden />
        {t('proof.openNotes')}
        <strong>{openNotes}</strong>
      </span>
      <FootCount bundles={bundles} />
      <WorkLine />
      {desk === 'captions' ? (
        <span className="foot-keys" aria-hidden="true">
          <Hint keys={['V']} words={t('captions.verdict.approved')} />
          <Hint keys={['M']} words={t('captions.verdict.changed')} />
          <Hint keys={['Q']} words={t('captions.verdict.queried')} />
          <Hint keys={['F2']} words={t('captions.edit')} />
          <Hint keys={['D']} words={t('captions.layout')} />
        </span>
      ) : (
        <span className="foot-keys" aria-hidden="true">
          <Hint keys={['J', 'K']} words={t('commands.next-place')} />
          <span>
            <Keys parts={['1']} />–<Keys parts={['5']} /> {t('proof.noteSelection')}
          </span>
          <Hint keys={['F2']} words={t('commands.edit-sentence')} />
        </span>
      )}
    </footer>
  )
}

function Hint({ keys, words }: { readonly keys: readonly string[]; readonly words: string }) {
  return (
    <span>
      <Keys parts={keys} /> {words}
    </span>
  )
}
