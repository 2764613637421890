import type { Contracts } from '@plumb/collect/contract/read-contracts';
import { maskName, maskNumber } from '@plumb/ground/mask';
import type { FrozenEvidence } from '@plumb/stores/records/tables/hit';
import type { EvidenceRow } from './hit-view.ts';

type Level = 'L1' | 'L2' | 'L3' | 'L4';
const hiddenText = '***';

/** Frozen rows as they are shown: L4 values and positions of tracks closed unless a disclosure opens them, names of persons by their first character. */
export function evidenceView(contracts: Contracts, evidence: readonly FrozenEvidence[], open: boolean): EvidenceRow[] {
  return evidence.map(({ dataset, row, source_file, source_line, batch }) => {
    const contract = contracts.get(dataset);
    const order = Object.keys(contract?.columns ?? {});
    const placeOf = (column: string) => {
      const place = order.indexOf(order.includes(column) ? column : column.replace(/_(lng|lat)$/, ''));
      return place < 0 ? order.length : place;
    };
    const cells = Object.entries(row)
      .filter(([column]) => !column.startsWith('_'))
      // Kept as jsonb, which has an order of its own: people know the contract's.
      .sort(([a], [b]) => placeOf(a) - placeOf(b))
      .map(([column, value]) => {
        const spec = contract?.columns[column] ?? contract?.columns[column.replace(/_(lng|lat)$/, '')];
        // A column that no contract knows is shown to nobody without a disclosure.
        const level: Level = isTrack(dataset, column) ? 'L4' : (spec?.level ?? 'L4');
        const text =
          value === null || value === undefined
            ? null
            : typeof value === 'object'
              ? JSON.stringify(value)
              : String(value);
        const masked = text !== null && !open && (level === 'L4' || spec?.kind === 'person-name');
        return {
          column,
          title: { zh: spec?.zh ?? column, en: spec?.en ?? column },
          value: masked ? maskCell(spec?.kind, text) : text,
          level,
          masked,
        };
      });
    return {
      dataset,
      dataset_title: contract?.title ?? { zh: dataset, en: dataset },
      source_file,
      source_line,
      batch: batch ?? null,
      cells,
    };
  });
}

/** Where a vehicle was is L4 whatever the single columns say. */
const isTrack = (dataset: string, column: string) => dataset === 'gps_point' && (column === 'lng' || column === 'lat');

function maskCell(kind: string | undefined, text: string): string {
  if (kind === 'person-name') return maskName(text);
  if (kind === 'identity-number' || kind === 'party-code' || kind === 'phone') {
    const masked = maskNumber(text);
    return masked === text ? hiddenText : masked;
  }
  return hiddenText;
}
