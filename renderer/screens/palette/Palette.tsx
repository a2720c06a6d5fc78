import { Command, useCommandState } from 'cmdk'
import {
  Eye,
  FileText,
  Hash,
  Heading,
  History,
  Image,
  Info,
  LibraryBig,
  MessageSquareText,
  Newspaper,
  Pencil,
  SquareTerminal,
  type LucideIcon,
} from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/palette.css'
import { COMMANDS, type CommandId, type CommandSpec } from '#shared/commands/commands.ts'
import { initialsOf } from '#shared/language/initials.ts'
import { FormedWords } from '../../components/FormedWords.tsx'
import { canRun, runCommand } from '../../commands/registry.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { useKeptSelection } from '../../lib/kept-selection.ts'
import { shownKeys } from '../../lib/keys.ts'
import { changeSettings, showDesk } from '../../acts/actions.ts'
import { appStore, standsAlone } from '../../store/app-store.ts'
import { whereOf } from '../../lib/where.ts'
import { bundlesOf } from '../../store/by-block.ts'
import { useApp, useSession } from '../../store/hooks.ts'
import { score } from './score.ts'
import { useVersions } from '../proof/use-versions.ts'
import { drawWhole } from '../proof/use-growing.ts'

type Listed = CommandSpec & { readonly id: CommandId }

const MENU_ICONS: Readonly<Record<string, LucideIcon>> = {
  file: FileText,
  edit: Pencil,
  view: Eye,
  article: Newspaper,
  note: MessageSquareText,
  help: Info,
}
const SCOPE_ICONS: Readonly<Partial<Record<CommandSpec['scope'], LucideIcon>>> = {
  library: LibraryBig,
  numbers: Hash,
  captions: Image,
  picture: Image,
  notes: MessageSquareText,
}
const MOST_RECENT = 4
const PLACE_ROLES: readonly string[] = ['headline', 'section-heading', 'caption']
const MOST_PLACES = 200
const PLACES_AT_FIRST = 6

