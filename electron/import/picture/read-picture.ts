import { createHash } from 'node:crypto'
import { callError } from '#shared/contract/errors.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { SourceAsset } from '#shared/domain/source-document.ts'
import { err, ok } from '#shared/lib/result.ts'
import type { Result } from '#shared/lib/result.ts'
import { LIMITS } from '../process/limits.ts'
import { measurePicture } from './measure.ts'
import { readMetadata } from './metadata.ts'

/** Orientations of EXIF that lie on their side: width and height change places. */
const SIDEWAYS = 5

/**
 * A picture's kind, upright size and own statements. Fails with picture-invalid, picture-too-large;
 * what only Windows metafiles hold is kept with size 0 (it cannot be shown).
 */
export function readPicture(bytes: Uint8Array, fileName: string): Result<SourceAsset, CallError> {
  if (bytes.byteLength > LIMITS.pictureBytes) {
    return err(
      callError('picture-too-large', {
        file: fileName,
        size: `${Math.ceil(bytes.byteLength / 1_048_576)} MB`,
        limit: '50 MB',
      }),
    )
  }
  const measured = measurePicture(bytes)
  if (measured === undefined) return err(callError('picture-invalid', { file: fileName }))
  if (measured.width * measured.height > LIMITS.picturePixels) {
    return err(
      callError('picture-too-large', {
        file: fileName,
        size: `${measured.width} × ${measured.height}`,
        limit: '100 MP',
      }),
    )
  }
  const isSideways = (measured.orientation ?? 1) >= SIDEWAYS
  const metadata = readMetadata(bytes, measured.mediaType)
  return ok({
    sha256: createHash('sha256').update(bytes).digest('hex') as SourceAsset['sha256'],
    mediaType: measured.mediaType,
    byteLength: bytes.byteLength,
    width: isSideways ? measured.height : measured.width,
    height: isSideways ? measured.width : measured.height,
    ...(fileName === '' ? {} : { fileName }),
    ...(metadata === undefined ? {} : { metadata }),
  })
}
