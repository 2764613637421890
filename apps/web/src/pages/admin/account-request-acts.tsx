import { useTell } from '../../pieces/tell.ts';
import { useSay } from '../../texts/language.tsx';
import type { Approval } from '../approvals/approval.ts';
import { DecisionActs } from '../approvals/decision-acts.tsx';
import type { PasswordHalf } from './password-half.tsx';

type Answer = { second_half: string | null };

/** What one administrator asked about an account: confirmed or refused by another, or taken back. */
export function AccountRequestActs({ approval, shown }: { approval: Approval; shown: (half: PasswordHalf) => void }) {
  const say = useSay();
  const tell = useTell();
  return (
    <DecisionActs<Answer>
      approval={approval}
      path="/api/account-requests/{id}"
      touches={['/api/approvals', '/api/accounts', '/api/inbox']}
      words={{ approve: { zh: '确认办理', en: 'Confirm' }, refuse: { zh: '不予办理', en: 'Refuse' } }}
      about={`${say(approval.kind_title)} · ${approval.purpose}`}
      caution={{
        zh: '请先向本人核实确有此事,不要只凭申请人所说。确认后立即生效,本人下次登录时会看到申请人和确认人。',
        en: 'Make sure with its owner first, not with the asker alone. It takes effect at once; the owner sees who asked and who confirmed.',
      }}
      decided={(decision, { second_half }) => {
        if (second_half) shown({ login: String(approval.details['login']), half: second_half, which: 'second' });
        else tell.done(decision === 'approve' ? { zh: '已办理', en: 'Done' } : { zh: '已退回', en: 'Refused' });
      }}
    />
  );
}
