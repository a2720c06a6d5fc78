import '../../styles/dialogs.css'
import { showOverlay } from '../../acts/actions.ts'
import { useApp } from '../../store/hooks.ts'
import { MendDialog } from '../findings/MendDialog.tsx'
import { HistoryDialog } from '../history/HistoryDialog.tsx'
import { LogDialog } from '../log/LogDialog.tsx'
import { Palette } from '../palette/Palette.tsx'
import { PictureViewer } from '../picture/PictureViewer.tsx'
import { AboutDialog } from './AboutDialog.tsx'
import { AnnotationsDialog } from './AnnotationsDialog.tsx'
import { CountsDialog } from './CountsDialog.tsx'
import { DetailsDialog } from './DetailsDialog.tsx'
import { ErrorDialog } from './ErrorDialog.tsx'
import { ExportChosen, ExportOpen } from './ExportDialog.tsx'
import { ExportedDialog } from './ExportedDialog.tsx'
import { HouseListDialog } from './HouseListDialog.tsx'
import { HouseWordDialog } from './HouseWordDialog.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { PackageDialog } from './PackageDialog.tsx'
import { PasteDialog } from './PasteDialog.tsx'
import { PrintDialog } from './PrintDialog.tsx'
import { RenameDialog } from './RenameDialog.tsx'
import { RescueDialog } from './RescueDialog.tsx'
import { RestoreDialog } from './RestoreDialog.tsx'
import { ReturnedDialog } from './ReturnedDialog.tsx'
import { ReviewerDialog } from './ReviewerDialog.tsx'
import { StageDialog } from './StageDialog.tsx'
import { UnsavedDialog } from '../saving/UnsavedDialog.tsx'

/** What lies over the screen, one at a time. */
export function Overlays() {
  const overlay = useApp((state) => state.overlay)
  const close = (): void => showOverlay(undefined)
  switch (overlay?.kind) {
    case undefined:
      return null
    case 'palette':
      return <Palette onClose={close} />
    case 'keys':
      return <KeysDialog onClose={close} />
    case 'about':
      return <AboutDialog onClose={close} />
    case 'export':
      return overlay.articles === undefined ? (
        <ExportOpen format={overlay.format} onClose={close} />
      ) : (
        <ExportChosen format={overlay.format} articles={overlay.articles} onClose={close} />
      )
    case 'print':
      return <PrintDialog onClose={close} />
    case 'mend':
      return <MendDialog rule={overlay.rule} onClose={close} />
    case 'exported':
      return (
        <ExportedDialog folder={overlay.folder} written={overlay.written} refused={overlay.refused} onClose={close} />
      )
    case 'package':
      return <PackageDialog key={overlay.preview.token} preview={overlay.preview} file={overlay.file} onClose={close} />
    case 'returned':
      return <ReturnedDialog key={overlay.facts.token} {...overlay} onClose={close} />
    case 'stage':
      return <StageDialog articles={overlay.articles} onClose={close} />
    case 'history':
      return <HistoryDialog onClose={close} />
    case 'log':
      return <LogDialog onClose={close} />
    case 'paste':
      return <PasteDialog onClose={close} />
    case 'link':
      return <LinkDialog selection={overlay.selection} address={overlay.address} onClose={close} />
    case 'counts':
      return <CountsDialog onClose={close} />
    case 'details':
      return <DetailsDialog onClose={close} />
    case 'house-word':
      return <HouseWordDialog word={overlay.word} onClose={close} />
    case 'house-list':
      return (
        <HouseListDialog key={overlay.preview.token} preview={overlay.preview} file={overlay.file} onClose={close} />
      )
    case 'rename':
      return <RenameDialog article={overlay.article} onClose={close} />
    case 'rescue':
      return <RescueDialog onClose={close} />
    case 'restore':
      return <RestoreDialog backup={overlay.backup} articles={overlay.articles} onClose={close} />
    case 'reviewer':
      return <ReviewerDialog then={overlay.then} onClose={() => showOverlay(overlay.back)} />
    case 'unsaved':
      return <UnsavedDialog onClose={() => showOverlay(overlay.back)} />
    case 'annotations':
      return <AnnotationsDialog results={overlay.results} onClose={close} />
    case 'error':
      return <ErrorDialog error={overlay.error} onClose={close} />
    case 'picture':
      return (
        <PictureViewer
          figureId={overlay.figureId}
          {...(overlay.noteId === undefined ? {} : { noteId: overlay.noteId })}
          {...(overlay.linkId === undefined ? {} : { linkId: overlay.linkId })}
          {...(overlay.placing === undefined ? {} : { placing: overlay.placing })}
          onClose={close}
        />
      )
  }
}
