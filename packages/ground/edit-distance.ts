export type EditCounts = { readonly edits: number; readonly confusable: number };

/**
 * Insertions, deletions, substitutions and swaps of neighbours between two texts, counted in code points
 * (optimal string alignment). Among equally short edits the one with most confusable substitutions is counted.
 */
export function editCounts(a: string, b: string, confusable: (x: string, y: string) => boolean): EditCounts {
  if (a === b) return { edits: 0, confusable: 0 };
  const xs = Array.from(a);
  const ys = Array.from(b);
  // One number orders both: an edit costs `unit`, a confusable one is cheaper by 1.
  const unit = xs.length + ys.length + 1;
  let older: number[] = [];
  let above = ys.map((_, j) => (j + 1) * unit);
  above.unshift(0);
  for (let i = 1; i <= xs.length; i++) {
    const x = xs[i - 1] as string;
    const row = [i * unit];
    for (let j = 1; j <= ys.length; j++) {
      const y = ys[j - 1] as string;
      const step = x === y ? 0 : confusable(x, y) ? unit - 1 : unit;
      let best = Math.min((above[j - 1] as number) + step, (above[j] as number) + unit, (row[j - 1] as number) + unit);
      if (i > 1 && j > 1 && x === ys[j - 2] && y === xs[i - 2]) best = Math.min(best, (older[j - 2] as number) + unit);
      row.push(best);
    }
    older = above;
    above = row;
  }
  const cost = above[ys.length] as number;
  const edits = Math.ceil(cost / unit);
  return { edits, confusable: edits * unit - cost };
}

/** Damerau–Levenshtein distance in code points. */
export function editDistance(a: string, b: string): number {
  return editCounts(a, b, () => false).edits;
}

/** The candidate meant by a misspelt word, or nothing when none is close (a third of its length at most). For "did you mean". */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  const limit = Math.max(1, Math.floor(Array.from(wanted).length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > 2 * limit) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
