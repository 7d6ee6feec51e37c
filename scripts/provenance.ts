import { writeFileSync } from 'node:fs';
import { provenancePage, toProvenancePage } from './provenance/page.js';

writeFileSync(provenancePage, toProvenancePage());
