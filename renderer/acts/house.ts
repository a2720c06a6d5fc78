import type { HouseListName } from '#shared/contract/house.ts'
import { houseLines } from '#shared/text/house-lines.ts'
import { i18n } from '../i18n/i18n.ts'
import { appStore } from '../store/app-store.ts'
import { client } from '../transport/bridge.ts'
import { errorText, toast } from './toasts.ts'

/** Reads the house's own data; it may be written in another program. */
export async function readHouse(): Promise<void> {
  const answer = await client.call('house.get', {})
  if (!answer.ok) return
  const { house } = appStore.getState()
  if (JSON.stringify(house) !== JSON.stringify(answer.value)) appStore.setState({ house: answer.value })
}

/** Saved remarks, in their order; a house that has no list yet begins with some. */
export function savedRemarks(): readonly string[] {
  return appStore.getState().house?.lists.remarks.lines ?? firstLines('remarks')
}

/** What a list is made from as long as nobody has written one. */
export function firstLines(list: HouseListName): readonly string[] {
  return list === 'remarks' ? houseLines(i18n.t('settings.house.firstRemarks')) : []
}

/** Puts a word on the house's list of words that are right; a list that cannot be read is left as it is. */
export async function addHouseWord(word: string): Promise<void> {
  const list = appStore.getState().house?.lists.words
  const lines = list?.lines ?? []
  if (list === undefined || list.problem !== undefined || lines.includes(word)) return
  await keepHouseList('words', [...lines, word].join('\n'))
}

/** Keeps a list as a person has written it, a line each. What another program wrote meanwhile stands, and that is said. */
export async function keepHouseList(list: HouseListName, text: string): Promise<void> {
  const was = appStore.getState().house?.lists[list].lines
  const lines = houseLines(text)
  const before = was ?? firstLines(list)
  if (JSON.stringify(lines) === JSON.stringify(before)) return
  const answer = await client.call('house.keepList', { list, lines, ...(was === undefined ? {} : { was }) })
  if (answer.ok) {
    appStore.setState({ house: answer.value })
    toast('ok', i18n.t('settings.changed', { what: i18n.t(`settings.house.${list}`) }))
    return
  }
  toast('wrong', errorText(answer.error))
  await readHouse()
}
