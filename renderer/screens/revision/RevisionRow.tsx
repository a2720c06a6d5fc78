import { ArrowLeftRight, Check, CircleHelp, MessageSquareText, Trash2, Undo2, Unlink, X } from 'lucide-react'
import type { TFunction } from 'i18next'
import { Fragment, memo } from 'react'
import { useTranslation } from 'react-i18next'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { differenceAsSuggestions } from '#shared/text/difference.ts'
import { isNamedLine, isUnsettled, type RevisionLine } from '#shared/revision/revision-lines.ts'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { WordsInPlace } from '../../components/WordsInPlace.tsx'
import { whereOf } from '../../lib/where.ts'
import type { Bundles } from '../../store/by-block.ts'
import type { RevisionActs } from './use-revision-keys.ts'

/** Words of so many characters are shown with those around them. */
const MOST_SHORT = 12

const ICONS = {
  done: Check,
  'not-done': X,
  differently: ArrowLeftRight,
  gone: Trash2,
  unasked: CircleHelp,
  left: Unlink,
} as const

interface RevisionRowProps {
  readonly line: RevisionLine
  readonly bundles: Bundles
  readonly isLive: boolean
  readonly act: RevisionActs
}

/** One change: what was asked, what became of it, where; the live one shows what can be done about it. */
export const RevisionRow = memo(function RevisionRow({ line, bundles, isLive, act }: RevisionRowProps) {
  const { t } = useTranslation()
  const { outcome, place, author, stands, settled } = line
  const where = place && bundles.byId.get(place.blockId)
  const Icon = ICONS[outcome]
  return (
    <div
      className="revision"
      data-outcome={outcome}
      data-live={isLive || undefined}
      data-settled={settled !== undefined || undefined}
    >
      <button type="button" className="desk-row" aria-current={isLive || undefined} onClick={() => act.look(line)}>
        <span className="revision-change">
          <ChangedWords line={line} />
        </span>
        <span className="revision-outcome" data-outcome={outcome}>
          <Icon size={14} aria-hidden />
          {t(`revision.outcome.${outcome}`)}
        </span>
        {stands !== undefined && (
          <span className="revision-stands">
            {stands === '' ? (
              t('revision.takenOut')
            ) : (
              <>
                {t('revision.stands')} <StandsNow asked={line.after} stands={stands} />
              </>
            )}
          </span>
        )}
        {place !== undefined && where !== undefined && isShort(place) && (
          <span className="revision-quote">
            <WordsInPlace block={where.block} start={place.start} end={place.end} />
          </span>
        )}
        <small className="revision-where">
          {[
            line.why === undefined
              ? where === undefined
                ? t('revision.notThere')
                : whereOf(where, t)
              : t(`revision.why.${line.why}`),
            author,
            settled && t('revision.settledBy', { name: settled.by }),
          ]
            .filter((part) => part !== undefined)
            .join(t('proof.between'))}
        </small>
      </button>
      {isLive && outcome !== 'left' && (
        <div className="placing-acts">
          {outcome !== 'done' && (
            <Button onClick={() => act.settle(line)}>
              {isUnsettled(line) ? <Check size={14} aria-hidden /> : <Undo2 size={14} aria-hidden />}
              {t(isUnsettled(line) ? 'revision.settle' : 'revision.reopen')}
              <Keys parts={['S']} />
            </Button>
          )}
          {place !== undefined && (
            <Button onClick={() => act.note(line)}>
              <MessageSquareText size={14} aria-hidden />
              {t('findings.makeNote')}
              <Keys parts={['1']} />
            </Button>
          )}
        </div>
      )}
    </div>
  )
})

/** The words of a line that is told by its name; the items of a picture's checklist have names of their own. */
function namedWords({ kind, before }: RevisionLine, t: TFunction): string {
  const words = before.trim()
  return kind === 'checkmark' ? t(`captions.checklist.${words}.label`, { defaultValue: words }) : words
}

/** Few words say little without those around them; many say it themselves. */
function isShort({ start, end }: NonNullable<RevisionLine['place']>): boolean {
  return start < end && end - start <= MOST_SHORT
}

/** What stands there now, with what differs from what was asked. */
function StandsNow({ asked, stands }: { readonly asked: string; readonly stands: string }) {
  const edits = differenceAsSuggestions(asked, stands)
  const isOther = edits.every(({ before }) => before === asked)
  if (isOther) return stands
  const kept = edits.map(({ start }, index) => sliceCodePoints(asked, edits[index - 1]?.end ?? 0, start))
  return (
    <>
      {edits.map(({ before, after, start }, index) => (
        <Fragment key={start}>
          {kept[index]}
          {before !== '' && <del>{before}</del>}
          {after !== '' && <ins>{after}</ins>}
        </Fragment>
      ))}
      {sliceCodePoints(asked, edits.at(-1)?.end ?? 0)}
    </>
  )
}

/** What was to be changed into what; of a change without words of its own its name. */
function ChangedWords({ line }: { readonly line: RevisionLine }) {
  const { t } = useTranslation()
  const { kind, before, after } = line
  if (isNamedLine(line))
    return (
      <>
        <strong>{t(`revision.kind.${kind}`)}</strong> {namedWords(line, t)}
      </>
    )
  return (
    <>
      {before !== '' && <del>{before}</del>}
      {before !== '' && after !== '' && ' → '}
      {after !== '' && <ins>{after}</ins>}
    </>
  )
}
