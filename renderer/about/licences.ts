import { licencesFile, type Licence, type Licences } from '#contract/licences';

/** What the build wrote beside the page; null when it cannot be loaded. */
export const loadLicences = async (): Promise<Licences | null> => {
  try {
    const response = await fetch(licencesFile);
    return response.ok ? ((await response.json()) as Licences) : null; // the build's own file
  } catch {
    return null;
  }
};

export interface LicenceGroup {
  readonly kind: Licence['kind'];
  readonly parts: readonly Licence[];
}

const kinds: readonly Licence['kind'][] = ['typeface', 'software', 'engine'];

/** `withEngine`: whether Electron and Chromium are part of the program here. */
export const groupsOf = (parts: readonly Licence[], withEngine: boolean): LicenceGroup[] =>
  kinds
    .filter((kind) => kind !== 'engine' || withEngine)
    .map((kind) => ({ kind, parts: parts.filter((part) => part.kind === kind) }));
