import { Command, Ellipsis, FileOutput, Redo2, Search, Sun, Undo2 } from 'lucide-react'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PROOF_VIEWS } from '#shared/domain/left-at.ts'
import { COMMANDS, type CommandId } from '#shared/commands/commands.ts'
import { showView } from '../../acts/actions.ts'
import { runCommand } from '../../commands/registry.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { Menu } from '../../components/Menu.tsx'
import { shownKeys } from '../../lib/keys.ts'
import { useApp, useArticle } from '../../store/hooks.ts'

const TOOLS = [
  { id: 'undo', Icon: Undo2 },
  { id: 'redo', Icon: Redo2 },
  { id: 'find-in-article', Icon: Search },
  { id: 'open-palette', Icon: Command },
  { id: 'theme-next', Icon: Sun },
] as const

/** The tools of the top bar, each a button. */
export function TopTools() {
  const { t } = useTranslation()
  const history = useArticle((open) => open.history)
  const isIdle = { undo: history.undo.length === 0, redo: history.redo.length === 0 }
  return TOOLS.map(({ id, Icon }) => (
    <Fragment key={id}>
      <IconButton
        label={t(`commands.${id}`)}
        aria-disabled={id === 'undo' || id === 'redo' ? isIdle[id] : undefined}
        onClick={() => runCommand(id)}
      >
        <Icon size={18} />
      </IconButton>
      {id === 'redo' && <span className="top-rule" />}
    </Fragment>
  ))
}

/** The same in a menu with their names, where there is no room for buttons; and the way out, and the views. */
export function FoldedTools({ hasViews }: { readonly hasViews: boolean }) {
  const { t } = useTranslation()
  const view = useApp((state) => state.view)
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number }>()
  const all = [...TOOLS, { id: 'export-article', Icon: FileOutput } as const]
  const views = PROOF_VIEWS.map((value) => ({
    id: value,
    label: t(`proof.view.${value}`),
    isChosen: value === view,
    onSelect: () => showView(value),
  }))
  return (
    <>
      <IconButton
        label={t('proof.tools')}
        aria-haspopup="menu"
        aria-expanded={menu !== undefined}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          setMenu({ x: box.left, y: box.bottom + 4 })
        }}
      >
        <Ellipsis size={18} />
      </IconButton>
      {menu !== undefined && (
        <Menu
          label={t('proof.tools')}
          at={menu}
          onClose={() => setMenu(undefined)}
          items={[
            ...(hasViews ? views : []),
            ...all.map(({ id, Icon }) => ({
              id,
              label: t(`commands.${id}`),
              icon: <Icon size={16} aria-hidden />,
              keys: keysOf(id),
              onSelect: () => runCommand(id),
            })),
          ]}
        />
      )}
    </>
  )
}

function keysOf(id: CommandId): readonly string[] {
  const [key] = COMMANDS.find((command) => command.id === id)?.keys ?? []
  return key === undefined ? [] : shownKeys(key)
}

/** The way out, for as long as there is room for it. */
export function ExportButton() {
  const { t } = useTranslation()
  return (
    <Button onClick={() => runCommand('export-article')}>
      <FileOutput size={16} aria-hidden />
      {t('proof.export')}
    </Button>
  )
}
