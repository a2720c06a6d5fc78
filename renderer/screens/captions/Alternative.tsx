import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describePicture } from '#shared/acts/captions.ts'
import type { Block } from '#shared/domain/block.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { TextField } from '../../components/TextField.tsx'
import { isForReading } from '../../acts/actions.ts'
import { sign } from '../../acts/notes.ts'
import { draftOfEdit, editInPlace, leaveEdit, typeEdit } from '../../acts/rewriting.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { LeftUnfinished } from '../proof/RunField.tsx'

/** Longer alternative texts are read with effort (IPTC advises at most 250 characters). */
const LONGEST_ALT = 250

interface AlternativeProps {
  readonly figure: Block
  readonly caption: string
}

/** A picture in words: kept as one types, as a rewriting of its block is; saved where the field is left, or by Enter. */
export function Alternative({ figure, caption }: AlternativeProps) {
  const { t } = useTranslation()
  const alt = figure.alt ?? ''
  const whole = { blockId: figure.id, start: 0, end: 0 }
  const edit = useApp((state) => (state.edit?.blockId === figure.id ? state.edit : undefined))
  const draft = useArticle((open) => draftOfEdit(open.drafts, whole))
  const [left, setLeft] = useState(draft?.blockEdit?.text)
  const [isContinued, setIsContinued] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  // What was left unfinished is offered, and is in the field only for whoever goes on with it.
  const isResumed = left !== undefined && (isContinued || edit?.isResumed === true)
  const initial = isResumed ? left : alt
  const save = (text: string): void => {
    if (text.trim() === alt) return
    setLeft(undefined)
    setIsContinued(false)
    sign('picture.describe', () => describePicture(figure, text.trim()), draft?.id)
  }
  const length = codePointLength(alt)
  const fault =
    length > LONGEST_ALT ? 'captions.altLong' : alt !== '' && alt === caption.trim() ? 'captions.altSame' : undefined
  return (
    <span
      className="caption-alt"
      onFocus={({ target }) => {
        if (target === field.current && edit === undefined) editInPlace(whole)
      }}
    >
      <TextField
        key={initial}
        label={t('captions.alt')}
        placeholder={t('captions.altHint')}
        fieldRef={field}
        initial={initial}
        isFocused={isResumed}
        onInput={(text) => {
          if (!isForReading()) typeEdit(whole, text.trim() === alt ? undefined : text)
        }}
        onEnter={save}
        onBlur={(text) => {
          save(text)
          leaveEdit(whole)
        }}
      />
      <small data-long={fault !== undefined || undefined}>
        {fault !== undefined && `${t(fault)} `}
        {length} / {LONGEST_ALT}
      </small>
      {left !== undefined && left !== alt && !isResumed && draft !== undefined && (
        <LeftUnfinished
          text={left}
          onContinue={() => setIsContinued(true)}
          onDiscard={() => {
            // What was written since stays.
            if (draft.blockEdit?.text === left) typeEdit(whole, undefined)
            setLeft(undefined)
            field.current?.focus()
          }}
        />
      )}
    </span>
  )
}
