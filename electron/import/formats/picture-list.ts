import { ImportFailure } from '../process/failure.ts'
import { LIMITS } from '../process/limits.ts'
import type { RawPicture, ReadBeside } from './raw-document.ts'

const DATA = /^data:(image\/[\w.+-]+)?((?:;[^,;]*)*),/iu

/**
 * The pictures that a page or text names. A data address is decoded at once; a relative name is only wanted, and
 * fetched later by whoever may read files; an address of the network is never followed.
 */
export class PictureList {
  private readonly entries: { name?: string; bytes?: Uint8Array }[] = []
  private readonly byName = new Map<string, number>()
  private readonly inside: (address: string) => Uint8Array | undefined

  /** `inside`: pictures that came within the file itself, by the address that its page gives them. */
  constructor(inside: (address: string) => Uint8Array | undefined = () => undefined) {
    this.inside = inside
  }

  /** Index of the picture at `address`, to be settled by {@link fetch}; undefined when it cannot come along. */
  want(address: string): number | undefined {
    const data = DATA.exec(address)
    if (data !== null) {
      const bytes = decodeData(address.slice(data[0].length), /;base64/iu.test(data[2] ?? ''))
      return bytes === undefined ? undefined : this.add({ bytes })
    }
    const known = this.byName.get(address)
    if (known !== undefined) return known
    const content = this.inside(address)
    if (content !== undefined) {
      const index = this.add({ bytes: content, name: fileNameOf(address) })
      this.byName.set(address, index)
      return index
    }
    const name = relativeName(address)
    if (name === undefined) return undefined
    const index = this.byName.get(name) ?? this.add({ name })
    this.byName.set(name, index)
    return index
  }

  /** Names that are still to be read. */
  get names(): readonly string[] {
    return this.entries.flatMap((entry) => (entry.bytes === undefined && entry.name !== undefined ? [entry.name] : []))
  }

  /** Reads what was wanted; gives the pictures that came, and for each index its place among them. */
  async fetch(
    readBeside: ReadBeside,
  ): Promise<{ pictures: readonly RawPicture[]; places: readonly (number | undefined)[] }> {
    const names = this.names
    const found = names.length === 0 ? new Map<string, Uint8Array>() : await readBeside(names)
    const pictures: RawPicture[] = []
    const places = this.entries.map(({ name, bytes }) => {
      const content = bytes ?? (name === undefined ? undefined : found.get(name))
      if (content === undefined || content.byteLength === 0) return undefined
      pictures.push({
        bytes: content,
        ...(name === undefined ? {} : { fileName: name.slice(name.lastIndexOf('/') + 1) }),
      })
      return pictures.length - 1
    })
    return { pictures, places }
  }

  private add(entry: { name?: string; bytes?: Uint8Array }): number {
    if (this.entries.length >= LIMITS.besideFiles) throw new ImportFailure('parse-limit', { detail: 'entries' })
    this.entries.push(entry)
    return this.entries.length - 1
  }
}

function fileNameOf(address: string): string {
  return address.replace(/[?#].*$/su, '').replace(/^.*[/:]/su, '')
}

/** `address` as a relative name with forward slashes; undefined when it is absolute, climbs, or names a scheme. */
export function relativeName(address: string): string | undefined {
  let name = address.trim()
  if (name === '' || name.length > 1000 || /^[a-z][a-z0-9+.-]*:/iu.test(name) || /^[/\\#]/u.test(name)) return undefined
  name = name.replace(/[?#].*$/su, '')
  try {
    name = decodeURIComponent(name)
  } catch {
    // A name with a plain per cent sign in it is taken as it stands.
  }
  name = name.replace(/^(?:\.\/)+/u, '')
  const isSafe =
    name !== '' &&
    !/[\0\\:]/u.test(name) &&
    !name.startsWith('/') &&
    !name.split('/').some((part) => part === '..' || part === '')
  return isSafe ? name : undefined
}

function decodeData(body: string, isBase64: boolean): Uint8Array | undefined {
  if (body.length > LIMITS.pictureBytes * 1.5) return undefined
  try {
    if (isBase64) return new Uint8Array(Buffer.from(decodeURIComponent(body).replace(/\s+/gu, ''), 'base64'))
    return new TextEncoder().encode(decodeURIComponent(body))
  } catch {
    return undefined
  }
}
