import { bothEngines } from './both-engines.ts';

bothEngines('fuel-cards');
