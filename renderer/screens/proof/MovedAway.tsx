import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { cleanText } from '#shared/text/derive.ts'
import { openMoveOf } from '#shared/text/reading-order.ts'
import { goTo } from '../../acts/actions.ts'
import type { BlockBundle } from '../../store/by-block.ts'
import { LongText } from './StretchView.tsx'

/** A paragraph in its old place while its move waits: struck, and no text to be changed. A click opens the move. */
export const MovedAway = memo(function MovedAway({ bundle }: { readonly bundle: BlockBundle }) {
  const { t } = useTranslation()
  const { block, suggestions, ordinal } = bundle
  const move = openMoveOf(block.id, suggestions)
  return (
    <div className="block moved-away" data-role={block.role} data-moved-from={block.id}>
      {ordinal > 0 && (
        <span className="gutter" aria-hidden="true">
          {ordinal}
        </span>
      )}
      <span className="visually-hidden">{t('common.moved.away')}</span>
      <p
        className="block-text"
        onClick={(event) => {
          event.stopPropagation()
          if (move !== undefined) goTo({ kind: 'suggestion', id: move.id })
        }}
      >
        <del>
          <LongText text={cleanText(block, suggestions)} />
        </del>
      </p>
    </div>
  )
})
