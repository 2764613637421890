import { basename, dirname } from 'node:path';
import { each, type Rule, when } from '../rule.ts';

const statuses = ['trial', 'active', 'retired'];

export const identityRules: Rule[] = [
  {
    id: 'id-is-folder',
    check: ({ model }) =>
      when(model.spec.id !== basename(model.folder), `id ${model.spec.id} is not the folder's name`),
  },
  {
    id: 'field-is-folder',
    check: ({ model }) =>
      when(
        model.spec.field !== basename(dirname(model.folder)),
        `field ${model.spec.field} is not the parent folder's name`,
      ),
  },
  {
    id: 'id-unique',
    check: ({ model }, { all }) =>
      when(
        all.filter((one) => one.model.spec.id === model.spec.id).length > 1,
        `another model has the id ${model.spec.id}`,
      ),
  },
  {
    id: 'number-unique',
    check: ({ model }, { all }) =>
      when(
        all.filter((one) => one.model.spec.no === model.spec.no).length > 1,
        `another model has the number ${model.spec.no}`,
      ),
  },
  {
    id: 'title-unique',
    check: ({ model }, { all }) =>
      when(
        all.filter((one) => one.model.spec.title.zh === model.spec.title.zh).length > 1,
        `another model is called ${model.spec.title.zh}`,
      ),
  },
  {
    id: 'title-en-unique',
    check: ({ model }, { all }) =>
      when(
        all.filter((one) => one.model.spec.title.en === model.spec.title.en).length > 1,
        `another model is called ${model.spec.title.en}`,
      ),
  },
  {
    id: 'field-is-letter',
    check: ({ model }, { all }) =>
      when(
        all.some((one) => one.model.spec.no[0] === model.spec.no[0] && one.model.spec.field !== model.spec.field),
        `models numbered ${model.spec.no[0]} stand in more than one field`,
      ),
  },
  {
    id: 'three-files',
    check: ({ files }) =>
      each(files, (file) =>
        ['model.yaml', 'detect.sql', 'cases.yaml'].includes(file)
          ? undefined
          : `${file} does not belong into a model's folder`,
      ),
  },
  { id: 'has-cases', check: ({ files }) => when(!files.includes('cases.yaml'), 'cases.yaml is missing') },
  {
    id: 'status-locked',
    check: ({ model }, { lock }) =>
      when(statuses.includes(model.spec.status) && !lock[model.spec.id], `${model.spec.status}, but not in lock.json`),
  },
  {
    id: 'lock-matches',
    check: ({ model, digest }, { lock }) => {
      const locked = lock[model.spec.id];
      return when(
        locked !== undefined && locked.version === model.spec.version && locked.sha256 !== digest,
        `changed since version ${model.spec.version} was locked: raise the version, then ./plumb models lock`,
      );
    },
  },
  {
    id: 'version-rises',
    check: ({ model }, { lock }) => {
      const locked = lock[model.spec.id];
      return when(
        locked !== undefined && model.spec.version !== locked.version,
        `version ${model.spec.version} is not the locked ${locked?.version}`,
      );
    },
  },
];
