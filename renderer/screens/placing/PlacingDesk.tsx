import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '#shared/domain/asset.ts'
import type { Note } from '#shared/domain/note.ts'
import '../../styles/revision.css'
import { EmptyState } from '../../components/EmptyState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Keys } from '../../components/Keys.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import { useDeskRole } from '../../lib/room.ts'
import type { Bundles } from '../../store/by-block.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { useTelling, useToldAgain } from '../../store/told-again.ts'
import { needPlacing } from '../../store/unplaced.ts'
import { pictureLook } from '../../lib/picture-look.ts'
import { tellAgain } from '../../workers/likeness.ts'
import type { KnownPictures } from './candidates.ts'
import { PlacingRow } from './PlacingRow.tsx'
import { usePlacingKeys } from './use-placing-keys.ts'

/** What a row with two candidates takes, before the text scale. */
const LIKELY_PX = 190

/** Notes that have no sure place in this text: what they were about, and where they may belong. */
export function PlacingDesk({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const scale = useApp((app) => app.settings.textScale)
  const place = useApp((app) => (app.place?.kind === 'note' ? app.place.id : undefined))
  const notes = useMemo(() => needPlacing(bundles), [bundles])
  // Whoever selects words for a note goes into the text: the note stays the one at hand.
  const [kept, setKept] = useState(place)
  if (place !== undefined && place !== kept) setKept(place)
  const live = (notes.find(({ id }) => id === kept) ?? notes[0])?.id
  const known = useKnownPictures(notes, bundles)
  const act = usePlacingKeys(notes, live, bundles, known)
  return (
    <section className="desk-panel revision-desk" role={useDeskRole(scale)} aria-label={t('proof.desk.placing')}>
      <header className="desk-head">
        <h2>{t('proof.desk.placing')}</h2>
        <span className="desk-count">{t('revision.unplaced', { count: notes.length })}</span>
      </header>
      {notes.length === 0 ? (
        <EmptyState title={t('revision.allPlaced')} text={t('revision.allPlacedHint')} />
      ) : (
        <VirtualRows
          className="desk-list"
          kind="items"
          aria-label={t('proof.desk.placing')}
          isMeasured
          count={notes.length}
          rowPx={LIKELY_PX * scale}
          keyOf={(index) => notes[index]?.id ?? ''}
          active={notes.findIndex(({ id }) => id === live)}
          row={(index) => {
            const note = notes[index]
            return note === undefined ? null : (
              <PlacingRow note={note} bundles={bundles} known={known} isLive={note.id === live} act={act} />
            )
          }}
        />
      )}
      <footer className="numbers-keys" aria-hidden="true">
        <KeyHint parts={['J', 'K']} words={t('commands.next-place')} />
        <span>
          <Keys parts={['1']} />–<Keys parts={['5']} /> {t('revision.take')}
        </span>
        <KeyHint parts={['Enter']} words={t('revision.show')} />
        <KeyHint parts={['P']} words={t('revision.here')} />
        <KeyHint parts={['L']} words={t('revision.lie')} />
      </footer>
    </section>
  )
}

const TELLING = { look: pictureLook, tell: tellAgain }

/** What is known of the pictures that regions without a place may belong to; they are looked at while the desk is open. */
function useKnownPictures(notes: readonly Note[], { list }: Bundles): KnownPictures {
  const assets = useArticle(({ tables }) => tables.asset)
  const told = useToldAgain()
  const assetOf = (id: string | undefined): readonly Asset[] => {
    const asset = id === undefined ? undefined : assets.get(id)
    return asset === undefined ? [] : [asset]
  }
  const olds = notes.flatMap(({ target }) => (target.kind === 'region' ? assetOf(target.assetId) : []))
  const freshes = olds.length === 0 ? [] : list.flatMap(({ block }) => assetOf(block.assetId))
  useTelling(olds, freshes, TELLING)
  return useMemo(() => ({ assets, told }), [assets, told])
}
