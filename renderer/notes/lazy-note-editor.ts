import { lazy } from '../ui/lazy';

/** Shared by all cards, so that it is loaded before the first card needs it. */
export const NoteEditor = lazy(() => import('./note-editor.vue'));
