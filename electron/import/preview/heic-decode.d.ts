/** The parts of heic-decode 2.1 that are used; it brings no types of its own. */
declare module 'heic-decode' {
  interface DecodedPicture {
    readonly width: number
    readonly height: number
    /** Red, green, blue, alpha, a byte each. */
    readonly data: Uint8ClampedArray
  }
  interface PictureInside {
    readonly width: number
    readonly height: number
    decode(): Promise<DecodedPicture>
  }
  interface Decode {
    (input: { readonly buffer: Uint8Array }): Promise<DecodedPicture>
    all(input: { readonly buffer: Uint8Array }): Promise<readonly PictureInside[] & { dispose(): void }>
  }
  const decode: Decode
  export default decode
}
