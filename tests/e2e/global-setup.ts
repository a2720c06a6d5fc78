import { unpackNpmChromium } from '#build/electron-stand-in/chromium/npm-chromium.ts'

/** Unpacks Chromium once, before any test asks for it. */
export const setup = async (): Promise<void> => {
  await unpackNpmChromium()
}
