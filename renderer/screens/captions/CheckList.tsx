import { Check, CircleHelp, Minus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CheckState, CheckView } from '../../store/caption-lines.ts'

const ICONS = { ok: Check, wrong: X, doubt: CircleHelp, none: Minus } as const

interface StateSignProps {
  readonly state: CheckState
  readonly size?: number
  /** What it is called, where it is not simply a check. */
  readonly label?: string
}

/** The sign of a check's result; its shape says it without the colour. */
export function StateSign({ state, size = 14, label }: StateSignProps) {
  const { t } = useTranslation()
  const Icon = ICONS[state]
  return (
    <Icon
      size={size}
      className="state-sign"
      data-state={state}
      role="img"
      aria-label={label ?? t(`captions.sign.${state}`)}
    />
  )
}

/** What was compared, and how it came out. */
export function CheckList({ checks }: { readonly checks: readonly CheckView[] }) {
  return (
    <ul className="caption-checks">
      {checks.map((check) => (
        <li key={check.id}>
          <CheckLine check={check} />
        </li>
      ))}
    </ul>
  )
}

/** One check in words. */
export function CheckLine({ check }: { readonly check: CheckView }) {
  const text = useCheckText()
  return (
    <span className="caption-check">
      <StateSign state={check.state} />
      <span>{text(check)}</span>
    </span>
  )
}

/** A check in words; lists are joined as the language does it. */
export function useCheckText(): (check: CheckView) => string {
  const { t } = useTranslation()
  return ({ key, values, words, list }) =>
    t(key, {
      ...values,
      ...(words === undefined ? {} : { words: words.join(t('captions.and')) }),
      ...(list === undefined ? {} : { list: list.map((each) => t(each)).join(t('captions.and')) }),
    })
}
