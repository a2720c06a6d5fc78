import type { XmlElement } from '../xml/parse-xml.ts'

/** The element that a run of the line was read from. `isPutIn`: a tracked insertion, which stands at a point. */
export interface Origin {
  readonly start: number
  readonly end: number
  readonly element: XmlElement
  readonly isInField: boolean
  readonly isPutIn: boolean
}

/** What a run is read from, where that is asked. */
export type ReadFrom = Pick<Origin, 'element' | 'isInField'> | undefined
