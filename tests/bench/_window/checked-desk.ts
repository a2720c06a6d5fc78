import path from 'node:path'
import { suggestionOf } from '#shared/acts/new-suggestion.ts'
import { actOf, keepText, openDesk, valueOf } from '../../helpers/keeping/desk.ts'
import type { Task } from '../../helpers/window/own-work.ts'
import { ms } from '../_floor/measure.ts'

/** Keeps an article in the library of a folder, with a change of its text that is accepted: a key takes that back, and another makes it again. */
export async function keepChanged(folder: string, title: string, paragraphs: readonly string[]): Promise<void> {
  const desk = openDesk(path.join(folder, 'library.sqlite'), folder)
  const { article, blocks } = await keepText(desk.client, [`#${title}`, ...paragraphs].join('\n'))
  const block = blocks.find(({ role }) => role === 'paragraph')
  if (block === undefined) throw new Error('no paragraph')
  const asked = { kind: 'replace', start: 2, end: 3, before: block.text.slice(2, 3), after: '甲' } as const
  const made = suggestionOf(block, asked, { author: '阮稚川', atMs: 2 })
  const accepted = { ...made, state: 'accepted' as const, settledBy: '阮稚川', settledAtMs: 3 }
  valueOf(await desk.client.call('change.apply', actOf(article.id, { added: [accepted] }, 'suggestion.add')))
  await desk.close()
}

export const longestOf = (tasks: readonly Task[]): string => {
  const long = tasks.flatMap(({ workMs }) => (workMs > 50 ? [workMs.toFixed(0)] : []))
  const most = tasks.reduce((so, { workMs }) => Math.max(so, workMs), 0)
  return `longest task of the window ${ms(most)} of own work, over 50 ms: ${long.length === 0 ? 'none' : long.join(', ')}`
}

/** Runs in the page: notes when the next article is opened by a double click. */
export const noteOpening = (): void => {
  const times: { start?: number } = ((window as { times?: object }).times = {})
  document.addEventListener('dblclick', () => (times.start = performance.now()), { capture: true })
}

/** Runs in the page: milliseconds since that click. */
export const sinceStart = (): number =>
  performance.now() - ((window as { times?: { start?: number } }).times?.start ?? Number.NaN)
