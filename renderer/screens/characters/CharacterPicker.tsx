import { Command } from 'cmdk'
import { Omega } from 'lucide-react'
import { useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import '../../styles/palette.css'
import { initialsOf } from '#shared/language/initials.ts'
import { CHARACTER_GROUPS, CHARACTERS, codesOf, type SpecialCharacter } from '#shared/text/characters.ts'
import { charactersStore, closeCharacters, insertCharacter } from '../../acts/characters.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { useKeptSelection } from '../../lib/kept-selection.ts'
import { useApp } from '../../store/hooks.ts'
import { score } from '../palette/score.ts'

/** Characters that keyboards have no key for: sought by name, chosen, written where one was. */
export function CharacterPicker() {
  return useStore(charactersStore, ({ isOpen }) => isOpen) ? <OpenPicker /> : null
}

function OpenPicker() {
  const { t, i18n } = useTranslation()
  const [query, setQuery] = useState('')
  const used = useApp((state) => state.settings.recentCharacters)
  useKeptSelection()
  const known = useMemo(() => new Map(CHARACTERS.map((each) => [codesOf(each.sign), withWords(each)])), [])
  const recents = query.trim() === '' ? used.flatMap((sign) => known.get(codesOf(sign))?.character ?? []) : []
  const nameOf = ({ names }: SpecialCharacter): string =>
    names[i18n.language === 'zh-Hans' || i18n.language === 'zh-Hant' ? i18n.language : 'en']
  const choose = (character: SpecialCharacter): void => {
    // Once the dialog is gone and the focus is back where it was, and before any key that follows.
    flushSync(closeCharacters)
    insertCharacter(character.sign, nameOf(character))
  }
  const item = (character: SpecialCharacter, from: string) => (
    <Command.Item
      key={character.sign}
      value={`${from} ${codesOf(character.sign)}`}
      // A space would be trimmed away.
      keywords={[codesOf(character.sign)]}
      onSelect={() => choose(character)}
    >
      <span className="character-sign" data-space={character.group === 'spaces' || undefined} aria-hidden>
        {character.sign}
      </span>
      <span>{nameOf(character)}</span>
      <small>{codesOf(character.sign)}</small>
    </Command.Item>
  )
  return (
    <Dialog title={t('commands.insert-character')} closeLabel={t('common.close')} onClose={closeCharacters} isBare>
      <Command
        className="palette"
        label={t('commands.insert-character')}
        loop
        filter={(_, sought, keywords) => scoreOf(known.get(keywords?.[0] ?? ''), sought)}
      >
        <div className="palette-field">
          <Omega size={18} aria-hidden />
          <Command.Input value={query} onValueChange={setQuery} placeholder={t('characters.placeholder')} autoFocus />
          <Keys parts={['Esc']} />
        </div>
        <Command.List label={t('commands.insert-character')} className="palette-list scroll">
          <Command.Empty>{t('characters.none')}</Command.Empty>
          {recents.length > 0 && (
            <Command.Group heading={t('palette.recent')}>{recents.map((each) => item(each, 'recent'))}</Command.Group>
          )}
          {CHARACTER_GROUPS.map((group) => (
            <Command.Group key={group} heading={t(`characters.group.${group}`)}>
              {CHARACTERS.filter((each) => each.group === group && !recents.includes(each)).map((each) =>
                item(each, group),
              )}
            </Command.Group>
          ))}
        </Command.List>
        <footer className="palette-foot">
          <span>
            <Keys parts={['↑', '↓']} /> {t('palette.choose')}
          </span>
          <span>
            <Keys parts={['Enter']} /> {t('characters.insert')}
          </span>
          <span>{t('characters.hint')}</span>
        </footer>
      </Command>
    </Dialog>
  )
}

interface Known {
  readonly character: SpecialCharacter
  readonly words: readonly (readonly [name: string, initials: string])[]
}

/** Whoever works in one language may know a sign by its name in another. */
function withWords(character: SpecialCharacter): Known {
  const names = [...new Set(Object.values(character.names))]
  return { character, words: names.map((name) => [name, initialsOf(name)] as const) }
}

function scoreOf(known: Known | undefined, sought: string): number {
  if (known === undefined) return 0
  const { sign } = known.character
  if (sought.trim() === sign || codesOf(sign).toLowerCase().includes(sought.trim().toLowerCase())) return 1
  // Of names that fit alike the shortest is the one that is meant.
  return Math.max(...known.words.map(([name, initials]) => score(name, initials, sought) * (1 - name.length / 1000)))
}
