import { useTranslation } from 'react-i18next'
import type { VersionId } from '#shared/domain/ids.ts'
import { openArticle } from '../../acts/actions.ts'
import { shortTime } from '../../lib/time.ts'
import { useSession } from '../../store/hooks.ts'

/** A version that can be opened. */
export interface ListedVersion {
  readonly id: VersionId
  readonly label: string
  readonly fileName: string
  /** Which one it is, counted from the first. */
  readonly at: number
  readonly isShown: boolean
  /** The one that is worked on; the others are for reading. */
  readonly isAtWork: boolean
  readonly open: () => void
}

/** The versions of the article that is open, the newest first; none where there is but one. */
export function useVersions(): readonly ListedVersion[] {
  const { t, i18n } = useTranslation()
  const versions = useSession((state) => state.open?.tables.version)
  const article = useSession((state) => [...(state.open?.tables.article.values() ?? [])][0])
  const other = useSession((state) => state.open?.atWork)
  if (article === undefined || versions === undefined || versions.size < 2) return []
  const atWork = other ?? article.currentVersionId
  const all = [...versions.values()].toSorted((a, b) => a.createdAtMs - b.createdAtMs)
  return all
    .map(({ id, createdAtMs, fileName }, index) => ({
      id,
      fileName,
      label: t('proof.earlier.one', { at: index + 1, time: shortTime(createdAtMs, i18n.language), file: fileName }),
      at: index + 1,
      isShown: id === article.currentVersionId,
      isAtWork: id === atWork,
      open: () => void openArticle(article.id, id === atWork ? undefined : id),
    }))
    .toReversed()
}
