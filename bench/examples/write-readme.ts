import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFolder } from '@plumb/compare/check/check-folder';

export type Intro = { title: string; zh: string; en: string };

/** Checks an example and writes what was found, and why, into its README. */
export async function writeReadme(folder: string, library: string, { title, zh, en }: Intro): Promise<void> {
  const { hits, summary, quarantine, intake, titles } = await checkFolder({ folder, library });
  const cell = (text: string) => text.replaceAll('|', ', ');
  const found = hits.filter((hit) => hit.outcome === 'hit');
  const exempted = summary.filter((one) => one.exempted > 0);
  const lines = [
    `# ${title}`,
    '',
    zh,
    '',
    en,
    '',
    '```',
    `./plumb check examples/${folder.slice(folder.lastIndexOf('/') + 1)}`,
    '```',
    '',
    '## 找到什么,为什么 / What is found, and why',
    '',
    '| 模型 model | 对象 subject | 事实 fact | 疑点 doubt |',
    '|---|---|---|---|',
    ...found.map(
      (hit) =>
        `| \`${hit.model}\` | ${hit.subject.key} | ${cell(hit.fact_key)} | ${titles.get(hit.model)?.zh}:${cell(hit.reason.zh)} ${cell(hit.reason.en)} |`,
    ),
    '',
    '## 没有成为疑点的 / What did not become a hit',
    '',
    ...exempted.map(
      (one) =>
        `- \`${one.model}\`: 豁免清单排除 ${one.exempted} 条,留痕可统计。${one.exempted} cleared by the exemption list, counted.`,
    ),
    ...quarantine.map(
      (one) =>
        `- ${one.file} 第 ${one.line} 行 line ${one.line}, ${one.column} \`${one.value}\`: ${one.expected.zh} / ${one.expected.en} → 隔离 quarantined`,
    ),
    ...intake.problems.map((one) => `- ${one.file}: ${one.text.zh} / ${one.text.en}`),
    '- 其余车辆同期的派车、加油、停放均有依据,没有疑点。The other cars did nothing that raises a doubt.',
    '- 缺数据集的模型报"无法判断",不报"没有问题"。Models whose datasets are missing say "cannot be judged", never "nothing wrong".',
    '',
    '数据由合成城市生成(`node bench/make-examples.ts`),人、车、单位均为虚构。Made from the synthetic city; persons, cars and units do not exist.',
    '',
  ];
  writeFileSync(join(folder, 'README.md'), lines.join('\n'));
}
