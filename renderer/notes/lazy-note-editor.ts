import { lazy } from '../ui/lazy';

/** One component for all cards, so that it is loaded ahead of the first of them. */
export const NoteEditor = lazy(() => import('./note-editor.vue'));
