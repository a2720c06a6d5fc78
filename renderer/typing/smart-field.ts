import { mayTurn, smartText } from '#shared/text/typing/smart-quotes.ts'
import type { TurnedSigns } from '../components/TextField.tsx'
import { appStore } from '../store/app-store.ts'
import { isArticleChinese } from './article-script.ts'

/** Signs of the article that are typed in a field are what they would be on the proof; nothing turns where that is not wanted. */
export function turnInField(before: string, after: string): TurnedSigns | undefined {
  const typed = before.slice(-1)
  if (!mayTurn(typed) || !appStore.getState().settings.hasSmartQuotes) return undefined
  const rest = before.slice(0, -1)
  const smart = smartText(rest, typed, isArticleChinese(rest), after)
  return smart === undefined ? undefined : { back: smart.back + 1, text: smart.text }
}
