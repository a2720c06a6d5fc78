import { unpackNpmChromium } from '#build/electron-stand-in/chromium/npm-chromium.ts'
import { buildApp } from '#build/scripts/build-app.ts'

/** Builds what is older than its sources, and unpacks Chromium once, before any test asks for it. */
export const setup = async (): Promise<void> => {
  if (Number(process.versions.napi) < 10) throw new Error('The tests need Node 24: run them by npm test, or by npx.')
  await buildApp()
  await unpackNpmChromium()
}
