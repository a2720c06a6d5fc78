import { Check, CircleDashed, CircleHelp, Minus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ChecklistItem } from '#shared/captions/checklist.ts'
import type { Block } from '#shared/domain/block.ts'
import { CHECKMARK_STATES, type Checkmark, type CheckmarkState } from '#shared/domain/checkmark.ts'
import { shortTime } from '../../lib/time.ts'
import { answerCheck } from '../../acts/pictures.ts'

interface ChecklistProps {
  readonly figure: Block
  readonly items: readonly ChecklistItem[]
  readonly marks: readonly Checkmark[]
}

const ICONS = { ok: Check, doubt: CircleHelp, 'not-applicable': Minus, open: CircleDashed } as const

/** What is asked of every picture: each item is in order, in doubt, or does not apply here. */
export function Checklist({ figure, items, marks }: ChecklistProps) {
  const { t, i18n } = useTranslation()
  const answers = new Map(marks.map((mark) => [mark.item, mark]))
  // What was answered before the house changed its list is not lost.
  const all: readonly Pick<ChecklistItem, 'id' | 'label' | 'hint'>[] = [
    ...items,
    ...marks.flatMap(({ item }) => (items.some(({ id }) => id === item) ? [] : [{ id: item }])),
  ]
  return (
    <section>
      <h3>
        {t('picture.list')}{' '}
        <span>
          {t('picture.itemsDone', { done: all.filter(({ id }) => answers.has(id)).length, total: all.length })}
        </span>
      </h3>
      <ul className="picture-checks">
        {all.map((item) => {
          const mark = answers.get(item.id)
          const name = itemName(item, t)
          const hint = item.hint ?? t(`captions.checklist.${item.id}.hint`, { defaultValue: '' })
          const signed = mark === undefined ? '' : `${mark.by} ${shortTime(mark.atMs, i18n.language)}`
          return (
            <li key={item.id} title={[hint, signed].filter((part) => part !== '').join('\n')}>
              <span>{name}</span>
              <span className="picture-answers" role="group" aria-label={name}>
                {CHECKMARK_STATES.map((state) => (
                  <Answer
                    key={state}
                    state={state}
                    isGiven={mark?.state === state}
                    label={`${name}: ${t(`picture.itemState.${state}`)}`}
                    onAnswer={() => answerCheck(figure, item.id, state)}
                  />
                ))}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface AnswerProps {
  readonly state: CheckmarkState
  readonly isGiven: boolean
  readonly label: string
  readonly onAnswer: () => void
}

function Answer({ state, isGiven, label, onAnswer }: AnswerProps) {
  const Icon = ICONS[state]
  return (
    <button type="button" data-state={state} aria-pressed={isGiven} aria-label={label} title={label} onClick={onAnswer}>
      <Icon size={14} aria-hidden />
    </button>
  )
}

/** The words for an item: built-in ones are translated, a house's own are its words. */
export function itemName(
  { id, label }: Pick<ChecklistItem, 'id' | 'label'>,
  t: (key: string, options: { defaultValue: string }) => string,
): string {
  return label ?? t(`captions.checklist.${id}.label`, { defaultValue: id })
}
