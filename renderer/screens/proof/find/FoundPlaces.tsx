import { useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { MOST_HITS } from '#shared/find/limits.ts'
import { sliceCodePoints, toCodePoint } from '#shared/lib/code-points.ts'
import { sentenceAt } from '#shared/text/sentences.ts'
import { piecesOf } from '../../../anchoring/pieces.ts'
import { AllBox } from '../../../components/AllBox.tsx'
import { VirtualRows } from '../../../components/VirtualRows.tsx'
import { whereOf } from '../../../lib/where.ts'
import { firstWords, lastWords } from '../../../lib/words-around.ts'
import type { BlockBundle, Bundles } from '../../../store/by-block.ts'
import type { ProofView } from '../../../store/app-store.ts'
import { findStore } from '../../../store/find.ts'
import { useApp } from '../../../store/hooks.ts'
import { chosenPlaces, isChosen, keyOfPlace, toggleAllPlaces, togglePlace } from './chosen-places.ts'
import type { Hit, Hits } from './hits.ts'

/** What a row of one line takes, before the text scale. */
const LIKELY_PX = 28
/** So much of a sentence stands before and behind the place, in Han characters: a sentence may be as long as a page. */
const AROUND = 40

interface FoundPlacesProps {
  readonly bundles: Bundles
  readonly hits: Hits
  /** The number of the live one. */
  readonly live: number
  readonly onGo: (hit: Hit) => void
  readonly onLeave: () => void
}

/** Every place with its sentence, as it would read; each can be left out. */
export function FoundPlaces({ bundles, hits, live, onGo, onLeave }: FoundPlacesProps) {
  const { t } = useTranslation()
  const scale = useApp((state) => state.settings.textScale)
  const chosen = useStore(chosenPlaces)
  const list = useRef<HTMLDivElement>(null)
  const { isAll, others } = chosen
  const step = (event: KeyboardEvent, index: number): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0 && event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') return onLeave()
    const next = hits.hit(index + by)
    if (next === undefined) return
    onGo(next)
    // The row of the live one is drawn then.
    requestAnimationFrame(() => focusLive(list.current))
  }
  return (
    <div className="find-places">
      <label className="find-places-head">
        <AllBox
          aria-label={t('find.chooseAll')}
          isAll={isAll && others.size === 0}
          isSome={others.size > 0}
          onToggle={toggleAllPlaces}
        />
        {others.size > 0
          ? t(isAll ? 'find.leftOut' : 'find.takenIn', { count: others.size })
          : t(isAll ? 'find.allPlaces' : 'find.noPlaces', { total: totalOf(hits) })}
      </label>
      <VirtualRows
        className="find-list"
        kind="items"
        aria-label={t('find.places')}
        isMeasured
        gridRef={list}
        count={hits.count}
        rowPx={LIKELY_PX * scale}
        active={live}
        row={(index) => {
          const hit = hits.hit(index)
          return hit === undefined ? null : (
            <FoundPlace
              hit={hit}
              bundles={bundles}
              isLive={index === live}
              onGo={onGo}
              onKey={(event) => step(event, index)}
            />
          )
        }}
      />
    </div>
  )
}

const totalOf = ({ count }: Hits): string => (count >= MOST_HITS ? `${String(MOST_HITS)}+` : String(count))

/** Puts the focus on the live place of the list. */
export function focusLive(host: ParentNode | null): void {
  host?.querySelector<HTMLElement>('[data-live] input:not(:disabled), [data-live] button')?.focus()
}

interface FoundPlaceProps {
  readonly hit: Hit
  readonly bundles: Bundles
  readonly isLive: boolean
  readonly onGo: (hit: Hit) => void
  readonly onKey: (event: KeyboardEvent) => void
}

function FoundPlace({ hit, bundles, isLive, onGo, onKey }: FoundPlaceProps) {
  const { t } = useTranslation()
  const view = useApp((state) => state.view)
  const chosen = useStore(chosenPlaces)
  const replacement = useStore(findStore, (state) => state.replacement)
  const bundle = bundles.byId.get(hit.blockId)
  const key = keyOfPlace(hit, bundles, view)
  const isIn = key !== undefined && isChosen(key, chosen)
  const words = bundle && wordsOf(hit, bundle, view)
  const after = hit.replacement ?? replacement
  return (
    <div className="find-place" data-live={isLive || undefined} onKeyDown={onKey}>
      <label className="row-box">
        <input
          type="checkbox"
          aria-label={t('find.choosePlace', {
            words: words === undefined ? '' : words.before + words.found + words.after,
          })}
          tabIndex={isLive ? 0 : -1}
          disabled={key === undefined}
          checked={isIn}
          onChange={() => key !== undefined && togglePlace(key)}
        />
      </label>
      <button type="button" tabIndex={-1} aria-current={isLive || undefined} onClick={() => onGo(hit)}>
        <span className="find-place-where">{bundle && whereOf(bundle, t)}</span>
        <span className="find-place-words">
          {words === undefined || key === undefined ? (
            <>
              <small>{t(hit.place.kind === 'text' ? 'find.inSuggestion' : `find.beside`)}</small>{' '}
              {words === undefined ? '' : words.before + words.found + words.after}
            </>
          ) : (
            <>
              {words.before}
              {isIn && after !== words.found ? (
                <>
                  <del>{words.found}</del>
                  {after !== '' && <ins>{after}</ins>}
                </>
              ) : (
                <mark>{words.found}</mark>
              )}
              {words.after}
            </>
          )}
        </span>
      </button>
    </div>
  )
}

/** The sentence of a place as the view shows it, before and behind the words. */
function wordsOf({ place }: Hit, { block, suggestions }: BlockBundle, view: ProofView) {
  const [run] = place.kind === 'text' ? place.runs : []
  if (place.kind !== 'text' || run === undefined) return undefined
  const shown = piecesOf(block, suggestions, [], view)
    .map(({ text }) => text)
    .join('')
  const start = toCodePoint(shown, run.from)
  const end = toCodePoint(shown, place.runs.at(-1)?.to ?? run.to)
  const sentence = sentenceAt(shown, start)
  const cut = (from: number, to: number): string => sliceCodePoints(shown, from, to).replaceAll('\n', '¶')
  const before = cut(Math.max(sentence.start, start - 2 * AROUND), start)
  const behind = cut(end, Math.max(end, Math.min(sentence.end, end + 2 * AROUND)))
  return { before: lastWords(before, AROUND), found: cut(start, end), after: firstWords(behind, AROUND) }
}
