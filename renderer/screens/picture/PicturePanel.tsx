import { useTranslation } from 'react-i18next'
import { countOpen } from '#shared/acts/waiting.ts'
import type { Asset } from '#shared/domain/asset.ts'
import type { LinkRecord } from '#shared/domain/link.ts'
import type { Region } from '#shared/domain/target.ts'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import type { BlockBundle } from '../../store/by-block.ts'
import type { CaptionView } from '../../store/caption-view.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import type { ShownRegion } from '../../store/regions.ts'
import { reshapeLink } from '../../acts/pictures.ts'
import { CheckList } from '../captions/CheckList.tsx'
import { MetadataTable } from '../captions/MetadataTable.tsx'
import { DraftCard } from '../proof/cards/DraftCard.tsx'
import { NoteCard } from '../proof/cards/NoteCard.tsx'
import { FallenVerdict } from '../revision/Fallen.tsx'
import { Checklist } from './Checklist.tsx'
import { RegionCard } from './RegionCard.tsx'
import { WordChooser, type WordRun } from './WordChooser.tsx'

interface PicturePanelProps {
  readonly bundle: BlockBundle
  readonly asset: Asset
  readonly caption: BlockBundle | undefined
  readonly view: CaptionView | undefined
  readonly regions: readonly ShownRegion[]
  readonly stale: readonly LinkRecord[]
  readonly active: string | undefined
  readonly pointed: string | undefined
  readonly chosen: WordRun | undefined
  readonly onChosen: (run: WordRun | undefined) => void
  /** What just happened to a link, or what is wanted next. */
  readonly message: string
  readonly onLink: () => void
  readonly onUnlink: (id: string) => void
  readonly onDraw: (region: Region) => void
  readonly onReshape: (id: string, region: Region, isDone: boolean) => void
  readonly onChoose: (id: string) => void
  readonly onPoint: (id: string | undefined) => void
}

/** Beside the picture: its caption, the regions with their words and numbers, what was compared, what is to be checked. */
export function PicturePanel(props: PicturePanelProps) {
  const { bundle, asset, caption, view, regions, stale, active, pointed } = props
  const { t } = useTranslation()
  const drafts = useArticle((open) => open.drafts)
  const links = useArticle((open) => open.tables.link)
  const checkmarks = useArticle((open) => open.tables.checkmark)
  const items = useApp((state) => state.settings.pictureChecklist)
  const marks = [...checkmarks.values()].filter((mark) => mark.blockId === bundle.block.id)
  const openNotes = countOpen(
    bundle.notes.flatMap(({ note }) => (note.target.kind === 'region' ? [note] : [])),
    [],
  )
  const card = (region: ShownRegion) => {
    const note = bundle.notes.find((run) => run.note.id === region.id)?.note
    const draft = drafts.get(region.id)
    const link = links.get(region.id)
    return (
      <RegionCard
        key={region.id}
        region={region}
        isLive={region.id === active}
        isPointed={region.id === pointed}
        onChoose={() => props.onChoose(region.id)}
        onPoint={props.onPoint}
        onReshape={(to, isDone) => props.onReshape(region.id, to, isDone)}
        onUnlink={link === undefined ? undefined : () => props.onUnlink(link.id)}
      >
        {note !== undefined && <NoteCard note={note} isOpen={region.id === active} />}
        {note === undefined && draft !== undefined && <DraftCard draft={draft} isOpen={region.id === active} />}
      </RegionCard>
    )
  }
  return (
    <aside className="picture-panel scroll" aria-label={t('picture.panel')}>
      {caption === undefined || view === undefined ? (
        <p className="picture-hint">{t('picture.noCaption')}</p>
      ) : (
        <WordChooser
          caption={caption.block}
          suggestions={caption.suggestions}
          marks={view.marks}
          phrases={view.phrases}
          credit={view.credit}
          chosen={props.chosen}
          pointed={pointed ?? active}
          onChosen={props.onChosen}
          onPoint={props.onPoint}
          onOpenLink={props.onChoose}
          onLink={props.onLink}
        />
      )}
      {caption !== undefined && caption.verdict === undefined && <FallenVerdict blockId={caption.block.id} />}
      <p className="picture-message" role="status">
        {props.message}
      </p>
      <section>
        <h3>
          {t('picture.regions')} <span>{regions.length}</span>
          {openNotes > 0 && <span> · {t('picture.notesOpen', { count: openNotes })}</span>}
        </h3>
        {regions.length === 0 && <p className="picture-hint">{t('picture.regionsHint')}</p>}
        <ul className="picture-list">{regions.map(card)}</ul>
        <AddButtons onDraw={props.onDraw} />
        {regions.some(({ kind }) => kind !== 'note') && (
          <p className="picture-keys" aria-hidden="true">
            <Keys parts={['←', '→']} /> {t('picture.keysMove')} <Keys parts={['Shift']} /> {t('picture.keysFar')}{' '}
            <Keys parts={['Alt']} /> {t('picture.keysSize')}
          </p>
        )}
      </section>
      {stale.length > 0 && <StaleLinks links={stale} asset={asset} onUnlink={props.onUnlink} />}
      {view !== undefined && (
        <section>
          <h3>{t('picture.order')}</h3>
          {view.order.length === 0 ? (
            <p className="picture-hint">{t('picture.orderNone')}</p>
          ) : (
            <CheckList checks={view.order} />
          )}
        </section>
      )}
      <MetadataTable rows={view?.metadata ?? []} hasPicture />
      <Checklist figure={bundle.block} items={items} marks={marks} />
    </aside>
  )
}

/** The way to a region without a pointer: one in the middle, to be moved by arrows or numbers. */
function AddButtons({ onDraw }: Pick<PicturePanelProps, 'onDraw'>) {
  const { t } = useTranslation()
  const triangle = [
    { x: 0.5, y: 0.25 },
    { x: 0.75, y: 0.75 },
    { x: 0.25, y: 0.75 },
  ]
  return (
    <div className="picture-add">
      <Button onClick={() => onDraw({ shape: 'rectangle', x: 0.25, y: 0.25, width: 0.5, height: 0.5 })}>
        {t('picture.addRectangle')}
      </Button>
      <Button onClick={() => onDraw({ shape: 'polygon', points: triangle })}>{t('picture.addPolygon')}</Button>
      <Button onClick={() => onDraw({ shape: 'point', x: 0.5, y: 0.5 })}>{t('picture.addPoint')}</Button>
    </div>
  )
}

interface StaleLinksProps extends Pick<PicturePanelProps, 'onUnlink'> {
  readonly links: readonly LinkRecord[]
  readonly asset: Asset
}

/** Regions that were drawn on the picture before this one: they hold here only if a person says so. */
function StaleLinks({ links, asset, onUnlink }: StaleLinksProps) {
  const { t } = useTranslation()
  return (
    <section>
      <h3>
        {t('picture.stale')} <span>{links.length}</span>
      </h3>
      <p className="picture-hint">{t('picture.staleHint')}</p>
      <ul className="picture-list">
        {links.map((link) => (
          <li key={link.id} className="picture-stale">
            <strong>{link.words}</strong>
            <Button tone="link" onClick={() => reshapeLink(link, link.region, asset.id)}>
              {t('picture.staleKeep')}
            </Button>
            <Button tone="link" onClick={() => onUnlink(link.id)}>
              {t('picture.unlink', { words: link.words })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
