import type { LogLine } from '../contract/log.ts'
import type { Translate } from '../messages/translate.ts'
import { whereOf } from '../text/where.ts'
import type { FieldChange } from './story.ts'

/** Where the words of a field's values are, by type and field; values of other fields are their own words. */
const VALUES: Readonly<Record<string, string>> = {
  'article stage': 'proof.stage',
  'block role': 'common.role',
  'checkmark state': 'picture.itemState',
  'goal of': 'common.role',
  'goal unit': 'log.unit',
  'note errorClass': 'exports.errorClass',
  'note kind': 'exports.kind',
  'note severity': 'exports.severity',
  'note state': 'exports.state',
  'number kind': 'numbers.kind',
  'number state': 'numbers.state',
  'suggestion errorClass': 'exports.errorClass',
  'suggestion state': 'exports.state',
  'tie kind': 'numbers.tie',
  'verdict state': 'exports.verdict',
}

/** What was done, in the words of the desk; an act of a newer version that this one has no words for says so. */
export function actWords({ act, of }: Pick<LogLine, 'act' | 'of'>, t: Translate): string {
  const key = `acts.${act}`
  const known = t(key)
  const words = known === key ? t('log.unknownAct') : known
  return of === undefined ? words : t(`log.${of.step}`, { act: words })
}

/** The name of a field that changed, and what it held before and holds now. */
export function fieldWords(
  { type, field, before, after }: FieldChange,
  t: Translate,
): { readonly name: string; readonly before: string | undefined; readonly after: string | undefined } {
  return {
    name: t(`log.field.${field}`),
    before: valueWords(type, field, before, t),
    after: valueWords(type, field, after, t),
  }
}

function valueWords(type: string, field: string, value: string | undefined, t: Translate): string | undefined {
  if (value === undefined) return undefined
  if (value === 'true') return t('common.yes')
  const area = VALUES[`${type} ${field}`]
  if (area === undefined) return value
  const words = t(`${area}.${value}`)
  return words === `${area}.${value}` ? value : words
}

/** Where it was done: paragraph 3, caption 2; undefined of an act on the article as a whole. */
export function whereWords({ place }: Pick<LogLine, 'place'>, t: Translate): string | undefined {
  if (place?.role === undefined) return undefined
  const { role, ordinal = 0, caption } = place
  return whereOf({ block: { role }, ordinal, caption }, (key, values) => t(key, values))
}

/** That what an act was about is in an earlier text, or not there any more; undefined where it is there. */
export function standingWords(
  { place, articleIs }: Pick<LogLine, 'place' | 'articleIs'>,
  t: Translate,
): string | undefined {
  if (articleIs !== 'here') return t(`log.article.${articleIs}`)
  return place === undefined || place.standing === 'there' ? undefined : t(`log.standing.${place.standing}`)
}

/** An act's words, quotation and changes in one line, for tables and for the command. */
export function lineWords(line: LogLine, t: Translate): string {
  const named = line.named.map(({ before, after }) =>
    before !== '' && after !== '' && before !== after ? `${before} → ${after}` : after || before,
  )
  const fields = line.fields.map((each) => {
    const { name, before, after } = fieldWords(each, t)
    const values = before === undefined ? (after ?? '') : `${before} → ${after ?? t('log.nothing')}`
    return t('log.fieldLine', { name, values })
  })
  return [
    ...named,
    ...(line.more > 0 ? [t('history.more', { count: line.more })] : []),
    ...(line.quote === undefined ? [] : [t('log.on', { words: line.quote })]),
    ...fields,
  ].join(t('log.between'))
}
