import { bothEngines } from './both-engines.ts';

bothEngines('parking');
