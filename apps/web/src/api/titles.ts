import { useMemo } from 'react';
import { type Localised, useSay } from '../texts/language.tsx';
import { useRead } from './reading.ts';
import { useMay } from './session.tsx';

type Titled = { id: string; title: Localised };
export type Titles = { model(id: string): string; dataset(id: string): string };

/** Titles of models and datasets for the ids that runs and deliveries hold; the id itself where no title is known. */
export function useTitles(): Titles {
  const say = useSay();
  const may = useMay();
  const models = useRead<{ items: Titled[] }>('/api/models', { enabled: may('model:list') }).data?.items;
  const datasets = useRead<{ items: Titled[] }>('/api/datasets', { enabled: may('dataset:list') }).data?.items;
  return useMemo(() => {
    const byId = (items: readonly Titled[] | undefined) => {
      const known = new Map(items?.map(({ id, title }) => [id, title]));
      return (id: string) => {
        const title = known.get(id);
        return title ? say(title) : id;
      };
    };
    return { model: byId(models), dataset: byId(datasets) };
  }, [say, models, datasets]);
}
