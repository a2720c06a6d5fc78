import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { segments } from '#shared/text/derive.ts'
import { draftOfEdit, endEdit, typeEdit } from '../../acts/rewriting.ts'
import { useCommands } from '../../commands/registry.ts'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { TextField } from '../../components/TextField.tsx'
import type { EditPlace } from '../../store/app-store.ts'
import type { BlockBundle } from '../../store/by-block.ts'
import { useArticle } from '../../store/hooks.ts'
import { turnInField } from '../../typing/smart-field.ts'

interface RunFieldProps {
  readonly bundle: BlockBundle
  readonly edit: EditPlace
  readonly label: string
  readonly className: string
  readonly lang?: string
  /** It is closed, its text kept or not. */
  readonly onLeft: () => void
}

/** The field in which a run of a block is rewritten: kept as one types; what was left in it before is offered. */
export function RunField({ bundle, edit, label, className, lang, onLeft }: RunFieldProps) {
  const { t } = useTranslation()
  const draft = useArticle((open) => draftOfEdit(open.drafts, edit))
  const field = useRef<HTMLTextAreaElement>(null)
  const standing = suggestedRun(bundle, edit)
  const [left, setLeft] = useState(draft?.blockEdit?.text)
  // What was left unfinished is offered, and is in the field only for whoever goes on with it.
  const [initial, setInitial] = useState(edit.isResumed === true ? (left ?? standing) : standing)
  const leave = (text?: string): void => {
    endEdit(edit, text)
    onLeft()
  }
  useCommands({ 'save-note': () => leave(field.current?.value) })
  return (
    <>
      <TextField
        label={label}
        className={className}
        key={initial}
        fieldRef={field}
        initial={initial}
        {...(lang !== undefined && { lang })}
        isFocused
        turn={turnInField}
        onInput={(text) => typeEdit(edit, text === standing ? undefined : text)}
        onEnter={leave}
        onEscape={() => leave()}
      />
      <span className="edit-hint">
        <Keys parts={['Enter']} /> {t('proof.editSave')} <Keys parts={['Esc']} /> {t('proof.editLeave')}
      </span>
      {left !== undefined && left !== initial && left !== standing && (
        <LeftUnfinished
          text={left}
          onContinue={() => {
            typeEdit(edit, left)
            setInitial(left)
          }}
          onDiscard={() => {
            // What was written since stays.
            if (draft?.blockEdit?.text === left) typeEdit(edit, undefined)
            setLeft(undefined)
            field.current?.focus()
          }}
        />
      )}
    </>
  )
}

interface LeftUnfinishedProps {
  readonly text: string
  readonly onContinue: () => void
  readonly onDiscard: () => void
}

/** What was left unfinished in a field, offered beside it. */
export function LeftUnfinished({ text, onContinue, onDiscard }: LeftUnfinishedProps) {
  const { t } = useTranslation()
  return (
    <span className="edit-hint" role="note">
      {t('proof.unfinished.here')} <q className="edit-left">{text}</q>
      <Button tone="link" onClick={onContinue}>
        {t('proof.unfinished.continue')}
      </Button>
      <Button tone="link" onClick={onDiscard}>
        {t('proof.discard')}
      </Button>
    </span>
  )
}

/** The run as it would read if its open suggestions were accepted: rewriting goes on from there. */
function suggestedRun({ block, suggestions }: BlockBundle, edit: EditPlace): string {
  const inside = suggestions.filter(
    (each) => each.start >= edit.start && each.end <= edit.end && each.state !== 'rejected',
  )
  const asAccepted = inside.map((each) => ({ ...each, state: 'accepted' as const }))
  return segments(block, asAccepted, 'clean')
    .map((segment) => {
      if (segment.suggestionId !== undefined) return segment.text
      const from = Math.max(segment.start, edit.start)
      const to = Math.min(segment.end, edit.end)
      return to <= from ? '' : sliceCodePoints(segment.text, from - segment.start, to - segment.start)
    })
    .join('')
}
