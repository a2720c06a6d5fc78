import { useEffect } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { appStore } from '../../../store/app-store.ts'
import { applySettings } from '../../../acts/actions.ts'

const printing = createStore<{ readonly isOn: boolean }>(() => ({ isOn: false }))

/** How long the dialog waits for pictures that have not been read yet. */
const PICTURES_MS = 3000

/** Whether the page is being printed now. Paper is light, whatever the window is. */
export function usePrinting(): boolean {
  useEffect(() => {
    const paper = matchMedia('print')
    const follow = (): void => (paper.matches ? begin() : end())
    // The browser lays the page out as soon as the listener is through: what is printed must stand by then.
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    paper.addEventListener('change', follow)
    // The article may have been opened anew while it was on paper.
    if (paper.matches) begin()
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
      paper.removeEventListener('change', follow)
      end()
    }
  }, [])
  return useStore(printing, ({ isOn }) => isOn)
}

/** Prints the article once its pictures are there. */
export async function printArticle(): Promise<void> {
  begin()
  const pictures = [...document.querySelectorAll<HTMLImageElement>('.printed img')]
  const all = Promise.allSettled(pictures.map((picture) => picture.decode()))
  await Promise.race([all, new Promise((done) => setTimeout(done, PICTURES_MS))])
  print()
  end()
}

function begin(): void {
  if (printing.getState().isOn) return
  document.documentElement.dataset['theme'] = 'light'
  flushSync(() => printing.setState({ isOn: true }))
}

function end(): void {
  if (!printing.getState().isOn) return
  printing.setState({ isOn: false })
  applySettings(appStore.getState().settings)
}
