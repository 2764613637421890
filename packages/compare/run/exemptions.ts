import type { Row } from '@plumb/stores/warehouse/port';
import type { ModelSpec } from '../model/model.ts';
import type { Found } from './found-row.ts';

/** Entries of exemption_list by subject key. An entry counts only with a document, an approver and at most 366 days. */
export class Exemptions {
  readonly #bySubject = new Map<string, Row[]>();

  constructor(entries: Row[]) {
    for (const entry of entries) {
      if (!entry['doc_ref'] || !entry['approver_id'] || !entry['valid_from'] || !entry['valid_to']) continue;
      if (days(String(entry['valid_from']), String(entry['valid_to'])) > 366) continue;
      const key = String(entry['subject_key'] ?? '');
      // A fact without a unit has the empty key: an entry without a subject must not cover it.
      if (key === '') continue;
      this.#bySubject.set(key, [...(this.#bySubject.get(key) ?? []), entry]);
    }
  }

  /** Whether an entry for the model (by id, by number or for all: *) is valid on the day of the fact. */
  covers({ model, row, occurredAt, subjectKey }: Found): boolean {
    const keys = (model.exempt_by ?? [model.subject.key]).map((column) => String(row[column] ?? ''));
    const day = occurredAt?.slice(0, 10);
    if (!day) return false;
    return [...new Set([subjectKey, ...keys])].some((key) =>
      (this.#bySubject.get(key) ?? []).some(
        (entry) => isFor(entry, model) && String(entry['valid_from']) <= day && day <= String(entry['valid_to']),
      ),
    );
  }
}

const isFor = (entry: Row, model: ModelSpec) => ['*', model.id, model.no].includes(String(entry['model_id'] ?? ''));
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
