import type { DomainRecord, RecordType } from '../domain/record-types.ts'
import type { Fields } from './fields.ts'
import type { Register } from './registers.ts'

/** One record as its acts have written it. */
export interface Cell {
  readonly type: RecordType
  readonly id: string
  /** Some form of it, for what never changes and for what is each library's own. */
  readonly form: DomainRecord
  there: Register
  readonly groups: Map<string, Register>
  /** Of a group, where acts that cut or joined blocks left it: by their place in the order. */
  readonly followed: Map<string, Map<number, Fields>>
  /** All that was ever said, of types of which there is one per place. */
  readonly said: { readonly at: number; readonly group: string; readonly says: string }[]
}
