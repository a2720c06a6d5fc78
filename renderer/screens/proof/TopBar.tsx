import { ChevronLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { PROOF_VIEWS } from '#shared/domain/left-at.ts'
import { IconButton } from '../../components/Button.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { showLibrary, showView } from '../../acts/actions.ts'
import { useIsTiny, useRoom } from '../../lib/room.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { StageChip } from '../../components/StageChip.tsx'
import { VersionMenu } from './VersionMenu.tsx'
import { SaveLine } from './SaveLine.tsx'
import { ExportButton, FoldedTools, TopTools } from './TopTools.tsx'

/** Title, stage, honest state of saving, views and export. */
export function TopBar() {
  const { t } = useTranslation()
  const article = useArticle((open) => [...open.tables.article.values()][0])
  const view = useApp((state) => state.view)
  const scale = useApp((state) => state.settings.textScale)
  const isFolded = useRoom(scale) === 'tight'
  const isTiny = useIsTiny(scale)
  return (
    <header className="top-bar">
      <IconButton label={t('commands.show-library')} onClick={showLibrary}>
        <ChevronLeft size={18} />
      </IconButton>
      <h1 className="top-title" lang={article?.language} title={article?.title}>
        {article?.title}
      </h1>
      {article !== undefined && <StageChip stage={article.stage} label={t(`proof.stage.${article.stage}`)} />}
      <VersionMenu />
      <SaveLine />
      <span className="top-space" />
      {!isFolded && <TopTools />}
      {!isTiny && (
        <Segmented
          label={t('proof.view.label')}
          value={view}
          options={PROOF_VIEWS.map((value) => ({ value, label: t(`proof.view.${value}`) }))}
          onChange={showView}
        />
      )}
      {isFolded ? <FoldedTools hasViews={isTiny} /> : <ExportButton />}
    </header>
  )
}
