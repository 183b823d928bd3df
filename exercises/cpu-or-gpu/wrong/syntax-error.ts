// Forgets a closing bracket.
export function stepSeconds(job, machine) {
  return Math.max(job.batch * job.multiplications / machine.flops;
}
