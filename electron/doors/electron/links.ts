import { shell } from 'electron'
import { outsideAddress } from './outside-address.ts'

/** Opens an address outside of the app; anything but https and mailto is left alone. */
export async function openLink(text: string): Promise<void> {
  const address = outsideAddress(text)
  if (address !== undefined) await shell.openExternal(address)
}
