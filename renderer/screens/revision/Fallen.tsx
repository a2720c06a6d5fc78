import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useArticle } from '../../store/hooks.ts'
import { fallOfNumber, fallOfVerdict, outcomeOfNote } from '../../store/revision.ts'

/** Why a number is unchecked again; undefined where it is not, or nobody had checked it. */
function useFallWords(numberId: string): string | undefined {
  const { t } = useTranslation()
  const fallen = useArticle(({ tables }) => fallOfNumber(tables, numberId))
  return (
    fallen &&
    t(`revision.fell.${fallen.why ?? 'digits'}`, { text: fallen.text, state: t(`numbers.state.${fallen.state}`) })
  )
}

/** In a number's card: why it is unchecked again. */
export function FallenNumber({ numberId }: { readonly numberId: string }) {
  const words = useFallWords(numberId)
  return words === undefined ? null : (
    <p className="fallen">
      <Undo2 size={14} aria-hidden /> {words}
    </p>
  )
}

/** The same as a sign in a row. */
export function FallenFlag({ numberId }: { readonly numberId: string }) {
  return <Flag words={useFallWords(numberId)} />
}

function Flag({ words }: { readonly words: string | undefined }) {
  return words === undefined ? null : (
    <span className="flag" data-tone="query" title={words}>
      <Undo2 size={14} aria-hidden />
      <span className="visually-hidden">{words}</span>
    </span>
  )
}

/** Why a caption's verdict of the version before does not hold; undefined where it does, or there was none. */
function useVerdictWords(blockId: string): string | undefined {
  const { t } = useTranslation()
  const fallen = useArticle(({ tables }) => fallOfVerdict(tables, blockId))
  return fallen && t(`revision.fell.${fallen.why ?? 'caption'}`, { state: t(`captions.verdict.${fallen.state}`) })
}

/** Beside the verdicts of a caption that has none, and beside its picture: why the one before does not hold. */
export function FallenVerdict({ blockId }: { readonly blockId: string }) {
  const words = useVerdictWords(blockId)
  return words === undefined ? null : (
    <p className="fallen">
      <Undo2 size={14} aria-hidden /> {words}
    </p>
  )
}

/** The same as a sign in a row. */
export function FallenVerdictFlag({ blockId }: { readonly blockId: string }) {
  return <Flag words={useVerdictWords(blockId)} />
}

/** In a note's card: what became of what it suggested. */
export function NoteOutcome({ noteId }: { readonly noteId: string }) {
  const { t } = useTranslation()
  const outcome = useArticle(({ tables }) => outcomeOfNote(tables, noteId))
  return outcome === undefined ? null : (
    <p className="fallen" data-outcome={outcome}>
      {t(`revision.noteIs.${outcome}`)}
    </p>
  )
}
