import { Ban, BookPlus, MessageSquareText, Pencil, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { WordsInPlace } from '../../components/WordsInPlace.tsx'
import { goTo } from '../../acts/actions.ts'
import {
  dismiss,
  findingWords,
  noteFinding,
  restore,
  rightOf,
  switchRuleOff,
  takeFinding,
  wordOf,
} from '../../acts/findings.ts'
import { addHouseWord } from '../../acts/house.ts'
import { isForHouse, neverTell } from '../../acts/house-words.ts'
import { pickPicture } from '../../acts/pictures.ts'
import type { BlockBundle } from '../../store/by-block.ts'
import type { FindingState, PlacedFinding } from '#shared/checks/stands.ts'
import { whereOf } from '../../lib/where.ts'
import { AlikeButtons } from './AlikeButtons.tsx'
import { WITHOUT_PICTURE } from './finding-lines.ts'

interface FindingRowProps {
  readonly finding: PlacedFinding
  readonly state: FindingState
  readonly bundle: BlockBundle | undefined
  readonly isLive: boolean
  /** Whether it stands under the head of its rule, which names it. */
  readonly isGrouped: boolean
}

/** One finding: where, what, the words there, its rule; the live one shows what can be done about it. */
export function FindingRow({ finding, state, bundle, isLive, isGrouped }: FindingRowProps) {
  const { t } = useTranslation()
  const where = bundle === undefined ? t('findings.wholeArticle') : whereOf(bundle, t)
  const words = findingWords(finding)
  const rule = t(`rules.${finding.rule}`)
  const word = wordOf(finding)
  return (
    <div
      className="finding"
      data-finding={finding.id}
      data-place={`finding ${finding.id}`}
      data-rule={finding.rule}
      data-live={isLive || undefined}
      data-state={state.kind}
    >
      <button
        type="button"
        className="finding-row"
        aria-current={isLive || undefined}
        aria-expanded={isLive}
        onClick={() => goTo({ kind: 'finding', id: finding.id })}
      >
        <span className="finding-where">{where}</span>
        <strong className={isGrouped && words === rule ? 'visually-hidden' : undefined}>{words}</strong>
        {!isGrouped && !words.includes(rule) && <small className="finding-rule">{rule}</small>}
        {bundle !== undefined && <WordsInPlace block={bundle.block} start={finding.start} end={finding.end} />}
        {state.kind !== 'open' && <small>{t(`findings.state.${state.kind}`)}</small>}
      </button>
      {isLive && (
        <div className="finding-acts">
          {state.kind === 'dismissed' ? (
            <Button onClick={() => restore(state.dismissal)}>
              <Undo2 size={14} aria-hidden />
              {t('findings.restore')}
              <Keys parts={['I']} />
            </Button>
          ) : (
            <>
              {finding.blockId !== undefined && (
                <>
                  <Button onClick={() => noteFinding(finding, 'comment')}>
                    <MessageSquareText size={14} aria-hidden />
                    {t('findings.makeNote')}
                    <Keys parts={['1']} />
                  </Button>
                  {state.kind === 'open' && finding.end > finding.start && !WITHOUT_PICTURE.has(finding.rule) && (
                    <Button onClick={() => takeFinding(finding)}>
                      <Pencil size={14} aria-hidden />
                      {t(
                        bundle !== undefined && rightOf(finding, bundle.block) !== undefined
                          ? 'findings.take'
                          : 'findings.suggest',
                      )}
                      <Keys parts={['S']} />
                    </Button>
                  )}
                </>
              )}
              {WITHOUT_PICTURE.has(finding.rule) && bundle !== undefined && (
                <Button onClick={() => void pickPicture(bundle.block.id)}>{t('commands.attach-picture')}</Button>
              )}
              <Button tone="plain" onClick={() => dismiss(finding)}>
                {t('findings.dismiss')}
                <Keys parts={['I']} />
              </Button>
              {isForHouse(finding) && (
                <Button tone="plain" onClick={() => neverTell(finding)}>
                  {t('findings.never')}
                  <Keys parts={['H']} />
                </Button>
              )}
              {word !== undefined && (
                <Button tone="plain" onClick={() => void addHouseWord(word)}>
                  <BookPlus size={14} aria-hidden />
                  {t('findings.ownWord', { word })}
                </Button>
              )}
            </>
          )}
          {state.kind === 'open' && <AlikeButtons finding={finding} />}
          {!isGrouped && (
            <Button tone="plain" onClick={() => switchRuleOff(finding.rule)}>
              <Ban size={14} aria-hidden />
              {t('findings.switchOff')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
