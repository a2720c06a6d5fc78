import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleSummary, ListedVersion } from '#shared/contract/shapes.ts'
import { Menu } from '../../components/Menu.tsx'
import { openArticle } from '../../acts/actions.ts'
import { shownKeys } from '../../lib/keys.ts'
import { shortTime } from '../../lib/time.ts'
import { client } from '../../transport/bridge.ts'

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

/** What can be done with an article of the list; its earlier versions open for reading. */
export function ArticleMenu(props: ArticleMenuProps) {
  const { article, x, y, isBin, isReadOnly, onClose } = props
  const { t, i18n } = useTranslation()
  const versions = useVersionsOf(isBin ? undefined : article)
  // A menu that grows under the pointer would be pressed in the wrong place.
  if (versions === undefined) return null
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
  const earlier = versions
    .slice(0, -1)
    .map(({ id, fileName: file, createdAtMs }, index) => ({
      id,
      label: t('library.menu.version', { at: index + 1, time: shortTime(createdAtMs, i18n.language), file }),
      onSelect: () => void openArticle(article.id, id),
    }))
    .toReversed()
  return (
    <Menu
      label={t('library.menu.label', { title: article.title })}
      at={{ x, y }}
      onClose={onClose}
      items={isBin ? [restore] : [open, ...earlier, ...(isReadOnly ? [] : [bin])]}
    />
  )
}

/** The versions of an article, the first one first; undefined until they are known. */
function useVersionsOf(article: ArticleSummary | undefined): readonly ListedVersion[] | undefined {
  const [versions, setVersions] = useState<readonly ListedVersion[] | undefined>(article === undefined ? [] : undefined)
  const articleId = article?.id
  useEffect(() => {
    let isWanted = true
    if (articleId === undefined) return
    void client.call('article.versions', { articleId }).then((answer) => {
      if (isWanted) setVersions(answer.ok ? answer.value.versions : [])
    })
    return () => {
      isWanted = false
    }
  }, [articleId])
  return versions
}
