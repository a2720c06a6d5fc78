import { Keys } from './Keys.tsx'

interface KeyListProps {
  readonly groups: readonly {
    readonly id: string
    readonly title: string
    readonly commands: readonly {
      readonly id: string
      readonly name: string
      /** The parts of each key press that calls it. */
      readonly presses: readonly (readonly string[])[]
    }[]
  }[]
  /** What stands where a command has no key. */
  readonly noKey: string
}

/** Commands and their keys, grouped by where they work. */
export function KeyList({ groups, noKey }: KeyListProps) {
  return (
    <div className="key-list">
      {groups.map(({ id, title, commands }) => (
        <section key={id} aria-labelledby={`keys-${id}`}>
          <h3 id={`keys-${id}`}>{title}</h3>
          <dl>
            {commands.map(({ id: command, name, presses }) => (
              <div key={command}>
                <dt>{name}</dt>
                <dd>
                  {presses.length === 0 ? (
                    <small>{noKey}</small>
                  ) : (
                    presses.map((parts) => (
                      <span key={parts.join('+')}>
                        <span className="visually-hidden">{parts.join(' + ')}</span>
                        <Keys parts={parts} />
                      </span>
                    ))
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
