import { ApproveDialog, BulkBar, HandOnDialog } from './BulkBar.tsx'
import type { CaptionChoice } from './use-caption-choice.ts'

/** What can be done with the captions that are chosen together. */
export function ChosenCaptions({ choice }: { readonly choice: CaptionChoice }) {
  const { rows, asking, judge, judgeOrAsk, ask, clear } = choice
  return (
    <>
      {rows.length > 0 && <BulkBar rows={rows} onJudge={judgeOrAsk} onHandOn={() => ask('hand-on')} onClear={clear} />}
      {asking === 'approve' && (
        <ApproveDialog rows={rows} onApprove={(which) => judge('approved', which)} onClose={() => ask(undefined)} />
      )}
      {asking === 'hand-on' && <HandOnDialog rows={rows} onDone={clear} onClose={() => ask(undefined)} />}
    </>
  )
}
