import { computed, shallowRef } from 'vue';
import { expect, it } from 'vitest';
import { useSideArea } from '../../../renderer/stores/side-area';
import type { Standing } from '../../../renderer/stores/window-arrangement';

const sideArea = (first: Standing) => {
  const standing = shallowRef<Standing>(first);
  const area = useSideArea({ standing: computed(() => standing.value), tight: computed(() => true) });
  return { standing, area };
};

it('a drawer that was closed in any way opens again with the pane that was in it', () => {
  const { area } = sideArea('drawer');
  area.open('names');
  expect(area.covering.value).toBe(true);
  area.drawer.value = null; // by its tab or Esc
  expect(area.hidden.value).toBe(true);
  area.toggle();
  expect(area.drawer.value).toBe('names');
});

it('panes that are hidden stay so in a window of another size, until something opens one', () => {
  const { standing, area } = sideArea('beside');
  area.toggle();
  standing.value = 'drawer';
  expect(area.hidden.value).toBe(true);
  standing.value = 'below';
  expect(area.hidden.value).toBe(true);
  area.open('mine');
  expect(area.hidden.value).toBe(false);
});