/** Every command that can be carried out now, then the places of the open article; typed, chosen, done. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const recent = useApp((state) => state.settings.recentCommands)
  const tables = useSession((state) => state.open?.tables)
  const isProof = useApp((state) => state.screen.kind === 'proof')
  const versions = useVersions()
  useKeptSelection()

  const commands = useMemo(() => (COMMANDS as readonly Listed[]).filter(isOffered), [])
  const known = useMemo(
    () =>
      new Map(
        commands.map((command) => {
          const name = t(`commands.${command.id}`)
          return [command.id as string, { command, name, initials: initialsOf(name) }]
        }),
      ),
    [commands, t],
  )
  const places = useMemo(() => {
    if (!isProof || tables === undefined) return []
    return bundlesOf(tables)
      .list.filter(({ block }) => PLACE_ROLES.includes(block.role) && block.text !== '')
      .map(({ block, ordinal, caption }) => ({
        block,
        ordinal,
        caption,
        initials: initialsOf(block.text.slice(0, 40)),
      }))
      .slice(0, MOST_PLACES)
  }, [isProof, tables])

  const isSeeking = query.trim() !== ''
  const recents = isSeeking ? [] : recent.filter((id) => known.has(id)).slice(0, MOST_RECENT)
  const rest = [...known.values()].filter(({ command }) => !recents.includes(command.id))
  const run = (id: CommandId): void => {
    onClose()
    void changeSettings({ recentCommands: [id, ...recent.filter((other) => other !== id)].slice(0, 8) })
    // After the dialog is gone and the focus is back where it was: the command works on what is there.
    setTimeout(() => runCommand(id), 0)
  }
  const item = ({ command, name, initials }: { command: Listed; name: string; initials: string }) => (
    <Command.Item key={command.id} value={command.id} keywords={[name, initials]} onSelect={() => run(command.id)}>
      <CommandIcon command={command} />
      <span>{name}</span>
      {command.keys[0] !== undefined && <Keys parts={shownKeys(command.keys[0])} />}
    </Command.Item>
  )
  return (
    <Dialog title={t('palette.title')} closeLabel={t('common.close')} onClose={onClose} isBare>
      <Command
        className="palette"
        label={t('palette.title')}
        loop
        filter={(_, sought, keywords) => score(keywords?.[0] ?? '', keywords?.[1] ?? '', sought)}
      >
        <div className="palette-field">
          <SquareTerminal size={18} aria-hidden />
          <Command.Input value={query} onValueChange={setQuery} placeholder={t('palette.placeholder')} autoFocus />
          <Keys parts={['Esc']} />
          <NoneFound />
        </div>
        <Command.List label={t('palette.list')} className="palette-list scroll">
          <NoneListed />
          {recents.length > 0 && (
            <Command.Group heading={t('palette.recent')}>
              {recents.flatMap((id) => {
                const found = known.get(id)
                return found === undefined ? [] : [item(found)]
              })}
            </Command.Group>
          )}
          <Command.Group heading={t('palette.commands')}>{rest.map(item)}</Command.Group>
          {isProof && versions.length > 0 && (
            <Command.Group heading={t('proof.earlier.menu')}>
              {versions.map(({ id, label, isShown, open }) => (
                <Command.Item
                  key={id}
                  value={`version-${id}`}
                  keywords={[label, initialsOf(label)]}
                  onSelect={() => {
                    onClose()
                    if (!isShown) open()
                  }}
                >
                  <History size={16} aria-hidden />
                  <span className="palette-place">{label}</span>
                  {isShown && <small>{t('proof.earlier.shown')}</small>}
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {places.length > 0 && (
            <Command.Group heading={t('palette.places')}>
              {places.slice(0, isSeeking ? MOST_PLACES : PLACES_AT_FIRST).map(({ block, initials, ...counted }) => (
                <Command.Item
                  key={block.id}
                  value={`place-${block.id}`}
                  keywords={[block.text, initials]}
                  onSelect={() => {
                    onClose()
                    showBlock(block.id)
                  }}
                >
                  {block.role === 'caption' ? <Image size={16} aria-hidden /> : <Heading size={16} aria-hidden />}
                  <span className="palette-place" title={block.text}>
                    <FormedWords block={block} />
                  </span>
                  <small>{whereOf({ block, ...counted }, t)}</small>
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
        <PaletteFoot />
      </Command>
    </Dialog>
  )
}

function isOffered(command: Listed): boolean {
  return command.isHidden !== true && canRun(command.id)
}

function CommandIcon({ command }: { readonly command: Listed }) {
  const Icon = (command.menu && MENU_ICONS[command.menu.menu]) ?? SCOPE_ICONS[command.scope] ?? SquareTerminal
  return <Icon size={16} aria-hidden />
}

/** Brings a block of the article to the top of what is read; a desk that stands in its place gives way. */
function showBlock(id: string): void {
  const find = (): Element | null => document.querySelector(`[data-block="${CSS.escape(id)}"]`)
  if (find() === null && standsAlone(appStore.getState().desk)) showDesk('outline')
  drawWhole()
  requestAnimationFrame(() => find()?.scrollIntoView({ block: 'start' }))
}

/** The keys of the palette. */
function PaletteFoot() {
  const { t } = useTranslation()
  return (
    <footer className="palette-foot">
      <span>
        <Keys parts={['↑', '↓']} /> {t('palette.choose')}
      </span>
      <span>
        <Keys parts={['Enter']} /> {t('palette.run')}
      </span>
      <span>{t('palette.initials')}</span>
    </footer>
  )
}

/** A list has entries, also where it only says that there are none. */
function NoneListed() {
  const { t } = useTranslation()
  return (
    <Command.Empty>
      <div role="option" aria-selected={false} aria-disabled>
        {t('palette.none')}
      </div>
    </Command.Empty>
  )
}

/** Whoever does not see the list is told when it has nothing. */
function NoneFound() {
  const { t } = useTranslation()
  const isNone = useCommandState(({ filtered }) => filtered.count === 0)
  return (
    <span className="visually-hidden" role="status">
      {isNone ? t('palette.none') : ''}
    </span>
  )
}
