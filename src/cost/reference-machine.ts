import { callMicroseconds, timedMachine } from './machine.ts';

/**
 * Two cores of a server of 2021, as PyTorch used them: GFLOP/s of the slowest and the fastest of the networks we timed there
 * (small MLP and wide products; ResNet-8 to ResNet-18; BERT-base; two LSTMs). A virtual machine: nobody says how many watts.
 */
export const referenceMachine = timedMachine(
  { matrix: [70, 100], convolution: [47, 90], attention: [80, 105], recurrent: [50, 75] },
  { memory: 25.8, callMicroseconds: callMicroseconds.cpu },
);
