import { Link } from 'react-router';
import { Section } from '../../pieces/section.tsx';
import { type Localised, useSay } from '../../texts/language.tsx';
import type { HitView } from './hit.ts';
import styles from './side.module.css';

const unitNames: Readonly<Record<string, Localised>> = {
  car: { zh: '辆', en: 'cars' },
  'car park': { zh: '个停车场', en: 'car parks' },
  card: { zh: '张卡', en: 'cards' },
  day: { zh: '天', en: 'days' },
  degree: { zh: '度', en: 'degrees' },
  fill: { zh: '次', en: 'fills' },
  fix: { zh: '个定位点', en: 'positions' },
  hour: { zh: '小时', en: 'hours' },
  km: { zh: '公里', en: 'km' },
  litre: { zh: '升', en: 'litres' },
  m: { zh: '米', en: 'm' },
  minute: { zh: '分钟', en: 'minutes' },
  night: { zh: '夜', en: 'nights' },
  order: { zh: '单', en: 'orders' },
  person: { zh: '人', en: 'persons' },
  ratio: { zh: '(比例)', en: '(ratio)' },
  session: { zh: '次停车', en: 'sessions' },
  sigma: { zh: '倍标准差', en: 'sigma' },
  stay: { zh: '次停留', en: 'stays' },
  trip: { zh: '趟', en: 'trips' },
  unit: { zh: '个单位', en: 'units' },
  year: { zh: '年', en: 'years' },
  yuan: { zh: '元', en: 'yuan' },
};

/** The model that raised the doubt: its basis, version, parameters and the digest by which the finding can be made again. */
export function ModelPanel({ hit }: { hit: HitView }) {
  const say = useSay();
  return (
    <Section
      title={say({ zh: '模型与参数', en: 'Model and parameters' })}
      aside={<Link to={`/models/${hit.model}`}>{say({ zh: '查看模型', en: 'Open the model' })}</Link>}
    >
      <p>
        {say(hit.model_title)}
        <span className="faint">
          {say({ zh: ' · 第 {v} 版', en: ' · version {v}' }, { v: hit.version })}
          {hit.model_version_now !== hit.version &&
            say({ zh: '(现行第 {v} 版)', en: ' (now {v})' }, { v: hit.model_version_now })}
        </span>
      </p>
      <table className={styles['params']}>
        <caption className="only-read-aloud">{say({ zh: '参数', en: 'Parameters' })}</caption>
        <tbody>
          {hit.params.map((param) => (
            <tr key={param.name}>
              <th scope="row">{say(param.why)}</th>
              <td>
                {param.value}
                {param.unit && (
                  <span className="faint"> {say(unitNames[param.unit] ?? { zh: param.unit, en: param.unit })}</span>
                )}
                {param.value !== param.default && (
                  <span className="faint">{say({ zh: '(默认 {v})', en: ' (default {v})' }, { v: param.default })}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3 className={styles['small']}>{say({ zh: '依据', en: 'Basis' })}</h3>
      <ul className={styles['lines']}>
        {hit.basis.map(({ rule, clause, verified }) => (
          <li key={`${rule}${clause}`}>
            {rule} {clause}
            {!verified && (
              <span className="faint">{say({ zh: '(条款待核对原文)', en: ' (clause still to be checked)' })}</span>
            )}
          </li>
        ))}
      </ul>
      <h3 className={styles['small']}>{say({ zh: '证据摘要值(SHA-256)', en: 'Digest of the evidence (SHA-256)' })}</h3>
      <code className={styles['digest']}>{hit.digest}</code>
    </Section>
  );
}
