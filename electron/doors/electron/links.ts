import { shell } from 'electron'
import { outsideAddress } from './outside-address.ts'

/** Opens an address outside of the app; anything but https and mailto is left alone. */
export async function openLink(text: string): Promise<void> {
  const address = outsideAddress(text)
  if (address !== undefined) await shell.openExternal(address)
}

/** Opens a file with the system's program for its kind; what cannot be opened is shown where it lies. */
export async function openFile(path: string): Promise<void> {
  const problem = await shell.openPath(path)
  if (problem !== '') shell.showItemInFolder(path)
}
