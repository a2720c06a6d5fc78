import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { segments } from '#shared/text/derive.ts'
import { useCommands } from '../../commands/registry.ts'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { TextField } from '../../components/TextField.tsx'
import type { EditPlace } from '../../store/app-store.ts'
import type { BlockBundle } from '../../store/by-block.ts'
import { useArticle } from '../../store/hooks.ts'
import { turnInField } from '../../typing/smart-field.ts'
import { editDraftId, endEdit, typeEdit } from '../../acts/rewriting.ts'
import { returnToText } from './cards/focus-article.ts'

interface EditRunProps {
  readonly bundle: BlockBundle
  readonly edit: EditPlace
}

/** A sentence rewritten in place: a plain field in the middle of its paragraph; the difference becomes suggestions. */
export function EditRun({ bundle, edit }: EditRunProps) {
  const { t } = useTranslation()
  const { block, suggestions } = bundle
  const draft = useArticle((open) => open.drafts.get(editDraftId(edit)))
  const field = useRef<HTMLTextAreaElement>(null)
  const standing = suggestedRun(block, suggestions, edit)
  const [left, setLeft] = useState(draft?.blockEdit?.text)
  // What was left unfinished is offered, and is in the field only for whoever goes on with it.
  const [initial, setInitial] = useState(edit.isResumed === true ? (left ?? standing) : standing)
  const leave = (text?: string): void => {
    endEdit(edit, text)
    returnToText(edit.blockId, edit.start)
  }
  useCommands({ 'save-note': () => leave(field.current?.value) })
  return (
    <div className="block-text edit-run">
      <span className="edit-rest">{sliceCodePoints(block.text, 0, edit.start)}</span>
      <TextField
        label={t('commands.edit-sentence')}
        className="edit-field"
        key={initial}
        fieldRef={field}
        initial={initial}
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
        <span className="edit-hint" role="note">
          {t('proof.unfinished.here')} <q className="edit-left">{left}</q>
          <Button
            tone="link"
            onClick={() => {
              typeEdit(edit, left)
              setInitial(left)
            }}
          >
            {t('proof.unfinished.continue')}
          </Button>
          <Button
            tone="link"
            onClick={() => {
              // What was written since stays.
              if (draft?.blockEdit?.text === left) typeEdit(edit, undefined)
              setLeft(undefined)
              field.current?.focus()
            }}
          >
            {t('proof.discard')}
          </Button>
        </span>
      )}
      <span className="edit-rest">{sliceCodePoints(block.text, edit.end)}</span>
    </div>
  )
}

/** The run as it would read if its open suggestions were accepted: rewriting goes on from there. */
function suggestedRun(block: BlockBundle['block'], suggestions: BlockBundle['suggestions'], edit: EditPlace): string {
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
