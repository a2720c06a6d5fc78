import { Camera, Hash, MapPin, MessageSquareText } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { countOpen } from '#shared/acts/waiting.ts'
import { Keys } from '../../components/Keys.tsx'
import { CoverageMeter } from '../../components/Meter.tsx'
import type { Bundles } from '../../store/by-block.ts'
import { captionCoverage, numberCoverage } from '../../store/coverage.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { needPlacing } from '../../store/unplaced.ts'
import { showDesk } from '../../acts/actions.ts'
import { FootCount } from './FootCount.tsx'
import { useStore } from 'zustand'
import { handsStore } from '../../typing/hands.ts'
import { WorkLine } from '../WorkLine.tsx'

/** Coverage at the foot: captions, numbers, notes; and the keys that work here. */
export function Foot({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const desk = useApp((state) => state.desk)
  const notes = useArticle((open) => open.tables.note)
  const suggestions = useArticle((open) => open.tables.suggestion)
  const hands = useStore(handsStore, (state) => state.hands)
  const unplaced = needPlacing(bundles).length
  const captions = captionCoverage(bundles)
  const numbers = numberCoverage(bundles)
  const openNotes = useMemo(() => countOpen(notes.values(), suggestions.values()), [notes, suggestions])
  return (
    <footer className="foot">
      <span className="foot-item">
        <Camera size={14} aria-hidden />
        <span className="foot-words">{t('proof.desk.captions')}</span>
        <strong>
          {captions.done} / {captions.total}
        </strong>
        <CoverageMeter label={t('proof.desk.captions')} coverage={captions} />
      </span>
      <span className="foot-item">
        <Hash size={14} aria-hidden />
        <span className="foot-words">{t('proof.desk.numbers')}</span>
        <strong>
          {numbers.done} / {numbers.total}
        </strong>
        <CoverageMeter label={t('proof.desk.numbers')} coverage={numbers} />
      </span>
      <span className="foot-item" title={t('proof.openHint')}>
        <MessageSquareText size={14} aria-hidden />
        <span className="foot-words">{t('proof.openNotes')}</span>
        <strong>{openNotes}</strong>
      </span>
      {unplaced > 0 && (
        <button type="button" className="foot-item foot-unplaced" onClick={() => showDesk('placing')}>
          <MapPin size={14} aria-hidden />
          <span className="foot-words">{t('proof.desk.placing')}</span>
          <strong>{unplaced}</strong>
        </button>
      )}
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
      ) : desk === 'versions' ? (
        <span className="foot-keys" aria-hidden="true">
          <Hint keys={['J', 'K']} words={t('commands.next-place')} />
          <Hint keys={['1']} words={t('findings.makeNote')} />
          <Hint keys={['G']} words={t('versions.follow')} />
          <Hint keys={['Enter']} words={t('findings.toText')} />
          <Hint keys={['[', ']']} words={t('versions.step')} />
        </span>
      ) : hands !== undefined ? (
        <TypingKeys isSelection={hands === 'selection'} />
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

/** What the keys are in the text: letters are words of it. */
function TypingKeys({ isSelection }: { readonly isSelection: boolean }) {
  const { t } = useTranslation()
  return (
    <span className="foot-keys" aria-hidden="true">
      <span>{t(isSelection ? 'proof.foot.over' : 'proof.foot.letters')}</span>
      {isSelection ? (
        <span>
          <Keys parts={['1']} />–<Keys parts={['5']} /> {t('proof.noteSelection')}
        </span>
      ) : (
        <Hint keys={['F2']} words={t('commands.edit-sentence')} />
      )}
      <Hint keys={['Esc']} words={t('proof.foot.leave')} />
    </span>
  )
}

function Hint({ keys, words }: { readonly keys: readonly string[]; readonly words: string }) {
  return (
    <span>
      <Keys parts={keys} /> {words}
    </span>
  )
}
