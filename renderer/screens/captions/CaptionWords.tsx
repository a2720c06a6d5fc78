import { Check, Pencil, PencilLine, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { goalOf } from '#shared/acts/goals.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { differenceAsSuggestions } from '#shared/text/difference.ts'
import { cleanText } from '#shared/text/derive.ts'
import { piecesOf } from '../../anchoring/pieces.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { CaptionText } from '../../components/CaptionText.tsx'
import { Keys } from '../../components/Keys.tsx'
import { showOverlay } from '../../acts/actions.ts'
import { suggestOffer } from '../../acts/captions.ts'
import { editInPlace } from '../../acts/rewriting.ts'
import { settle } from '../../acts/suggestions.ts'
import { useApp, useArticle, useArticleLang } from '../../store/hooks.ts'
import { blockLength } from '../../store/lengths.ts'
import { GoalWords } from '../proof/GoalWords.tsx'
import { RunField } from '../proof/RunField.tsx'
import { Alternative } from './Alternative.tsx'
import type { CaptionRow } from './caption-rows.ts'

interface CaptionWordsProps {
  readonly row: CaptionRow
  readonly pointed: string | undefined
  readonly onPoint: (id: string | undefined) => void
}

/** A caption longer than this scrolls inside its card. */
const LONG = 400

/** The words of a caption with what was found in them, what the metadata would add, its credit and alternative text. */
export function CaptionWords({ row, pointed, onPoint }: CaptionWordsProps) {
  const { t } = useTranslation()
  const lang = useArticleLang()
  const { bundle, figure, view } = row
  const { block, suggestions } = bundle
  const hasGoal = useArticle(({ tables }) => goalOf(tables.goal.values(), 'caption') !== undefined)
  const whole = { blockId: block.id, start: 0, end: codePointLength(block.text) }
  const edit = useApp(({ edit: at }) =>
    at?.blockId === whole.blockId && at.start === 0 && at.end === whole.end ? at : undefined,
  )
  const open = suggestions.filter(({ state, noteId }) => state === 'open' && noteId === undefined)
  const limit = view?.preset.maxLength
  const length = view?.checks.elements.find(({ element }) => element === 'length')
  return (
    <div className="caption-words">
      <p className="caption-meta">
        <span data-long={length?.state === 'missing' || undefined}>
          {t('common.role.caption')}
          {'　'}
          {hasGoal ? (
            <GoalWords whole={blockLength(bundle)} of="caption" hasLength />
          ) : limit === undefined || length?.count === undefined ? (
            t('proof.characters', { count: view?.length ?? whole.end })
          ) : (
            t('captions.length', { count: length.count, limit })
          )}
        </span>
        <IconButton size="small" label={t('captions.edit')} data-edit onClick={() => editInPlace(whole)}>
          <Pencil size={14} />
        </IconButton>
      </p>
      {edit !== undefined ? (
        <RunField
          bundle={bundle}
          edit={edit}
          label={t('captions.edit')}
          className="caption-field"
          lang={lang}
          onLeft={() => focusCaption(block.id)}
        />
      ) : (
        <p
          className="caption-text"
          lang={lang}
          data-long={whole.end > LONG || undefined}
          {...(whole.end > LONG && { tabIndex: 0, role: 'group', 'aria-label': t('common.role.caption') })}
        >
          <CaptionText
            pieces={piecesOf(block, suggestions, [], 'marked')}
            marks={view?.marks ?? []}
            pointed={pointed}
            regionLabel={t('proof.region')}
            onPoint={onPoint}
            onOpenLink={(linkId) => {
              if (figure !== undefined) showOverlay({ kind: 'picture', figureId: figure.block.id, linkId })
            }}
          />
        </p>
      )}
      {open.length > 0 && edit === undefined && (
        <p className="caption-offer">
          <PencilLine size={14} aria-hidden />
          <span>{t('captions.changes', { count: open.length })}</span>
          <Button tone="link" onClick={() => settle(open, 'accepted')}>
            <Check size={14} aria-hidden /> {t('commands.accept-suggestion')}
          </Button>
          <Button tone="link" onClick={() => settle(open, 'rejected')}>
            <X size={14} aria-hidden /> {t('commands.reject-suggestion')}
          </Button>
        </p>
      )}
      {view?.offer !== undefined && edit === undefined && (
        <p className="caption-offer">
          <PencilLine size={14} aria-hidden />
          <OfferText before={cleanText(block, suggestions)} after={view.offer.text} />
          <span className="caption-offer-from">{t('captions.offerFrom')}</span>
          <Button tone="link" onClick={() => suggestOffer(block.id)}>
            {t('captions.offerUse')}
            <Keys parts={['S']} />
          </Button>
        </p>
      )}
      <dl className="caption-facts">
        <dt>{t('captions.credit')}</dt>
        <dd>{view?.credit ?? <em>{t('captions.noCredit')}</em>}</dd>
        <dt>{t('captions.alt')}</dt>
        <dd>
          {figure === undefined ? (
            <span className="caption-later">{t('captions.altLater')}</span>
          ) : (
            <Alternative figure={figure.block} caption={block.text} />
          )}
        </dd>
      </dl>
    </div>
  )
}

/** The keys of its card act again once its field is closed. */
function focusCaption(id: string): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-caption="${CSS.escape(id)}"]`)?.focus({ preventScroll: true }),
  )
}

/** The caption as it would read, what is added in bold; what lies far from it is left out. */
function OfferText({ before, after }: { readonly before: string; readonly after: string }) {
  const letters = Array.from(before)
  const edits = differenceAsSuggestions(before, after, 0)
  let at = 0
  const near = (from: number, to: number): string => {
    const text = letters.slice(from, to)
    return text.length <= 14 ? text.join('') : `${text.slice(0, 6).join('')}…${text.slice(-5).join('')}`
  }
  const parts = edits.flatMap((edit) => {
    const kept = near(at, edit.start)
    at = edit.end
    return [
      <span key={`${edit.start}k`}>{kept}</span>,
      edit.before === '' ? null : <del key={`${edit.start}d`}>{edit.before}</del>,
      <ins key={`${edit.start}i`}>{edit.after}</ins>,
    ]
  })
  return (
    <span className="caption-offer-text">
      {parts}
      <span>{near(at, letters.length)}</span>
    </span>
  )
}
