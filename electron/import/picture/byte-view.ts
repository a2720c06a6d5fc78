/** Reads numbers from bytes; past the end it throws RangeError, which ends a lying header. */
export class ByteView {
  readonly length: number
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.length = bytes.byteLength
  }

  u8(at: number): number {
    const value = this.bytes[at]
    if (value === undefined) throw new RangeError('past the end')
    return value
  }

  u16(at: number): number {
    return this.u8(at) * 256 + this.u8(at + 1)
  }

  u16le(at: number): number {
    return this.u8(at + 1) * 256 + this.u8(at)
  }

  u24le(at: number): number {
    return this.u16le(at) + this.u8(at + 2) * 65_536
  }

  u32(at: number): number {
    return this.u16(at) * 65_536 + this.u16(at + 2)
  }

  u32le(at: number): number {
    return this.u16le(at + 2) * 65_536 + this.u16le(at)
  }

  starts(...values: readonly number[]): boolean {
    return values.every((value, index) => this.bytes[index] === value)
  }

  ascii(at: number, length: number): string {
    return String.fromCharCode(...this.bytes.subarray(at, at + length))
  }
}
