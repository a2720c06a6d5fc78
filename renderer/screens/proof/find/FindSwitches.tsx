import { CaseSensitive, Equal, Regex, WholeWord, type LucideIcon } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { IconButton } from '../../../components/Button.tsx'
import { shownKeys } from '../../../lib/keys.ts'
import { askFor, findStore } from '../../../store/find.ts'

const SWITCHES: readonly {
  readonly id: 'isCased' | 'isWhole' | 'isPattern' | 'isExact'
  readonly key: string
  readonly Icon: LucideIcon
}[] = [
  { id: 'isCased', key: 'C', Icon: CaseSensitive },
  { id: 'isWhole', key: 'W', Icon: WholeWord },
  { id: 'isPattern', key: 'R', Icon: Regex },
  { id: 'isExact', key: 'X', Icon: Equal },
]

/** How the words are meant: case, whole words, a pattern, these very characters. */
export function FindSwitches() {
  const { t } = useTranslation()
  const query = useStore(findStore, (state) => state.query)
  return SWITCHES.map(({ id, key, Icon }) => (
    <IconButton
      key={id}
      size="small"
      label={`${t(`find.${id}`)} (${shownKeys(`Alt+${key}`).join('+')})`}
      aria-pressed={query[id]}
      aria-keyshortcuts={`Alt+${key}`}
      onClick={() => askFor({ [id]: !query[id] })}
    >
      <Icon size={16} aria-hidden />
    </IconButton>
  ))
}

/** The switches by their keys, from the fields of the bar; true when the key was one of them. */
export function switchByKey(event: KeyboardEvent): boolean {
  if (!event.altKey || event.ctrlKey || event.metaKey) return false
  const found = SWITCHES.find(({ key }) => event.code === `Key${key}`)
  if (found === undefined) return false
  askFor({ [found.id]: !findStore.getState().query[found.id] })
  return true
}
