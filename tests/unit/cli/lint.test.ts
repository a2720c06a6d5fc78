import { describe, expect, it } from 'vitest'
import { galley, newFolder } from '#tests/helpers/run-galley.ts'

const lines = (...texts: readonly string[]): string =>
  texts.map((text, id) => `${JSON.stringify({ id, text })}\n`).join('')

describe('galley lint', () => {
  it('checks each line for itself, in the order given, with the right words where they are known', async () => {
    const input = lines('船工们谈起往事，历厉在目。', '码头上没有人。')
    const ran = await galley(newFolder(), ['lint', '--rules', 'typo', '--json'], input)
    expect(ran.code).toBe(0)
    expect(ran.json).toEqual([
      {
        id: 0,
        findings: [
          {
            rule: 'typo.fixed-expression',
            severity: 'warning',
            start: 9,
            end: 10,
            message: expect.stringContaining('历历在目') as string,
            suggest: '历',
          },
        ],
      },
      { id: 1, findings: [] },
    ])
  })

  it('misses nothing that only an article has', async () => {
    const [ran] = (await galley(newFolder(), ['lint', '--json'], lines('码头上没有人。'))).json
    expect(ran).toEqual({ id: 0, findings: [] })
  })

  it('runs the rules that are named, and refuses names that are none', async () => {
    const input = lines('增长了120%的一半，船工们历厉在目。')
    const [ran] = (await galley(newFolder(), ['lint', '--rules', 'number,style', '--json'], input)).json
    for (const { rule } of ran?.['findings'] as { rule: string }[]) expect(rule).toMatch(/^(?:number|style)\./u)
    const unknown = await galley(newFolder(), ['lint', '--rules', 'nonsense', '--json'], input)
    expect(unknown.code).toBe(2)
    // What may be written instead is said.
    for (const word of ['nonsense', 'typo', 'punctuation', 'english'])
      expect(JSON.stringify(unknown.json)).toContain(word)
  })
})
