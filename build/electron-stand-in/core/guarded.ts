/** Thrown when the app uses a part of Electron that the stand-in does not cover: never a silent no-op. */
export class UncoveredError extends Error {
  override name = 'UncoveredError'
}

/** Names that languages, runners and printers look up on any object; they must read as absent, not fail. */
const lookedUpByTools = new Set(['then', 'toJSON', 'inspect', 'asymmetricMatch', 'nodeType', '$$typeof', 'default'])

const isQuiet = (key: PropertyKey): boolean =>
  typeof key === 'symbol' || typeof key === 'number' || key.startsWith('_') || lookedUpByTools.has(key)

const uncovered = (owner: string, key: PropertyKey): never => {
  throw new UncoveredError(`The stand-in for Electron does not cover ${owner}.${String(key)}`)
}

/** Base of the stand-in's classes: reading a name that no class on the way declares throws with that name. */
export class Guarded {}
Object.setPrototypeOf(
  Guarded.prototype,
  new Proxy(Object.prototype, {
    get(target, key, receiver: object) {
      if (key in target || isQuiet(key)) return Reflect.get(target, key, receiver) as unknown
      return uncovered(receiver.constructor.name, key)
    },
  }),
)

/** The same for a plain object, such as `dialog` or `shell`. */
export const guarded = <T extends object>(name: string, parts: T): T =>
  new Proxy(parts, {
    get(target, key, receiver: unknown) {
      if (key in target || isQuiet(key)) return Reflect.get(target, key, receiver) as unknown
      return uncovered(name, key)
    },
  })

/** An export of `electron` of which nothing is covered: calling it, constructing it or reading from it throws. */
export const missing = (name: string): unknown =>
  new Proxy(class {}, {
    get: (target, key) => (isQuiet(key) ? (Reflect.get(target, key) as unknown) : uncovered(name, key)),
    apply: () => uncovered(name, 'call'),
    construct: () => uncovered(name, 'constructor'),
  })
