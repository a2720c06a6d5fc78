import { useTranslation } from 'react-i18next'
import type { CaptionView } from '../../store/caption-view.ts'
import { elementState, isContradicted, newsElements } from '../../store/caption-lines.ts'
import { StateSign } from './CheckList.tsx'

interface ElementChipsProps {
  readonly view: CaptionView
  readonly size: 'full' | 'short'
  readonly onPoint?: (element: string | undefined) => void
}

/** Who, what, where, when, credit: there or not. Each is underlined here as it is in the caption. */
export function ElementChips({ view, size, onPoint }: ElementChipsProps) {
  const { t } = useTranslation()
  return (
    <ul className="element-chips" data-size={size} aria-label={t('captions.elements')}>
      {newsElements(view.checks).map((check) => {
        const { element, words } = check
        const isWrong = isContradicted(check, view.checks)
        const state = isWrong ? 'wrong' : elementState(check)
        const word = t(`captions.state.${isWrong ? 'contradicted' : check.state}`)
        const name = t(size === 'full' ? `captions.element.${element}` : `captions.short.${element}`)
        const said = `${t(`captions.element.${element}`)} ${word}`
        return (
          <li
            key={element}
            data-state={state}
            title={words === undefined ? said : `${said}: ${words}`}
            onPointerEnter={() => onPoint?.(element)}
            onPointerLeave={() => onPoint?.(undefined)}
          >
            <span data-element={element}>{name}</span>
            <StateSign state={state} size={size === 'full' ? 14 : 12} label={word} />
          </li>
        )
      })}
    </ul>
  )
}
