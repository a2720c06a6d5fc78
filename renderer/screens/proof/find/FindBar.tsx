import { isImeKey } from '../../../lib/composition.ts'
import { ChevronDown, ChevronRight, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { MOST_HITS } from '#shared/find/limits.ts'
import { useCommands } from '../../../commands/registry.ts'
import { IconButton } from '../../../components/Button.tsx'
import { standsAlone } from '../../../store/app-store.ts'
import type { Bundles } from '../../../store/by-block.ts'
import { askFor, findStore } from '../../../store/find.ts'
import { useApp } from '../../../store/hooks.ts'
import { liveIndex, stepHit } from './ask.ts'
import { FindField } from './FindField.tsx'
import { FoundPlaces, focusLive } from './FoundPlaces.tsx'
import { FindSwitches, switchByKey } from './FindSwitches.tsx'
import { replaceEverywhere, replaceLive } from './replace-hits.ts'
import { ReplaceRow } from './ReplaceRow.tsx'
import { goToHit, revealHit, selectHit } from './show-hit.ts'
import { useFoundMarks } from './use-found-marks.ts'
import { useHits } from './use-hits.ts'

/** Finds words in the article; hits are painted, Enter goes on, Escape leaves the live one selected in the text. */
export function FindBar({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const { query, cursor, opened, isReplacing, replacement } = useStore(findStore)
  const bar = useRef<HTMLElement>(null)
  const desk = useApp((state) => state.desk)
  const result = useHits(bundles, query, isReplacing ? replacement : undefined)
  const { hits, state } = result
  const index = liveIndex(hits, cursor)
  const live = hits.hit(index)
  useFoundMarks(bundles, hits, index)
  const liveAt = live?.at
  useEffect(() => {
    const hit = hits.hit(index)
    // Not from within an effect, where nothing can be drawn at once. What hides the article gives way only to a step.
    if (liveAt !== undefined && hit?.at === liveAt && !standsAlone(desk)) queueMicrotask(() => revealHit(hit))
  }, [hits, index, liveAt, desk])

  const close = (): void => {
    findStore.setState({ isOpen: false })
    if (live === undefined) return
    findStore.setState({ cursor: live.at })
    selectHit(live)
  }
  useCommands({
    'find-next': () => stepHit(result, 1, bundles),
    'find-previous': () => stepHit(result, -1, bundles),
  })
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.key === 'ArrowDown' && isReplacing && hits.count > 0) focusLive(bar.current)
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey)
      stepHit(result, event.shiftKey ? -1 : 1, bundles)
    else if (event.key === 'Escape') close()
    else return switchByKey(event)
    return true
  }
  const isMore = hits.count >= MOST_HITS
  const said =
    query.words === ''
      ? ''
      : state !== 'done'
        ? t(`find.${state}`)
        : hits.count === 0
          ? t('find.none')
          : t('find.at', { at: index + 1, total: isMore ? `${String(MOST_HITS)}+` : String(hits.count) })
  return (
    <search
      className="find-bar"
      ref={bar}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && !isImeKey(event.nativeEvent)) close()
      }}
    >
      <div className="find-row">
        <IconButton
          size="small"
          label={t('commands.replace-in-article')}
          aria-expanded={isReplacing}
          onClick={() => findStore.setState({ isReplacing: !isReplacing })}
        >
          {isReplacing ? <ChevronDown size={16} /> : <ChevronRight size={16} />}
        </IconButton>
        <FindField
          label={t('proof.findHint')}
          words={query.words}
          opened={opened}
          isWrong={state === 'bad-pattern' || state === 'slow'}
          describedBy="find-said"
          onWords={(words) => askFor({ words })}
          onKey={onKey}
        />
        <FindSwitches />
        <output id="find-said" aria-live="polite" data-none={(query.words !== '' && hits.count === 0) || undefined}>
          {said}
        </output>
        <IconButton size="small" label={t('commands.find-previous')} onClick={() => stepHit(result, -1, bundles)}>
          <ChevronUp size={16} />
        </IconButton>
        <IconButton size="small" label={t('commands.find-next')} onClick={() => stepHit(result, 1, bundles)}>
          <ChevronDown size={16} />
        </IconButton>
        <IconButton size="small" label={t('common.close')} onClick={close}>
          <X size={16} />
        </IconButton>
      </div>
      {isReplacing && (
        <ReplaceRow onKey={onKey} onReplace={() => void replaceLive()} onReplaceAll={() => void replaceEverywhere()} />
      )}
      {isReplacing && query.words !== '' && hits.count > 0 && (
        <FoundPlaces
          bundles={bundles}
          hits={hits}
          live={index}
          onGo={(hit) => {
            findStore.setState({ cursor: hit.at })
            goToHit(hit, bundles)
          }}
          onLeave={close}
        />
      )}
      {live !== undefined && live.place.kind !== 'text' && (
        <p className="find-where" role="status">
          {live.place.kind === 'note' ? t('find.inNote') : t('find.inAlt', { words: live.place.words })}
        </p>
      )}
    </search>
  )
}
