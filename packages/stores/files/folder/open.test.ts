import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesConformance } from '../conformance.ts';
import { openFiles } from './open.ts';

filesConformance('a folder', async () => openFiles(await mkdtemp(join(tmpdir(), 'plumb-files-'))));
