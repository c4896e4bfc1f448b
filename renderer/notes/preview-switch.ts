import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** Whether the editor shows a preview of the note: one switch for all notes of all texts. */
export const usePreviewSwitch = defineStore('preview-switch', () => ({ isOn: shallowRef(false) }));
