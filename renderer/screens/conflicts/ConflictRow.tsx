import { useTranslation } from 'react-i18next'
import { keepsWords } from '#shared/merge/kept-words.ts'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { TextField } from '../../components/TextField.tsx'
import { WordsInPlace } from '../../components/WordsInPlace.tsx'
import { shortTime } from '../../lib/time.ts'
import { whereOf } from '../../lib/where.ts'
import type { Bundles } from '../../store/by-block.ts'
import { useArticleLang } from '../../store/hooks.ts'
import type { ConflictLine } from './conflict-lines.ts'
import { SideWords } from './SideWords.tsx'
import { choicesOf, type ConflictActs } from './use-conflict-keys.ts'

interface ConflictRowProps {
  readonly line: ConflictLine
  readonly bundles: Bundles
  readonly isLive: boolean
  readonly isWritten: boolean
  readonly act: ConflictActs
}

/** One conflict: what it is about, where, and what each side says; the live one may be written anew. */
export function ConflictRow({ line, bundles, isLive, isWritten, act }: ConflictRowProps) {
  const { t, i18n } = useTranslation()
  const lang = useArticleLang()
  const { conflict, type, name, fields, run, now, own } = line
  const where = run && bundles.byId.get(run.blockId)
  const isChoice = choicesOf(line) > 1
  const what = fields.map((field) => t(`saving.compare.field.${field}`)).join(t('proof.between'))
  return (
    <div className="placing merge-conflict" data-live={isLive || undefined}>
      <button type="button" className="desk-row" aria-current={isLive || undefined} onClick={() => act.look(line)}>
        <span className="desk-row-head">
          <strong>{t(`saving.compare.record.${type}`)}</strong>
          {what !== '' && <span>{what}</span>}
          {where !== undefined && <span className="card-meta">{whereOf(where, t)}</span>}
        </span>
        {conflict.kind !== 'fields' && <span>{t(`conflicts.kind.${conflict.kind}`)}</span>}
        {run !== undefined && where !== undefined ? (
          <WordsInPlace block={where.block} start={run.start} end={run.end} />
        ) : (
          name !== '' && <q className="desk-quote">{name}</q>
        )}
      </button>
      <ol className="placing-offers conflict-sides" aria-label={t('conflicts.sides')}>
        {line.sides.map((side, index) => {
          const said = (
            <>
              {isChoice && <Keys parts={[String(index + 1)]} />}
              <span className="conflict-words" lang={lang}>
                <SideWords line={line} index={index} />
              </span>
              <small>
                <bdi>{side.author}</bdi> {shortTime(side.atMs, i18n.language)}
              </small>
            </>
          )
          return (
            <li key={index}>
              {isChoice ? (
                <button type="button" onClick={() => act.take(line, index)}>
                  {said}
                </button>
              ) : (
                <div>{said}</div>
              )}
            </li>
          )
        })}
      </ol>
      {now !== undefined && (
        <p className="placing-none">
          {t('conflicts.now')} <q>{now === '' ? t('saving.compare.nothing') : now}</q>
        </p>
      )}
      {isLive && isWritten && own !== undefined ? (
        <div className="conflict-own">
          <TextField
            label={t('conflicts.ownLabel', { field: t(`saving.compare.field.${own.field}`) })}
            initial={own.text}
            isFocused
            selected={[0, own.text.length]}
            {...(lang === undefined ? {} : { lang })}
            onEnter={(text) => act.save(line, text.trim())}
            onEscape={act.leave}
          />
          <small>{t('conflicts.ownHint')}</small>
        </div>
      ) : (
        isLive && (
          <div className="placing-acts">
            {!isChoice && (
              <Button tone="link" onClick={() => act.take(line, 0)}>
                {t(keepsWords(conflict) ? 'conflicts.keepWords' : 'conflicts.keep')}
                <Keys parts={['1']} />
              </Button>
            )}
            {own !== undefined && (
              <Button tone="link" onClick={() => act.write(line)}>
                {t('conflicts.own')}
                <Keys parts={['E']} />
              </Button>
            )}
          </div>
        )
      )}
    </div>
  )
}
