import { CornerDownRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LogLine } from '#shared/contract/log.ts'
import type { Translate } from '#shared/messages/translate.ts'
import { actWords, fieldWords, standingWords, whereWords } from '#shared/log/words.ts'
import { canGoTo } from '../../acts/log.ts'
import { shortTime } from '../../lib/time.ts'
import { dateFormat } from '../../lib/format.ts'
import { formWords } from '../proof/place-words.ts'

/** Saved so long after it was done that it is worth saying, in milliseconds. */
const LATE_MS = 120_000

interface LogRowProps {
  readonly line: LogLine
  /** Whether the articles' names are told: of one article's log they are all the same. */
  readonly hasTitles: boolean
  readonly onGo: () => void
}

/** One act: when, whose, what, on which words, what was before and after, where; and the way there. */
export function LogRow({ line, hasTitles, onGo }: LogRowProps) {
  const { t, i18n } = useTranslation()
  const { of } = line
  const time = dateFormat(i18n.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const say: Translate = (key, values) => t(key, { ...values })
  const where = whereWords(line, say)
  const standing = standingWords(line, say)
  const act = actWords(line, say)
  return (
    <>
      <p className="log-head">
        <time>{line.via === undefined ? time.format(line.atMs) : shortTime(line.atMs, i18n.language)}</time>
        <strong className="log-who">{line.author}</strong>
        <span className="log-act">{act}</span>
        {of?.author !== undefined && of.atMs !== undefined && (
          <small>{t('log.undoOf', { name: of.author, time: shortTime(of.atMs, i18n.language) })}</small>
        )}
        <small className="log-number" title={t('log.hash', { hash: line.hash })}>
          {line.via === undefined ? t('log.entry', { id: line.id }) : t('log.cameIn')}
        </small>
      </p>
      <LogWords line={line} />
      <p className="log-foot">
        {hasTitles && line.title !== undefined && (
          <span className="log-title">{line.title || t('library.untitled')}</span>
        )}
        {where !== undefined && <span>{where}</span>}
        {standing !== undefined && <span className="log-gone">{standing}</span>}
        {line.via?.entry !== undefined && (
          <span>
            {t('log.via', {
              id: line.via.entry,
              name: line.via.author ?? '',
              time: shortTime(line.via.atMs ?? line.savedAtMs, i18n.language),
            })}
          </span>
        )}
        {line.via === undefined && line.savedAtMs - line.atMs > LATE_MS && (
          <span>{t('log.late', { time: shortTime(line.savedAtMs, i18n.language) })}</span>
        )}
        {!line.isSound && <strong className="log-unsound">{t('log.unsound')}</strong>}
        {canGoTo(line) && (
          <button
            type="button"
            className="log-go"
            tabIndex={-1}
            aria-label={t('log.goTo', { what: act })}
            onClick={onGo}
          >
            <CornerDownRight size={14} aria-hidden />
            {t('log.go')}
          </button>
        )}
      </p>
    </>
  )
}

/** The words that an act was about, those that it was done on, and each field that it changed. */
function LogWords({ line }: { readonly line: LogLine }) {
  const { t } = useTranslation()
  const { named, more, quote, fields, act } = line
  if (named.length + fields.length === 0 && quote === undefined) return null
  return (
    <p className="log-words">
      {named.map(({ before, after, form }, index) => (
        <span key={index}>
          {form !== undefined && <small>{formWords(form, (key, values) => t(key, { ...values }))} </small>}
          {before !== '' && <del>{before}</del>}
          {before !== '' && after !== '' && <span aria-hidden="true"> → </span>}
          {after !== '' && (act.startsWith('suggestion') ? <ins>{after}</ins> : <q>{after}</q>)}
        </span>
      ))}
      {more > 0 && <small>{t('history.more', { count: more })}</small>}
      {quote !== undefined && <span>{t('log.on', { words: quote })}</span>}
      {fields.map((field, index) => {
        const { name, before, after } = fieldWords(field, (key, values) => t(key, { ...values }))
        return (
          <span key={`field ${String(index)}`}>
            <small>{t('log.fieldLine', { name, values: '' })}</small>
            {before !== undefined && <del>{before}</del>}
            {before !== undefined && <span aria-hidden="true"> → </span>}
            {after === undefined ? <small>{t('log.nothing')}</small> : <ins>{after}</ins>}
          </span>
        )
      })}
    </p>
  )
}
