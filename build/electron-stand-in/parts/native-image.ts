import { readFileSync } from 'node:fs'
import type Electron from 'electron'
import { guarded } from '../core/guarded.ts'

/** Width and height stand at a fixed place of a PNG's first chunk. */
const sizeOf = (png: Buffer): Electron.Size =>
  png.length < 24 ? { width: 0, height: 0 } : { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }

/** A picture that holds the bytes of a PNG. */
export const nativeImageFrom = (png: Buffer): Electron.NativeImage => {
  const covered: Pick<Electron.NativeImage, 'getSize' | 'isEmpty' | 'toDataURL' | 'toPNG'> = {
    getSize: () => sizeOf(png),
    isEmpty: () => png.length === 0,
    toDataURL: () => `data:image/png;base64,${png.toString('base64')}`,
    toPNG: () => png as Buffer<ArrayBuffer>,
  }
  return guarded('nativeImage', covered) as Electron.NativeImage
}

const readOr = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch {
    return Buffer.alloc(0)
  }
}

/** Electron's `nativeImage`. */
export const nativeImage = guarded('nativeImage', {
  createEmpty: () => nativeImageFrom(Buffer.alloc(0)),
  createFromBuffer: (bytes: Buffer) => nativeImageFrom(bytes),
  createFromPath: (file: string) => nativeImageFrom(readOr(file)),
  createFromDataURL: (url: string) => nativeImageFrom(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
})
