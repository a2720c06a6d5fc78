import { ChevronLeft, Command, FileOutput, Redo2, Search, Sun, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { canRun, runCommand } from '../../commands/registry.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { showLibrary, showOverlay, showView } from '../../acts/actions.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { StageChip } from '../../components/StageChip.tsx'
import { VersionMenu } from './VersionMenu.tsx'
import { SaveLine } from './SaveLine.tsx'

/** Title, stage, honest state of saving, views and export. */
export function TopBar() {
  const { t } = useTranslation()
  const article = useArticle((open) => [...open.tables.article.values()][0])
  const history = useArticle((open) => open.history)
  const view = useApp((state) => state.view)
  return (
    <header className="top-bar">
      <IconButton label={t('commands.show-library')} onClick={showLibrary}>
        <ChevronLeft size={18} />
      </IconButton>
      <h1 className="top-title" lang={article?.language}>
        {article?.title}
      </h1>
      {article !== undefined && <StageChip stage={article.stage} label={t(`proof.stage.${article.stage}`)} />}
      <VersionMenu />
      <SaveLine />
      <span className="top-space" />
      <IconButton
        label={t('commands.undo')}
        aria-disabled={history.undo.length === 0}
        onClick={() => runCommand('undo')}
      >
        <Undo2 size={18} />
      </IconButton>
      <IconButton
        label={t('commands.redo')}
        aria-disabled={history.redo.length === 0}
        onClick={() => runCommand('redo')}
      >
        <Redo2 size={18} />
      </IconButton>
      <span className="top-rule" />
      <IconButton
        label={t('commands.find-in-article')}
        onClick={() => canRun('find-in-article') && runCommand('find-in-article')}
      >
        <Search size={18} />
      </IconButton>
      <IconButton label={t('commands.open-palette')} onClick={() => showOverlay({ kind: 'palette' })}>
        <Command size={18} />
      </IconButton>
      <IconButton label={t('commands.theme-next')} onClick={() => runCommand('theme-next')}>
        <Sun size={18} />
      </IconButton>
      <Segmented
        label={t('proof.view.label')}
        value={view}
        options={(['original', 'marked', 'clean'] as const).map((value) => ({
          value,
          label: t(`proof.view.${value}`),
        }))}
        onChange={showView}
      />
      <Button onClick={() => showOverlay({ kind: 'export' })}>
        <FileOutput size={16} aria-hidden />
        {t('proof.export')}
      </Button>
    </header>
  )
}
