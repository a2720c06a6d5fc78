import { useTranslation } from 'react-i18next'
import { Pieces } from '../../components/Pieces.tsx'
import { differing } from '../../lib/compared/differing.ts'
import type { ConflictLine } from './conflict-lines.ts'

/** What a side says, with what the other does not say marked. */
export function SideWords({
  line: { sides, fields, conflict },
  index,
}: {
  readonly line: ConflictLine
  readonly index: number
}) {
  const { t } = useTranslation()
  const words = sides[index]?.words
  if (words === undefined) return <em>{t('conflicts.removed')}</em>
  const isUnread = (conflict.kind === 'fields' || conflict.kind === 'twins') && fields.length === 0
  if (isUnread) return <em>{t('conflicts.unread', { number: index + 1 })}</em>
  const other = sides[index === 0 ? 1 : 0]?.words
  if (words === '') return <em>{t('saving.compare.nothing')}</em>
  if (other === undefined || other === '') return words
  const pieces = index === 0 ? differing(words, other).theirs : differing(other, words).mine
  return <Pieces pieces={pieces} />
}
