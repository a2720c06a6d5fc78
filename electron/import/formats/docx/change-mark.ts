/** Who made a tracked change, and when; `group`: the name of the move that it is a part of. */
export interface ChangeMark {
  readonly author: string
  readonly date: string | null
  readonly isMove: boolean
  readonly group?: string | undefined
}
