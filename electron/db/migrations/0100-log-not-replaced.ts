import type { Migration } from '../migrate.ts'

/*
 * REPLACE takes out the row in its way without a DELETE that a trigger sees, unless the connection asks for that; this refuses
 * what is in the way before it is taken out, whoever opens the file.
 */
const SQL = `
CREATE TRIGGER log_is_never_replaced BEFORE INSERT ON log WHEN EXISTS (SELECT 1 FROM log WHERE seq = NEW.seq OR id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
`

/** An act that is written down is not written over either. */
export const logNotReplaced: Migration = { number: 100, name: 'log-not-replaced', up: (db) => db.exec(SQL) }
