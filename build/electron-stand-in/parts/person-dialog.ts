import { windows } from './windows.ts'

/** Shown when a person, not a test, uses the stand-in's window. */
export const showToPerson = async (
  kind: string,
  options: Record<string, unknown>,
): Promise<Record<string, unknown>> => {
  await windows.focused()?.webContents.page
  throw new Error(`no way yet to show ${kind} ${Object.keys(options).join()}`)
}
