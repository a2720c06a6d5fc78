import type { LogFilter, LogFormat, LogLine } from '#shared/contract/log.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { isPlaced } from '#shared/domain/note.ts'
import { i18n } from '../i18n/i18n.ts'
import { standsAlone, appStore, type Place } from '../store/app-store.ts'
import { session } from '../store/current.ts'
import type { OpenState } from '../store/session.ts'
import { placeOfSuggestion } from '../store/places.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { client } from '../transport/bridge.ts'
import { goTo, openArticle, showDesk } from './actions.ts'
import { reveal } from './reveal.ts'
import { errorText, toast } from './toasts.ts'

/** Whether there is a place to go to: of an act in the bin, or on something that is gone, there is none. */
export function canGoTo({ articleId, articleIs, place }: LogLine): boolean {
  return articleId !== '' && articleIs === 'here' && place?.standing !== 'gone'
}

/** Opens the article of an act where it is not open, in the text that the act was on, and goes to its place. */
export async function goToAct(line: LogLine): Promise<void> {
  const { articleId, place } = line
  if (articleId === '' || !canGoTo(line)) return
  const { open } = session.store.getState()
  const earlier = place?.standing === 'earlier' ? place.versionId : undefined
  const isOpen = appStore.getState().screen.kind === 'proof' && open?.articleId === articleId
  if (!isOpen || open.isEarlier || earlier !== undefined) await openArticle(articleId, earlier)
  const now = session.store.getState().open
  if (now?.articleId !== articleId || place === undefined) return
  const there = placeIn(now, place)
  if (there === undefined) return
  const { desk } = appStore.getState()
  const note = there.kind === 'note' ? now.tables.note.get(there.id) : undefined
  if (note !== undefined && !isPlaced(note) && note.isLeft !== true) showDesk('placing')
  else if (standsAlone(desk) && there.kind !== 'caption') showDesk('outline')
  goTo(there)
}

function placeIn({ tables }: OpenState, { type, id, blockId }: NonNullable<LogLine['place']>): Place | undefined {
  if (type === 'note' || type === 'number' || type === 'repair') return { kind: type, id }
  const suggestion = type === 'suggestion' ? tables.suggestion.get(id) : undefined
  if (suggestion !== undefined) return placeOfSuggestion(suggestion)
  const block = blockId === undefined ? undefined : tables.block.get(blockId)
  if (block === undefined) return undefined
  if (block.role === 'caption') return { kind: 'caption', id: block.id }
  return { kind: 'change', id, run: { blockId: block.id, start: 0, end: codePointLength(block.text) } }
}

/** Writes the acts that are wanted, of an article or of the library, where the person says; says where. */
export async function exportLog(articleId: ArticleId | undefined, filter: LogFilter, format: LogFormat): Promise<void> {
  await session.flush()
  const asked = { filter, format, locale: i18n.language as Locale }
  const answer = await client.call('log.export', articleId === undefined ? asked : { articleId, ...asked })
  if (!answer.ok) {
    if (answer.error.code !== 'canceled') toast('wrong', errorText(answer.error))
    return
  }
  const { file, acts } = answer.value
  toast('ok', i18n.t('log.exported', { count: acts }), {
    label: i18n.t('library.reveal'),
    run: () => void reveal(file),
  })
}
