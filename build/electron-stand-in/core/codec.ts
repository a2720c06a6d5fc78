/** A structured clone as text: what crosses between main and page, in both directions. */
export type Codec = {
  readonly encode: (value: unknown) => string
  readonly decode: (text: string) => unknown
}

/**
 * Makes the codec. Its source text is also injected into the page, so it may use nothing from outside of itself.
 * `structuredClone` of the host does the real algorithm first (what it refuses, Electron refuses); what is then left
 * is plain, and is written as nested lists `[tag, ...]`, with `['@', n]` for the n-th object seen (cycles, shared parts).
 * A text by itself is written as it is behind a `=`: it can be long, and nothing in it has to be escaped here.
 */
export function createCodec(): Codec {
  const refuse = (): never => {
    throw new Error('An object could not be cloned.')
  }
  const kindOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1)
  const toBase64 = (bytes: Uint8Array): string => {
    let binary = ''
    for (let at = 0; at < bytes.length; at += 0x2000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x2000))
    return btoa(binary)
  }
  const views: Readonly<Record<string, new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView>> =
    {
      Int8Array,
      Uint8Array,
      Uint8ClampedArray,
      Int16Array,
      Uint16Array,
      Int32Array,
      Uint32Array,
      Float32Array,
      Float64Array,
      BigInt64Array,
      BigUint64Array,
      DataView,
    }
  const errors: Readonly<Record<string, ErrorConstructor>> = {
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  }

  const encode = (value: unknown): string => {
    if (typeof value === 'string' && value.isWellFormed()) return `=${value}`
    const seen = new Map<object, number>()
    const number = (n: number): unknown =>
      Number.isFinite(n) && !Object.is(n, -0) ? n : ['f', Object.is(n, -0) ? '-0' : String(n)]
    const write = (item: unknown): unknown => {
      if (typeof item === 'number') return number(item)
      if (typeof item === 'bigint') return ['n', String(item)]
      if (item === undefined) return ['u']
      if (typeof item !== 'object' || item === null) return item
      const known = seen.get(item)
      if (known !== undefined) return ['@', known]
      seen.set(item, seen.size)
      return writeObject(item)
    }
    const entries = (item: object): unknown[] =>
      Object.keys(item).flatMap((key) => [key, write((item as Record<string, unknown>)[key])])
    const writeView = (view: ArrayBufferView, kind: string): unknown => [
      'v',
      kind,
      write(view.buffer),
      view.byteOffset,
      'length' in view ? view.length : view.byteLength,
    ]
    const writeObject = (item: object): unknown => {
      const kind = kindOf(item)
      if (ArrayBuffer.isView(item)) return writeView(item, kind)
      if (Array.isArray(item)) {
        const isDense = Object.keys(item).length === item.length
        return isDense ? ['a', ...item.map(write)] : ['A', item.length, ...entries(item)]
      }
      if (item instanceof Map) return ['m', ...[...item].flatMap(([key, held]) => [write(key), write(held)])]
      if (item instanceof Set) return ['s', ...[...item].map(write)]
      if (item instanceof Date) return ['d', number(item.getTime())]
      if (item instanceof RegExp) return ['r', item.source, item.flags]
      if (item instanceof ArrayBuffer) return ['b', toBase64(new Uint8Array(item))]
      if (item instanceof Error)
        return ['e', item.name, item.message, item.stack ?? '', 'cause' in item ? ['c', write(item.cause)] : null]
      if (kind === 'Number' || kind === 'String' || kind === 'Boolean' || kind === 'BigInt')
        return ['x', write(item.valueOf())]
      return kind === 'Object' ? ['o', ...entries(item)] : refuse()
    }
    let clean: unknown
    try {
      clean = structuredClone(value)
    } catch {
      refuse()
    }
    return JSON.stringify(write(clean))
  }

  const decode = (text: string): unknown => {
    if (text.startsWith('=')) return text.slice(1)
    const objects: unknown[] = []
    const keep = <T>(made: T): T => {
      objects.push(made)
      return made
    }
    const fill = (target: object, parts: readonly unknown[]): unknown => {
      for (let at = 0; at < parts.length; at += 2)
        Object.defineProperty(target, parts[at] as string, {
          value: read(parts[at + 1]),
          writable: true,
          enumerable: true,
          configurable: true,
        })
      return target
    }
    const readMap = (map: Map<unknown, unknown>, parts: readonly unknown[]): unknown => {
      for (let at = 0; at < parts.length; at += 2) map.set(read(parts[at]), read(parts[at + 1]))
      return map
    }
    const readError = (parts: readonly unknown[]): unknown => {
      const name = String(parts[0])
      const error = keep(new (errors[name] ?? Error)(String(parts[1])))
      if (!(name in errors) && name !== 'Error')
        Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true })
      error.stack = String(parts[2])
      if (Array.isArray(parts[3]))
        Object.defineProperty(error, 'cause', { value: read(parts[3][1]), configurable: true, writable: true })
      return error
    }
    const readBytes = (base64: string): ArrayBuffer =>
      Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)).buffer
    const readView = (parts: readonly unknown[]): unknown => {
      // The view was seen before its buffer: hold its place in the list, then fill it.
      const place = objects.push(undefined) - 1
      const View = views[String(parts[0])] ?? refuse()
      objects[place] = new View(read(parts[1]) as ArrayBuffer, Number(parts[2]), Number(parts[3]))
      return objects[place]
    }
    const readers: Readonly<Record<string, (parts: readonly unknown[]) => unknown>> = {
      '@': ([at]) => objects[Number(at)],
      u: () => undefined,
      n: ([digits]) => BigInt(String(digits)),
      f: ([name]) => Number(name),
      d: ([at]) => keep(new Date(read(at) as number)),
      r: ([source, flags]) => keep(new RegExp(String(source), String(flags))),
      x: ([boxed]) => {
        const place = objects.push(undefined) - 1
        return (objects[place] = Object(read(boxed)) as unknown)
      },
      b: ([base64]) => keep(readBytes(String(base64))),
      v: readView,
      e: readError,
      o: (parts) => fill(keep({}), parts),
      A: ([length, ...parts]) => fill(keep(new Array(Number(length))), parts),
      a: (parts) => {
        const list = keep<unknown[]>([])
        for (const part of parts) list.push(read(part))
        return list
      },
      m: (parts) => readMap(keep(new Map<unknown, unknown>()), parts),
      s: (parts) => {
        const set = keep(new Set<unknown>())
        for (const part of parts) set.add(read(part))
        return set
      },
    }
    const read = (item: unknown): unknown => {
      if (!Array.isArray(item)) return item
      const [tag, ...parts] = item as unknown as readonly [string, ...unknown[]]
      return (readers[tag] ?? refuse)(parts)
    }
    return read(JSON.parse(text))
  }

  return { encode, decode }
}
