import { useTranslation } from 'react-i18next'
import type { Note } from '#shared/domain/note.ts'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { RegionThumb } from '../../components/RegionThumb.tsx'
import { WordsInPlace } from '../../components/WordsInPlace.tsx'
import { firstWords, lastWords } from '../../lib/words-around.ts'
import { shortTime } from '../../lib/time.ts'
import { whereOf } from '../../lib/where.ts'
import type { Bundles } from '../../store/by-block.ts'
import { CardIcon } from '../proof/cards/icons.tsx'
import { offeredPlaces, type KnownPictures, type OfferedPicture } from './candidates.ts'
import type { PlacingActs } from './use-placing-keys.ts'

interface PlacingRowProps {
  readonly note: Note
  readonly bundles: Bundles
  readonly known: KnownPictures
  readonly isLive: boolean
  readonly act: PlacingActs
}

/** So much of the old context is shown on either side, in Han characters. */
const AROUND = 14

/** Whether a note names no words: it came from another system, about something that is not in this article. */
function isWordless(target: Note['target']): boolean {
  return target.kind === 'text' && Object.values(target.quote).every((words) => words === '')
}

/** A note, the words that it was about, and the places that it may belong to with theirs. */
export function PlacingRow({ note, bundles, known, isLive, act }: PlacingRowProps) {
  const { t, i18n } = useTranslation()
  const { target } = note
  const offered = offeredPlaces(note, bundles, known)
  const isAgain = offered.some(({ picture }) => picture?.isAgain === true)
  const old = target.kind === 'region' ? known.assets.get(target.assetId) : undefined
  return (
    <div className="placing" data-place={`note ${note.id}`} data-tone={note.kind} data-live={isLive || undefined}>
      <button
        type="button"
        className="desk-row"
        data-tone={note.kind}
        aria-current={isLive || undefined}
        onClick={() => act.look(note)}
      >
        <span className="desk-row-head">
          <CardIcon tone={note.kind} />
          <strong>{t(`proof.kind.${note.kind}`)}</strong>
          <span className="card-meta">
            <span title={note.author}>{note.author}</span> <span>{shortTime(note.createdAtMs, i18n.language)}</span>
          </span>
        </span>
        {note.body !== '' && <span className="desk-words">{note.body}</span>}
        <span className="placing-was">
          <small>
            {t(
              isWordless(target)
                ? 'revision.noWords'
                : target.kind === 'text'
                  ? `revision.placement.${note.placement}`
                  : isAgain
                    ? 'revision.again'
                    : 'revision.region',
            )}
          </small>
          {isWordless(target) ? null : target.kind === 'region' ? (
            old !== undefined && <RegionThumb asset={old} region={target.region} name={t('revision.oldPicture')} />
          ) : (
            <q className="desk-quote">
              {lastWords(target.quote.prefix.replaceAll('\n', ' '), AROUND)}
              <b>{target.quote.exact}</b>
              {firstWords(target.quote.suffix.replaceAll('\n', ' '), AROUND)}
            </q>
          )}
        </span>
      </button>
      {offered.length === 0 ? (
        <p className="placing-none">{t(target.kind === 'region' ? 'revision.noPicture' : 'revision.noCandidate')}</p>
      ) : (
        <ol className="placing-offers" aria-label={t('revision.candidates')}>
          {offered.map((place, index) => (
            <li key={`${place.run.blockId} ${String(place.run.start)}`}>
              <button
                type="button"
                title={t(
                  place.picture === undefined || place.picture.region !== undefined ? 'revision.take' : 'revision.draw',
                )}
                onClick={() => act.take(note, place)}
                onFocus={() => act.show(note, place)}
                onPointerEnter={() => isLive && act.show(note, place)}
              >
                <Keys parts={[String(index + 1)]} />
                {place.picture === undefined ? (
                  <WordsInPlace block={place.where.block} start={place.run.start} end={place.run.end} />
                ) : (
                  <span className="placing-picture">
                    <RegionThumb
                      asset={place.picture.asset}
                      region={place.picture.region}
                      name={whereOf(place.where, t)}
                    />
                    <small>{t(`revision.picture.${kindOf(place.picture)}`)}</small>
                  </span>
                )}
                <small>{whereOf(place.where, t)}</small>
              </button>
            </li>
          ))}
        </ol>
      )}
      {isLive && (
        <div className="placing-acts">
          <Button tone="link" onPointerDown={(event) => event.preventDefault()} onClick={() => act.here(note)}>
            {t(target.kind === 'region' ? 'revision.draw' : 'revision.here')}
            <Keys parts={['P']} />
          </Button>
          <Button tone="link" onClick={() => act.lie(note)}>
            {t('revision.lie')}
            <Keys parts={['L']} />
          </Button>
        </div>
      )}
    </div>
  )
}

/** What an offered picture is to the old one. */
function kindOf({ isAgain, region }: OfferedPicture): 'again' | 'cut' | 'other' {
  if (!isAgain) return 'other'
  return region === undefined ? 'cut' : 'again'
}
