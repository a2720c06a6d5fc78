import { Link2 } from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Block } from '#shared/domain/block.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength, sliceCodePoints, toCodePoint, toUtf16Index } from '#shared/lib/code-points.ts'
import { piecesOf } from '../../anchoring/pieces.ts'
import { Button } from '../../components/Button.tsx'
import { CaptionText } from '../../components/CaptionText.tsx'
import { Keys } from '../../components/Keys.tsx'
import { useArticleLang } from '../../store/hooks.ts'
import { selectedWords, type CaptionMark } from '../../lib/caption-pieces.ts'

export interface WordRun {
  readonly start: number
  readonly end: number
}

interface WordChooserProps {
  readonly caption: Block
  readonly suggestions: readonly Suggestion[]
  readonly marks: readonly CaptionMark[]
  readonly phrases: readonly WordRun[]
  readonly credit: string | undefined
  readonly chosen: WordRun | undefined
  readonly pointed: string | undefined
  readonly onChosen: (run: WordRun | undefined) => void
  readonly onPoint: (id: string | undefined) => void
  readonly onOpenLink: (id: string) => void
  readonly onLink: () => void
}

/**
 * The caption beside the picture. Words are chosen by dragging over them, by arrow keys with Shift, or from the list of
 * names that were found.
 */
export function WordChooser(props: WordChooserProps) {
  const { caption, suggestions, marks, phrases, credit, chosen, onChosen } = props
  const { t, i18n } = useTranslation()
  const lang = useArticleLang()
  const [caret, setCaret] = useState<{ readonly anchor: number; readonly head: number }>()
  const text = useRef<HTMLParagraphElement>(null)
  const words = (run: WordRun): string => sliceCodePoints(caption.text, run.start, run.end)
  const shown = chosen ?? (caret && { start: caret.head, end: stepped(caption.text, caret.head, 'grapheme', 1) })

  const keyDown = (event: KeyboardEvent<HTMLParagraphElement>): void => {
    if (event.target !== event.currentTarget) return
    const length = codePointLength(caption.text)
    const from = caret ?? { anchor: chosen?.start ?? 0, head: chosen?.end ?? 0 }
    const unit = event.ctrlKey || event.altKey ? 'word' : 'grapheme'
    const heads: Readonly<Record<string, number>> = {
      ArrowLeft: stepped(caption.text, from.head, unit, -1),
      ArrowRight: stepped(caption.text, from.head, unit, 1),
      ArrowUp: 0,
      ArrowDown: length,
      Home: 0,
      End: length,
    }
    const head = heads[event.key]
    if (head === undefined) return
    event.preventDefault()
    event.stopPropagation()
    getSelection()?.removeAllRanges()
    const anchor = event.shiftKey ? from.anchor : head
    setCaret({ anchor, head })
    onChosen(anchor === head ? undefined : { start: Math.min(anchor, head), end: Math.max(anchor, head) })
  }
  return (
    <section className="picture-words">
      <h3>{t('common.role.caption')}</h3>
      <p
        ref={text}
        className="picture-caption caption-text"
        lang={lang}
        data-caret={(chosen === undefined && caret !== undefined) || undefined}
        role="application"
        tabIndex={0}
        aria-label={t('common.role.caption')}
        aria-describedby="picture-caption-help"
        onKeyDown={keyDown}
        onBlur={() => setCaret(undefined)}
        onPointerUp={() => {
          const run = text.current === null ? undefined : selectedWords(text.current)
          setCaret(undefined)
          onChosen(run)
        }}
      >
        <CaptionText
          pieces={piecesOf(caption, suggestions, [], 'marked')}
          marks={marks}
          chosen={shown}
          pointed={props.pointed}
          regionLabel={t('proof.region')}
          onPoint={props.onPoint}
          onOpenLink={props.onOpenLink}
        />
      </p>
      <p id="picture-caption-help" className="picture-hint">
        {chosen === undefined ? t('picture.captionHelp') : t('picture.chosen', { words: words(chosen) })}
      </p>
      <span className="visually-hidden" aria-live="polite">
        {chosen === undefined ? '' : t('picture.chosen', { words: words(chosen) })}
      </span>
      {phrases.length > 0 && (
        <div className="picture-phrases" role="group" aria-label={t('picture.phrases')}>
          {phrases.map((run) => (
            <button
              key={`${run.start}-${run.end}`}
              type="button"
              className="chip"
              lang={i18n.language}
              aria-pressed={chosen?.start === run.start && chosen.end === run.end}
              onClick={() => onChosen(run)}
            >
              {words(run)}
            </button>
          ))}
        </div>
      )}
      <div className="picture-credit">
        <span>{t('captions.credit')}</span>
        <span>{credit ?? t('captions.noCredit')}</span>
        <Button tone="plain" onClick={props.onLink}>
          <Link2 size={14} aria-hidden />
          {t('picture.linkChosen')}
          <Keys parts={['L']} />
        </Button>
      </div>
    </section>
  )
}

/** The next border of a letter or word, in code points. */
function stepped(text: string, from: number, granularity: 'grapheme' | 'word', by: 1 | -1): number {
  const at = toUtf16Index(text, from)
  const borders = [...new Intl.Segmenter(undefined, { granularity }).segment(text)].map(({ index }) => index)
  borders.push(text.length)
  const next = by === 1 ? borders.find((border) => border > at) : borders.findLast((border) => border < at)
  return next === undefined ? from : toCodePoint(text, next)
}
