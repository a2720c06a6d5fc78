import { zlibSync } from 'fflate'

/** Gathers bytes; `packed` is called once, at the end. */
export interface Writer {
  readonly bytes: readonly number[]
  readonly byte: (value: number) => void
  /** A whole number of any size, seven bits a byte. */
  readonly whole: (value: number) => void
  /** Packed, as text: what a page may import without asking any address for it. */
  readonly packed: () => string
}

/** Bytes as `shared/typos/byte-reader.ts` reads them. */
export function createWriter(): Writer {
  const bytes: number[] = []
  const byte = (value: number): void => {
    bytes.push(Math.min(255, Math.max(0, Math.round(value))))
  }
  return {
    bytes,
    byte,
    whole: (value: number): void => {
      let rest = value
      for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest & 0x7f) | 0x80)
      bytes.push(rest)
    },
    packed: (): string => Buffer.from(zlibSync(Uint8Array.from(bytes), { level: 9 })).toString('base64'),
  }
}
