import { Link } from 'react-router';
import { Section } from '../../pieces/section.tsx';
import { useSay } from '../../texts/language.tsx';
import { unitName } from '../../texts/unit.ts';
import type { HitView } from './hit.ts';
import styles from './side.module.css';

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
                {param.unit && <span className="faint"> {say(unitName(param.unit))}</span>}
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
