import { useSay } from '../../texts/language.tsx';
import type { Block, PaperBlocks } from './letter.ts';
import styles from './paper.module.css';

/** Width of the text area in hundredths of the page's width. */
const textWidth = 74.28;

/** A document as its .docx will look: the same blocks, the same measures (GB/T 9704-2012), as wide as there is room. */
export function Paper({ paper }: { paper: PaperBlocks }) {
  const say = useSay();
  const { head, form } = paper;
  const corner = [head.copy_no, head.secrecy, head.urgency].filter((one) => one !== null);
  return (
    <article lang="zh-CN" className={styles['desk']} aria-label={say({ zh: '文书预览', en: 'Preview' })}>
      <div className={`${styles['sheet']} ${styles[form]}`}>
        {form !== 'slip' && (
          <header>
            {form === 'document' && <Corner lines={corner} />}
            <p className={styles['mark']} style={{ fontSize: `min(8cqw, ${textWidth / [...head.organ].length}cqw)` }}>
              {head.organ}
            </p>
            {form === 'letter' && <div className={styles['double']} />}
            <p className={styles['number']}>{head.number}</p>
            {form === 'document' ? <div className={styles['red']} /> : <Corner lines={corner} />}
          </header>
        )}
        <h3 className={styles['title']}>{paper.title}</h3>
        {paper.blocks.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks stand in a fixed order
          <Piece key={at} block={block} />
        ))}
        {paper.imprint && (
          <footer className={styles['imprint']}>
            {paper.imprint.copies.length > 0 && <p>抄送：{paper.imprint.copies.join('，')}。</p>}
            {form === 'document' && (
              <p className={styles['printed']}>
                <span>{paper.imprint.printed_by}</span>
                <span>{paper.imprint.printed_on}印发</span>
              </p>
            )}
          </footer>
        )}
      </div>
    </article>
  );
}

function Corner({ lines }: { lines: readonly string[] }) {
  return (
    <div className={styles['corner']}>
      {lines.map((line) => (
        <p key={line} {...(/^\d+$/.test(line) && { className: styles['copy'] ?? '' })}>
          {line}
        </p>
      ))}
    </div>
  );
}

function Piece({ block }: { block: Block }) {
  switch (block.kind) {
    case 'addressee':
      return <p className={styles['addressee']}>{block.text}</p>;
    case 'paragraph':
      return <p className={styles['paragraph']}>{block.text}</p>;
    case 'heading':
      return (
        <p className={styles['paragraph']}>
          <span className={styles[`level${block.level}`]}>{block.text}</span>
          {block.rest}
        </p>
      );
    case 'attachments':
      return (
        <div className={styles['attachments']}>
          <p>附件：</p>
          <ol>
            {block.items.map((item, at) => (
              <li key={item}>{block.items.length > 1 ? `${at + 1}.${item}` : item}</li>
            ))}
          </ol>
        </div>
      );
    case 'table':
      return (
        <table className={styles['form']}>
          <tbody>
            {block.rows.map(({ label, lines }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>
                  {lines.map((line) => (
                    <p key={line}>{line}</p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'signature':
      return (
        <div className={styles['signature']}>
          <p>{block.organ}</p>
          <p>{block.date}</p>
          <span className={styles['seal']} aria-hidden="true" />
        </div>
      );
  }
}
