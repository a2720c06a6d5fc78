import { useTranslation } from 'react-i18next'
import type { ArticleSummary } from '#shared/contract/shapes.ts'
import { Menu } from '../../components/Menu.tsx'
import { shownKeys } from '../../lib/keys.ts'

interface ArticleMenuProps {
  readonly article: ArticleSummary
  readonly x: number
  readonly y: number
  readonly isBin: boolean
  readonly isReadOnly: boolean
  readonly onOpen: (article: ArticleSummary) => void
  readonly onBin: (article: ArticleSummary) => void
  readonly onRestore: (article: ArticleSummary) => void
  readonly onClose: () => void
}

/** What can be done with an article of the list. */
export function ArticleMenu(props: ArticleMenuProps) {
  const { article, x, y, isBin, isReadOnly, onClose } = props
  const { t } = useTranslation()
  const restore = { id: 'restore', label: t('library.bin.restore'), onSelect: () => props.onRestore(article) }
  const open = {
    id: 'open',
    label: t('common.open'),
    keys: shownKeys('Enter'),
    onSelect: () => props.onOpen(article),
  }
  const bin = {
    id: 'bin',
    label: t('library.menu.bin'),
    keys: shownKeys('Delete'),
    onSelect: () => props.onBin(article),
  }
  return (
    <Menu
      label={t('library.menu.label', { title: article.title })}
      at={{ x, y }}
      onClose={onClose}
      items={isBin ? [restore] : [open, ...(isReadOnly ? [] : [bin])]}
    />
  )
}
