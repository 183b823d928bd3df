import { installFallbacks } from '../../../src/kernels/fallback/install.ts';
import { sweep } from '../../fixtures/kernels/sweeps/sweep.node.ts';

sweep((tf) => installFallbacks(tf));
