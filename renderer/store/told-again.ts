import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Asset } from '#shared/domain/asset.ts'
import type { SamePicture, Sized } from '#shared/picture/same-picture.ts'

/** What two pictures have to do with each other, by their bytes: `undefined` is what nobody has looked at yet, `null` nothing. */
export type ToldAgain = ReadonlyMap<string, SamePicture | null>

const toldStore = createStore<{ readonly told: ToldAgain }>(() => ({ told: new Map() }))

const keyOf = (old: Asset, fresh: Asset): string => `${old.sha256} ${fresh.sha256}`

/** How a picture of this version is an old one again, in another crop or size; null where it is not, undefined as long as nobody knows. */
export function toldOf(told: ToldAgain, old: Asset, fresh: Asset): SamePicture | null | undefined {
  return old.sha256 === fresh.sha256 ? WHOLE : told.get(keyOf(old, fresh))
}

const WHOLE: SamePicture = { of: 'old', part: { x: 0, y: 0, width: 1, height: 1 }, likeness: 1 }

export function useToldAgain(): ToldAgain {
  return useStore(toldStore, (state) => state.told)
}

interface Telling {
  readonly look: (asset: Asset) => Promise<Sized | undefined>
  readonly tell: (old: Sized, fresh: Sized) => Promise<SamePicture | undefined>
}

/** Looks at the pictures that notes without a place may be about, one pair after the other, each only once. */
export function useTelling(olds: readonly Asset[], freshes: readonly Asset[], { look, tell }: Telling): void {
  const wanted = olds.flatMap((old) => freshes.map((fresh) => keyOf(old, fresh))).join()
  useEffect(() => {
    let isAsked = true
    const looks = new Map<string, Promise<Sized | undefined>>()
    const lookOnce = (asset: Asset): Promise<Sized | undefined> => {
      const known = looks.get(asset.sha256) ?? look(asset)
      looks.set(asset.sha256, known)
      return known
    }
    const run = async (): Promise<void> => {
      for (const old of olds)
        for (const fresh of freshes) {
          if (toldOf(toldStore.getState().told, old, fresh) !== undefined) continue
          const [one, other] = [await lookOnce(old), await lookOnce(fresh)]
          const same = one === undefined || other === undefined ? undefined : await tell(one, other)
          if (!isAsked) return
          toldStore.setState(({ told }) => ({ told: new Map(told).set(keyOf(old, fresh), same ?? null) }))
        }
    }
    void run()
    return () => {
      isAsked = false
    }
    // The pictures are in the key.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted])
}
