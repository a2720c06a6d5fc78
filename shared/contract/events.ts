import { z } from 'zod'
import { articleIdSchema } from '../domain/ids.ts'
import { callErrorSchema } from './errors.ts'
import { givenFileSchema } from './files.ts'

const nothing = z.object({}).readonly()

/** What the core (services and library) is at. Calls that need it wait until it is `ready`; `lost`: another is started. */
export const CORE_STATES = ['opening', 'checking', 'migrating', 'ready', 'lost'] as const
export type CoreState = (typeof CORE_STATES)[number]

/** Long work of the core that is shown while it goes on. */
export const LONG_WORKS = [
  'backup',
  'restore',
  'check',
  'compaction',
  'migration',
  'rescue',
  'export',
  'package',
  'merge',
] as const
export type LongWork = (typeof LONG_WORKS)[number]

/** What the services tell the screens without being asked. */
export const events = {
  /** A list is out of date: this article came, went, or changed its counts; without one, all of the list. */
  'library.changed': z.object({ articleId: articleIdSchema.optional() }).readonly(),
  /** Nothing can be saved any more, and why; without `trouble`: saving has come back, what was refused can be sent again. */
  'library.troubled': z.object({ trouble: callErrorSchema.optional() }).readonly(),
  /** Another door changed this article. */
  'article.changed': z.object({ articleId: articleIdSchema }).readonly(),
  /** Files were handed to the app (double click, second start, argument). */
  'files.handed': z.object({ files: z.array(givenFileSchema).readonly(), isSample: z.boolean() }).readonly(),
  /** What the core is at; told at every change, and once more when the page is ready. After `lost` comes `ready` again. */
  'core.state': z.object({ state: z.enum(CORE_STATES) }).readonly(),
  /** Long work goes on (`share`: 0 to 1, where it is known) or has ended (`isOver`). */
  'library.working': z
    .object({
      work: z.enum(LONG_WORKS),
      share: z.number().min(0).max(1).optional(),
      isCancelable: z.boolean().default(false),
      isOver: z.boolean().default(false),
    })
    .readonly(),
  /** Rows were found that are not as they were written: in which articles (titles), how many, and whether the log's are among them. */
  'library.faulty': z
    .object({ titles: z.array(z.string()).readonly(), faults: z.number().int(), isLog: z.boolean().default(false) })
    .readonly(),
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
