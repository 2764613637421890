import { writeTypes } from '../../apps/web/generate-api.ts';
import { apiDocument } from './document.ts';

await writeTypes(await apiDocument());
