import { validateDeal } from './recotap-api.mjs';
import { measureCheck } from './validation.mjs';

measureCheck((deal) => validateDeal(deal).valid);
