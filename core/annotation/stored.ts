import { isArrayOf, isRecord, isString } from '../json/guards';
import type { Annotation, Target } from './annotation';
import type { Trashed } from './trash';
import type { NoteVersion, NoteVersions } from './versions';

// Checked by hand, not by a schema: start-up reads tens of thousands of them, whose bytes a checksum has
// already proved to be what a program wrote. Fields that are not named here are kept as they are.

export const isAnnotation = (value: unknown): value is Annotation =>
  isRecord(value) &&
  typeof value['id'] === 'string' &&
  typeof value['textId'] === 'string' &&
  typeof value['created'] === 'string' &&
  typeof value['modified'] === 'string' &&
  typeof value['motivation'] === 'string' &&
  typeof value['colour'] === 'string' &&
  typeof value['style'] === 'string' &&
  typeof value['note'] === 'string' &&
  isArrayOf(value['tags'], isString) &&
  isArrayOf(value['targets'], isTarget);

export const isTrashed = (value: unknown): value is Trashed =>
  isRecord(value) &&
  typeof value['id'] === 'string' &&
  typeof value['deleted'] === 'string' &&
  isAnnotation(value['annotation']) &&
  value['annotation'].id === value['id'];

export const isNoteVersions = (value: unknown): value is NoteVersions =>
  isRecord(value) && typeof value['id'] === 'string' && isArrayOf(value['versions'], isNoteVersion);

const isNoteVersion = (value: unknown): value is NoteVersion =>
  isRecord(value) &&
  typeof value['at'] === 'string' &&
  typeof value['note'] === 'string' &&
  isArrayOf(value['tags'], isString) &&
  typeof value['colour'] === 'string';

const isTarget = (value: unknown): value is Target => {
  if (!isRecord(value)) return false;
  const { quote, position } = value;
  return (
    isRecord(quote) &&
    typeof quote['exact'] === 'string' &&
    typeof quote['prefix'] === 'string' &&
    typeof quote['suffix'] === 'string' &&
    isRecord(position) &&
    typeof position['start'] === 'number' &&
    typeof position['end'] === 'number' &&
    typeof value['contentHash'] === 'string'
  );
};
