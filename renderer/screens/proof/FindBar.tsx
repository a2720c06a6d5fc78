import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toCodePoint } from '#shared/lib/code-points.ts'
import { drawn, staticRange } from '../../anchoring/dom.ts'
import { createMarkSet } from '../../anchoring/highlights.ts'
import { useCommands } from '../../commands/registry.ts'
import { IconButton } from '../../components/Button.tsx'
import { isImeKey } from '../../lib/composition.ts'
import { setCaret } from '../../anchoring/caret.ts'
import type { Bundles } from '../../store/by-block.ts'
import { useBundles } from '../../store/hooks.ts'
import { focusArticle } from './cards/focus-article.ts'
import { drawWhole } from './use-growing.ts'

interface Hit {
  readonly blockId: string
  readonly start: number
  readonly end: number
}

/** More hits than this are counted but not painted one by one. */
const PAINTED = 2000

/** Finds words in the article; hits are painted, Enter goes on, Escape leads back to the text. */
export function FindBar({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const isComposing = useRef(false)
  const bundles = useBundles()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const hits = useMemo(() => findHits(bundles, words), [bundles, words])
  const shown = hits.length === 0 ? undefined : hits[at % hits.length]

  useEffect(() => {
    // Not from within an effect, where nothing can be drawn at once.
    queueMicrotask(drawWhole)
    field.current?.focus()
  }, [])
  useEffect(() => {
    const marks = createMarkSet()
    marks.replace(
      hits.slice(0, PAINTED).flatMap((hit) => {
        const block = drawn.get(hit.blockId)
        const range = block && staticRange(block, hit.start, hit.end)
        return range ? [[hit === shown ? 'found-active' : 'found', range] as const] : []
      }),
    )
    if (shown !== undefined) {
      const element = document.querySelector(`.proof-scroll [data-block="${CSS.escape(shown.blockId)}"]`)
      element?.scrollIntoView({ block: 'center' })
    }
    return () => marks.clear()
  }, [hits, shown])

  const step = (by: number): void => setAt((old) => (hits.length === 0 ? 0 : (old + by + hits.length) % hits.length))
  const close = (): void => {
    onClose()
    focusArticle()
    if (shown !== undefined) setCaret(shown.blockId, shown.start)
  }
  useCommands({
    'find-next': () => step(1),
    'find-previous': () => step(-1),
    'find-in-article': () => field.current?.select(),
  })
  const take = (value: string): void => {
    setWords(value)
    setAt(0)
  }
  return (
    <search className="find-bar">
      <input
        ref={field}
        className="field"
        type="text"
        aria-label={t('commands.find-in-article')}
        placeholder={t('proof.findHint')}
        onCompositionStart={() => (isComposing.current = true)}
        onCompositionEnd={(event) => {
          isComposing.current = false
          take(event.currentTarget.value)
        }}
        onInput={(event) => {
          if (!isComposing.current) take(event.currentTarget.value)
        }}
        onKeyDown={(event) => {
          if (isImeKey(event.nativeEvent)) return
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') close()
          else return
          event.preventDefault()
        }}
      />
      <output aria-live="polite">
        {words === ''
          ? ''
          : t('proof.found', { at: hits.length === 0 ? 0 : (at % hits.length) + 1, count: hits.length })}
      </output>
      <IconButton size="small" label={t('commands.find-previous')} onClick={() => step(-1)}>
        <ChevronUp size={16} />
      </IconButton>
      <IconButton size="small" label={t('commands.find-next')} onClick={() => step(1)}>
        <ChevronDown size={16} />
      </IconButton>
      <IconButton size="small" label={t('common.close')} onClick={close}>
        <X size={16} />
      </IconButton>
    </search>
  )
}

function findHits(bundles: Bundles, words: string): readonly Hit[] {
  const sought = words.toLocaleLowerCase()
  if (sought === '') return []
  const hits: Hit[] = []
  for (const { block } of bundles.list) {
    const text = block.text.toLocaleLowerCase()
    // Lower case may differ in length in a few scripts; positions then could not be trusted.
    const searched = text.length === block.text.length ? text : block.text
    for (let index = searched.indexOf(sought); index !== -1; index = searched.indexOf(sought, index + sought.length)) {
      hits.push({
        blockId: block.id,
        start: toCodePoint(block.text, index),
        end: toCodePoint(block.text, index + sought.length),
      })
    }
  }
  return hits
}
