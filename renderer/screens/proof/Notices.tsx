import { FileInput, FileX2, History } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { CallOutput } from '#shared/contract/calls.ts'
import { countOfCarried } from '#shared/revision/count-carried.ts'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../components/Button.tsx'
import { appStore } from '../../store/app-store.ts'
import { arrivedStore } from '../../store/arrived.ts'
import type { Bundles } from '../../store/by-block.ts'
import { useArticle } from '../../store/hooks.ts'
import { carriedOf } from '../../store/revision.ts'
import { client } from '../../transport/bridge.ts'
import { CarryLines } from '../revision/CarryLines.tsx'
import { Notice } from './Notice.tsx'
import { TypingNotices } from './TypingNotices.tsx'
import { useVersions } from './use-versions.ts'

/** What has to be known of the article as a whole before anything is done to it: under the bar, for as long as it is so. */
export function Notices({ bundles }: { readonly bundles: Bundles }) {
  return (
    <>
      <EarlierNotice />
      <ArrivedNotice />
      <LostNotice />
      <TypingNotices bundles={bundles} />
    </>
  )
}

/** What is open is an earlier version: it is for reading, and the current one is a press away. */
function EarlierNotice() {
  const { t } = useTranslation()
  const isEarlier = useArticle((open) => open.isEarlier)
  const versions = useVersions()
  const newest = versions.find(({ isAtWork }) => isAtWork)
  const shown = versions.find(({ isShown }) => isShown)
  if (!isEarlier || newest === undefined || shown === undefined) return null
  return (
    <Notice
      icon={<History size={16} aria-hidden />}
      title={t('proof.earlier.at', { at: shown.at, of: versions.length })}
    >
      <p>{t('proof.earlier.hint')}</p>
      <Button onClick={newest.open}>{t('proof.earlier.newest')}</Button>
      <Button onClick={() => runCommand('return-to-version')}>{t('commands.return-to-version')}</Button>
    </Notice>
  )
}

/** A version was just brought: what came of the review, until it is put away. */
function ArrivedNotice() {
  const { t } = useTranslation()
  const versions = useVersions()
  const arrived = useStore(arrivedStore, ({ versionId }) => versionId)
  const carried = useArticle(({ tables }) => carriedOf(tables))
  const shown = versions.find(({ isShown }) => isShown)
  if (shown === undefined || shown.id !== arrived || carried === undefined) return null
  return (
    <Notice
      tone="quiet"
      icon={<FileInput size={16} aria-hidden />}
      title={t('revision.arrived', { at: shown.at, file: shown.fileName })}
    >
      <div className="notice-lines">
        <CarryLines counts={countOfCarried(carried)} only={['done', 'comes', 'asks', 'falls', 'stays']} />
      </div>
      <Button onClick={() => arrivedStore.setState({ versionId: undefined })}>{t('revision.putAway')}</Button>
    </Notice>
  )
}

/** The bytes of the article's file or pictures are not what they were: what of it still stands, and what can be done. */
function LostNotice() {
  const { t } = useTranslation()
  const articleId = useArticle((open) => open.articleId)
  const versionId = useArticle((open) => [...open.tables.article.values()][0]?.currentVersionId)
  const [found, setFound] = useState<CallOutput<'article.originals'> & { readonly articleId: string }>()
  useEffect(() => {
    let isWanted = true
    const look = (): void =>
      void client.call('article.originals', { articleId }).then((answer) => {
        if (isWanted && answer.ok) setFound({ ...answer.value, articleId })
      })
    look()
    // What was lost may have been put back.
    const leave = client.on('article.changed', (changed) => {
      if (changed.articleId === articleId) look()
    })
    return () => {
      isWanted = false
      leave()
    }
  }, [articleId, versionId])
  const original = found?.versions.find(({ id }) => id === versionId)
  if (found?.articleId !== articleId || original === undefined) return null
  const files = found.lostFiles
  if (original.state === 'kept' && files.length === 0) return null
  return (
    <Notice
      tone="wrong"
      icon={<FileX2 size={16} aria-hidden />}
      title={
        original.state === 'kept'
          ? t('proof.lost.files', { count: files.length, files: files.slice(0, 3).join(t('captions.and')) })
          : t(`proof.lost.${original.state}`, { file: original.fileName })
      }
    >
      <p>{t('proof.lost.hint')}</p>
      <Button onClick={() => runCommand('open-articles')}>{t('proof.lost.again')}</Button>
      <Button onClick={() => appStore.setState({ screen: { kind: 'settings', from: 'proof', section: 'library' } })}>
        {t('library.trouble.backups')}
      </Button>
    </Notice>
  )
}
