import { z } from 'zod'
import { articleIdSchema } from '../domain/ids.ts'

const nothing = z.object({}).readonly()

/** What the services tell the screens without being asked. */
export const events = {
  /** A list is out of date: articles came, went, or changed their counts. */
  'library.changed': nothing,
  /** Another door changed this article. */
  'article.changed': z.object({ articleId: articleIdSchema }).readonly(),
  /** Files were handed to the app (double click, second start, argument). */
  'files.handed': z.object({ paths: z.array(z.string()).readonly(), isSample: z.boolean() }).readonly(),
  /** A menu item was chosen. */
  'command.chosen': z.object({ id: z.string() }).readonly(),
  /** The window wants to close: save what is unsaved, then call `window.closeReady`. */
  'window.closeAsked': nothing,
  /** The system's theme or language changed. */
  'system.changed': nothing,
} as const

export type Events = typeof events
export type EventName = keyof Events
export type EventData<N extends EventName> = z.output<Events[N]>
