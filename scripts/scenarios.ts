import { readFileSync, writeFileSync } from 'node:fs';
import { scenariosPage, withScenarios } from './pages/scenarios.js';

writeFileSync(scenariosPage, withScenarios(readFileSync(scenariosPage, 'utf8')));
