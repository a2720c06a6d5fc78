import { i18n } from '../i18n/i18n.ts'
import { appStore } from '../store/app-store.ts'
import { session } from '../store/current.ts'
import { mentionOf } from '../store/mentions.ts'
import { goTo } from './actions.ts'
import { toast } from './toasts.ts'

/** From the caption at hand to the paragraph that speaks of it, and back; false when neither is at hand. */
export function followMention(): false | undefined {
  const { place } = appStore.getState()
  const { open } = session.store.getState()
  if (open === undefined || place === undefined) return false
  if (place.kind === 'mention' && place.of !== undefined) goTo({ kind: 'caption', id: place.of })
  else if (place.kind === 'caption') {
    const paragraph = mentionOf(open.tables, place.id)
    if (paragraph === undefined) toast('info', i18n.t('captions.mention.none'))
    else goTo({ kind: 'mention', id: paragraph.block.id, of: place.id })
  } else return false
  return undefined
}
