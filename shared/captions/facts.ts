import type { Scanner } from '../numbers/scan-once.ts'
import { findEvents } from './find-events.ts'
import { findPeopleEn, findPlacesEn } from './find-en.ts'
import { findPeopleZh, type PersonMention } from './find-people-zh.ts'
import { findPlacesZh } from './find-places-zh.ts'
import { findTimes, type TimeMention } from './find-times.ts'
import { freeOf, viewCaption, type CaptionView, type Mention } from './view.ts'

export type { PersonMention } from './find-people-zh.ts'
export type { TimeMention } from './find-times.ts'

/** What a caption says, element by element. Places of mentions are UTF-16 units of its text. */
export interface CaptionFacts {
  readonly view: CaptionView
  readonly people: readonly PersonMention[]
  readonly places: readonly Mention[]
  readonly times: readonly TimeMention[]
  readonly events: readonly Mention[]
}

/** Reads a caption; `publishedAt` (ISO) resolves dates without a year and relative ones. */
export function readCaption(caption: string, publishedAt?: string, scan?: Scanner): CaptionFacts {
  return readView(viewCaption(caption, scan), publishedAt)
}

/** Reads a text that is prepared already. */
export function readView(view: CaptionView, publishedAt: string | undefined): CaptionFacts {
  const times = findTimes(view, publishedAt)
  const isFree = freeOf(times.filter((time) => time.isSure))
  const people = (view.isChinese ? findPeopleZh(view) : findPeopleEn(view)).filter(isFree)
  const names = people.filter((one) => one.kind === 'name')
  const isUnnamed = freeOf(names)
  const places = (
    view.isChinese
      ? findPlacesZh(
          view,
          times.filter((one) => one.isSure),
        )
      : findPlacesEn(view)
  ).filter((one) => isFree(one) && isUnnamed(one))
  const isNowhere = freeOf(places.filter((place) => place.isSure))
  const others = people.filter((one) => one.kind === 'name' || one.kind === 'organisation' || isNowhere(one))
  const events = findEvents(view, [...names, ...places.filter((one) => one.isSure), ...times], people)
  return { view, people: others, places, times, events }
}
