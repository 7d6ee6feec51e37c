/** `npm run deviations`: writes into docs/the-contract.md what `recotap verify` and Redocly's drift find on a server that deviates. */
import { readFileSync, writeFileSync } from 'node:fs';
import { deviationsPage, findAll, withDeviations } from './deviations/table.js';

const rows = await findAll();
writeFileSync(deviationsPage, withDeviations(readFileSync(deviationsPage, 'utf8'), rows));
