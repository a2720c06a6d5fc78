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
  /** Those chosen together with it. */
  readonly chosen: readonly ArticleSummary[]
  readonly onOpen: (article: ArticleSummary) => void
  readonly onRename: (article: ArticleSummary) => void
  readonly onBin: (articles: readonly ArticleSummary[]) => void
  readonly onRestore: (articles: readonly ArticleSummary[]) => void
  readonly onClose: () => void
}

/** What can be done with an article of the list; its earlier versions open for reading. */
export function ArticleMenu(props: ArticleMenuProps) {
  const { article, x, y, isBin, isReadOnly, chosen, onClose } = props
  const { t, i18n } = useTranslation()
  const isMany = chosen.length > 1 && chosen.includes(article)
  const versions = useVersionsOf(isBin || isMany ? undefined : article)
  // A menu that grows under the pointer would be pressed in the wrong place.
  if (versions === undefined) return null
  const of = isMany ? chosen : [article]
  const restore = {
    id: 'restore',
    label: isMany ? t('library.chosen.restore', { count: of.length }) : t('library.bin.restore'),
    onSelect: () => props.onRestore(of),
  }
  const rename = {
    id: 'rename',
    label: t('library.menu.rename'),
    keys: shownKeys('F2'),
    onSelect: () => props.onRename(article),
  }
  const open = {
    id: 'open',
    label: t('common.open'),
    keys: shownKeys('Enter'),
    onSelect: () => props.onOpen(article),
  }
  const bin = {
    id: 'bin',
    label: isMany ? t('library.chosen.bin', { count: of.length }) : t('library.menu.bin'),
    keys: shownKeys('Delete'),
    onSelect: () => props.onBin(of),
  }
  const earlier = versions
    .slice(0, -1)
    .map(({ id, fileName: file, createdAtMs }, index) => ({
      id,
      label: t('library.menu.version', { at: index + 1, time: shortTime(createdAtMs, i18n.language), file }),
      onSelect: () => void openArticle(article.id, id),
    }))
    .toReversed()
  const single = isMany ? [] : [open, ...earlier, ...(isReadOnly ? [] : [rename])]
  return (
    <Menu
      label={
        isMany ? t('library.chosen.count', { count: of.length }) : t('library.menu.label', { title: article.title })
      }
      at={{ x, y }}
      onClose={onClose}
      items={isBin ? [restore] : [...single, ...(isReadOnly ? [] : [bin])]}
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
