import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paneNames, type PaneName, type PaneSplit, type PaneTree } from '#contract/panes';
import {
  allTabs,
  complete,
  fits,
  groupOf,
  groupsOf,
  isSplit,
  joined,
  keyOfSplit,
  placed,
  splitOff,
  splitSides,
  withShare,
} from '../../../renderer/stores/pane-tree';

const tabs = (...panes: PaneName[]): PaneTree => ({ panes });
const rows = (share: number, ...parts: [PaneTree, PaneTree]): PaneSplit => ({ split: 'rows', share, parts });
const columns = (share: number, ...parts: [PaneTree, PaneTree]): PaneTree => ({
  split: 'columns',
  share,
  parts,
});

describe('a pane', () => {
  it('is split off from its tabs on each side', () => {
    const all = tabs('editor', 'mine', 'names');
    expect(splitOff(all, 'mine', 'below')).toEqual(rows(50, tabs('editor', 'names'), tabs('mine')));
    expect(splitOff(all, 'mine', 'above')).toEqual(rows(50, tabs('mine'), tabs('editor', 'names')));
    expect(splitOff(all, 'names', 'left')).toEqual(columns(50, tabs('names'), tabs('editor', 'mine')));
    expect(splitOff(all, 'names', 'right')).toEqual(columns(50, tabs('editor', 'mine'), tabs('names')));
  });

  it('is split off from another group', () => {
    const tree = rows(40, tabs('editor', 'names'), tabs('mine'));
    expect(splitOff(tree, 'names', 'right', 'mine')).toEqual(
      rows(40, tabs('editor'), columns(50, tabs('mine'), tabs('names'))),
    );
  });

  it('that is alone goes to that side of all others', () => {
    const tree = rows(40, tabs('editor', 'names'), tabs('mine'));
    expect(splitOff(tree, 'mine', 'right')).toEqual(columns(50, tabs('editor', 'names'), tabs('mine')));
    expect(splitOff(tabs('mine'), 'mine', 'right'), 'there is no other').toEqual(tabs('mine'));
  });

  it('is put among the tabs of another group', () => {
    const tree = rows(40, tabs('editor'), columns(30, tabs('mine'), tabs('names')));
    expect(joined(tree, 'names', 'editor')).toEqual(rows(40, tabs('editor', 'names'), tabs('mine')));
    expect(joined(tabs('editor', 'mine'), 'mine', 'editor')).toEqual(tabs('editor', 'mine'));
  });
});

describe('places', () => {
  const tree = rows(40, tabs('editor'), columns(30, tabs('mine'), tabs('names')));

  it('are those of the shares', () => {
    expect(placed(tree).groups.map(({ box }) => box)).toEqual([
      { left: 0, top: 0, width: 100, height: 60 },
      { left: 0, top: 60, width: 70, height: 40 },
      { left: 70, top: 60, width: 30, height: 40 },
    ]);
  });

  it('give one pane more height, and no other width', () => {
    const heights = (pane: PaneName, ...held: string[]) =>
      placed(tree, { pane, held: new Set(held) }).groups.map(({ box }) => Math.round(box.height));
    expect(heights('names')).toEqual([16, 84, 84]);
    expect(heights('editor')).toEqual([84, 16, 16]);
    expect(heights('names', keyOfSplit(tree)), 'this share was set by hand').toEqual([60, 40, 40]);
    const larger = placed(rows(90, tabs('editor'), tabs('mine')), { pane: 'mine', held: new Set() });
    expect(larger.groups[1]?.box.height).toBeCloseTo(90);
  });

  it('fit only where every group can be read', () => {
    expect(fits(tree, 800, 700)).toBe(true);
    expect(fits(tree, 500, 700), 'names would be 150 wide').toBe(false);
    expect(fits(tree, 800, 250), 'my notes would be 100 high').toBe(false);
    expect(fits(rows(50, tabs('editor', 'names'), tabs('mine')), 150, 700), 'no narrower than before').toBe(
      true,
    );
    expect(fits(allTabs, 150, 90)).toBe(true);
  });

  it('follow a divider, within its limits', () => {
    if (!isSplit(tree) || !isSplit(tree.parts[1])) throw new Error('The tree has two splits.');
    expect(withShare(tree, tree, 70)).toEqual({ ...tree, share: 70 });
    expect(withShare(tree, tree.parts[1], 99)).toEqual(
      rows(40, tabs('editor'), columns(85, tabs('mine'), tabs('names'))),
    );
  });
});

it('a tree that lacks panes gets them, and one that repeats a pane is replaced', () => {
  expect(complete(rows(40, tabs('mine'), tabs('names')))).toEqual(
    rows(40, tabs('mine', 'editor', 'search'), tabs('names')),
  );
  expect(complete(rows(40, tabs('mine'), tabs('mine')))).toEqual(allTabs);
});

it('whatever is done, every pane stands exactly once, and the places cover the area', () => {
  const pane = fc.constantFrom(...paneNames);
  const act = fc.oneof(
    fc.record({ pane, at: pane, side: fc.constantFrom(...splitSides) }),
    fc.record({ pane, at: pane }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const tree = acts.reduce<PaneTree>(
        (now, step) =>
          'side' in step ? splitOff(now, step.pane, step.side, step.at) : joined(now, step.pane, step.at),
        allTabs,
      );
      expect(
        groupsOf(tree)
          .flatMap(({ panes }) => panes)
          .toSorted(),
      ).toEqual(paneNames.toSorted());
      for (const name of paneNames) {
        expect(groupOf(tree, name)?.panes).toContain(name);
        const { groups } = placed(tree, { pane: name, held: new Set() });
        const area = groups.reduce((sum, { box }) => sum + box.width * box.height, 0);
        expect(area).toBeCloseTo(10_000);
      }
    }),
  );
});
