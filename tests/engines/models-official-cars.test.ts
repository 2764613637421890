import { bothEngines } from './both-engines.ts';

bothEngines('official-cars');
