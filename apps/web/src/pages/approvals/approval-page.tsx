import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/reading.ts';
import { Facts } from '../../pieces/facts.tsx';
import { Stack } from '../../pieces/layout.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { useTell } from '../../pieces/tell.ts';
import { When } from '../../pieces/when.tsx';
import { type Localised, type Say, useSay } from '../../texts/language.tsx';
import type { RoleItem } from '../admin/account.ts';
import { AccountRequestActs } from '../admin/account-request-acts.tsx';
import { accountRequestFacts } from '../admin/account-request-facts.ts';
import { type PasswordHalf, PasswordHalfShown } from '../admin/password-half.tsx';
import { type Approval, objectPath, objectTitle } from './approval.ts';
import { DecisionActs } from './decision-acts.tsx';

/** One request: what is asked, by whom and why; the decision where it is the reader's. */
export function ApprovalPage() {
  const { id = '' } = useParams();
  const read = useRead<Approval>('/api/approvals/{id}', { params: { id } });
  return <Reading of={read}>{(approval) => <OneApproval approval={approval} />}</Reading>;
}

function OneApproval({ approval }: { approval: Approval }) {
  const say = useSay();
  const path = objectPath(approval);
  const ofAccount = approval.object.type === 'account';
  const about = ofAccount ? `${say(objectTitle(approval))} ${approval.purpose}` : say(objectTitle(approval));
  const roles = useRead<{ items: RoleItem[] }>('/api/roles', { enabled: ofAccount }).data?.items ?? [];
  const [half, setHalf] = useState<PasswordHalf>();
  const details = ofAccount ? accountRequestFacts(approval, roles, say) : detailsOf(approval, say);
  return (
    <>
      <PageHead
        title={say(approval.kind_title)}
        note={say(approval.state_title)}
        back={{ to: '/approvals', label: say({ zh: '审批', en: 'Approvals' }) }}
        actions={
          ofAccount ? (
            <AccountRequestActs approval={approval} shown={setHalf} />
          ) : (
            <Acts approval={approval} path={path} />
          )
        }
      />
      <Stack>
        {half && <PasswordHalfShown shown={half} onClose={() => setHalf(undefined)} />}
        <Section title={say({ zh: '申请', en: 'Request' })}>
          <Facts
            items={[
              { label: say({ zh: '对象', en: 'About' }), value: path ? <Link to={path}>{about}</Link> : about },
              { label: say({ zh: '申请人', en: 'Asked by' }), value: approval.requested_by.name },
              { label: say({ zh: '申请时间', en: 'Asked at' }), value: <When at={approval.requested_at} /> },
              { label: say({ zh: '有效至', en: 'Valid until' }), value: <When at={approval.expires_at} /> },
              ...(ofAccount
                ? details
                : [{ label: say({ zh: '用途', en: 'Purpose' }), value: approval.purpose, wide: true }]),
              { label: say({ zh: '理由', en: 'Reason' }), value: approval.reason, wide: true },
              ...(ofAccount ? [] : details),
            ]}
          />
        </Section>
        {approval.decided_by && (
          <Section title={say({ zh: '审批', en: 'Decision' })}>
            <Facts
              items={[
                { label: say({ zh: '审批人', en: 'Decided by' }), value: approval.decided_by.name },
                { label: say({ zh: '审批时间', en: 'Decided at' }), value: <When at={approval.decided_at} /> },
                { label: say({ zh: '批件号', en: 'Number' }), value: approval.no },
                { label: say({ zh: '意见', en: 'Opinion' }), value: approval.note, wide: true },
              ]}
            />
          </Section>
        )}
      </Stack>
    </>
  );
}

const labels: Readonly<Record<string, Localised>> = {
  kind: { zh: '内容', en: 'What' },
  row_limit: { zh: '条数上限', en: 'At most' },
  filter: { zh: '筛选', en: 'Filter' },
  doc_ref: { zh: '依据文件', en: 'Document' },
  valid_from: { zh: '自', en: 'From' },
  valid_to: { zh: '至', en: 'Until' },
  summary: { zh: '摘要', en: 'Summary' },
  organ_name: { zh: '移送机关', en: 'Organ' },
  letter_no: { zh: '文号', en: 'Letter' },
};

/** What exactly is asked for, as far as it is filled in. */
function detailsOf({ details }: Approval, say: Say) {
  const text = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== '' && text(value) !== '{}' && text(value) !== '[]')
    .map(([key, value]) => ({ label: labels[key] ? say(labels[key]) : key, value: text(value) }));
}

function Acts({ approval, path }: { approval: Approval; path: string | undefined }) {
  const say = useSay();
  const tell = useTell();
  if (!approval.decided_here)
    return approval.may.decide && path ? (
      <Link to={path}>{say({ zh: '到所涉事项处审批', en: 'Decide on the page of its object' })}</Link>
    ) : null;
  return (
    <DecisionActs
      approval={approval}
      path="/api/approvals/{id}"
      touches={['/api/approvals', '/api/inbox']}
      words={{ approve: { zh: '批准', en: 'Approve' }, refuse: { zh: '不予批准', en: 'Refuse' } }}
      about={say(approval.kind_title)}
      decided={() => tell.done({ zh: '已审批', en: 'Decided' })}
    />
  );
}
