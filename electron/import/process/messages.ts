import type { SheetFile } from '#shared/contract/house.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { Result } from '#shared/lib/result.ts'
import type { CheckKind, CheckWork } from '#electron/checks/run-check.ts'
import type { ExportMade, ExportWork } from '#electron/export/work.ts'
import type { AnnotationsInput, ReadDocument } from '#electron/annotations/read-annotation.ts'
import type { PackageWork } from '#electron/package/work.ts'
import type { ParsedFile, ParsedPicture } from '../../ports.ts'
import type { ParseInput } from './parse-file.ts'

/** What the parent asks of the child. `beside` answers the child's own question of the same id. */
export type ToChild =
  | { readonly kind: 'parse'; readonly id: number; readonly input: ParseInput }
  | { readonly kind: 'picture'; readonly id: number; readonly fileName: string; readonly bytes: Uint8Array }
  | { readonly kind: 'sheet'; readonly id: number; readonly fileName: string; readonly bytes: Uint8Array }
  | { readonly kind: 'preview'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'annotations'; readonly id: number; readonly input: AnnotationsInput }
  | {
      [K in CheckKind]: {
        readonly kind: 'check'
        readonly id: number
        readonly work: K
        readonly input: CheckWork[K]['input']
      }
    }[CheckKind]
  | { readonly kind: 'package'; readonly id: number; readonly work: PackageWork }
  | { readonly kind: 'export'; readonly id: number; readonly work: ExportWork }
  | { readonly kind: 'list'; readonly id: number; readonly end: Uint8Array; readonly before: number }
  | {
      readonly kind: 'beside'
      readonly id: number
      readonly files: readonly (readonly [name: string, bytes: Uint8Array])[]
    }

/** What was parsed; with its bytes only where the parent does not have them (an article of several in an archive). */
type ChildParsed = Omit<ParsedFile, 'bytes'> & { readonly bytes?: Uint8Array }

/** What the child says. `share`: how far what it is at is, 0 to 1. `wants`: names that stand in the document; the parent decides which may be read. */
export type FromChild =
  | { readonly kind: 'listed'; readonly id: number; readonly addresses: readonly string[] }
  | { readonly kind: 'ready' }
  | { readonly kind: 'wants'; readonly id: number; readonly names: readonly string[] }
  | { readonly kind: 'share'; readonly id: number; readonly share: number }
  | { readonly kind: 'packaged'; readonly id: number; readonly result: Result<unknown, CallError> }
  | { readonly kind: 'parsed'; readonly id: number; readonly result: Result<ChildParsed, CallError> }
  | { readonly kind: 'pictured'; readonly id: number; readonly result: Result<Omit<ParsedPicture, 'bytes'>, CallError> }
  | { readonly kind: 'sheeted'; readonly id: number; readonly result: Result<SheetFile, CallError> }
  | { readonly kind: 'annotated'; readonly id: number; readonly read: ReadDocument }
  | { readonly kind: 'exported'; readonly id: number; readonly result: Result<ExportMade, CallError> }
  | { readonly kind: 'checked'; readonly id: number; readonly result: Result<unknown, CallError> }
  | { readonly kind: 'failed'; readonly id: number; readonly detail: string }
  | { readonly kind: 'previewed'; readonly id: number; readonly bytes: Uint8Array | undefined }
