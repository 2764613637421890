import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { Section } from '../../pieces/section.tsx';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { ActDialog } from './act-dialog.tsx';
import { formOf } from './act-forms.ts';
import { actTitle } from './act-titles.ts';
import styles from './acts.module.css';
import type { HitView } from './hit.ts';

/** What takes the hit on comes first, what hands it around last. */
const order = [
  'hit:approve-exempt',
  'hit:approve-clue',
  'hit:approve-transfer',
  'hit:approve-extend',
  'hit:dispatch',
  'hit:data-supplied',
  'hit:submit-review',
  'hit:cross-check',
  'hit:rectify',
  'hit:to-clue',
  'hit:close',
  'hit:close-data-error',
  'hit:conclude',
  'hit:transfer-out',
  'hit:return',
];
const placeOf = (act: string) => (order.includes(act) ? order.indexOf(act) : order.length);

/** What this reader may do with the hit now; what may not be done yet says why. */
export function Acts({ hit }: { hit: HitView }) {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const doing = hit.acts.find(({ act, allowed }) => allowed && act === search.get('act'))?.act;
  const setDoing = (act: string | undefined) => setSearch(act ? { act } : {}, { replace: true });
  const known = hit.acts.filter(({ act }) => formOf(act));
  const possible = known.filter(({ allowed }) => allowed).sort((a, b) => placeOf(a.act) - placeOf(b.act));
  const blocked = known.filter(({ allowed }) => !allowed);
  return (
    <Section title={say({ zh: '现在可以做什么', en: 'What can be done now' })}>
      {hit.pending.map((request) => (
        <div key={request.approval} className={styles['pending']}>
          <strong>{say({ zh: '等待审批', en: 'Waiting for approval' })}</strong>
          <p>
            {request.requested_name} · <When at={request.requested_at} />
          </p>
          <p className="soft">{request.reason}</p>
        </div>
      ))}
      {possible.length === 0 && (
        <p className="soft">
          {say({ zh: '在目前环节,您没有需要办理的事项。', en: 'At this stage there is nothing for you to do.' })}
        </p>
      )}
      <div className={styles['buttons']}>
        {possible.map(({ act }, at) => (
          <Button key={act} type={at === 0 ? 'primary' : 'default'} onClick={() => setDoing(act)}>
            {say(actTitle(act))}
          </Button>
        ))}
      </div>
      {blocked.length > 0 && (
        <ul className={styles['blocked']}>
          {blocked.map(({ act, why_not }) => (
            <li key={act}>
              <span>{say(actTitle(act))}</span>
              <span className="faint">{why_not && say(why_not)}</span>
            </li>
          ))}
        </ul>
      )}
      {doing && (
        <ActDialog hit={hit} act={doing} approval={hit.pending[0]?.approval} onClose={() => setDoing(undefined)} />
      )}
    </Section>
  );
}
