import { describe, expect, it } from 'vitest';
import { matching, recentFirst, remembered } from '#renderer/ui/matching';

const names = ['Larger text', 'Smaller text', 'Normal text size', 'Édition', 'Next of my notes'];
const find = (typed: string): string[] => matching(typed, names, (name) => name);

describe('what is typed into the palette', () => {
  it('may stand in any order and in part', () => {
    expect(find('size tex')).toEqual(['Normal text size']);
    expect(find('TEXT larg')).toEqual(['Larger text']);
    expect(find('edition')).toEqual(['Édition']);
    expect(find('zeppelin')).toEqual([]);
    expect(find('  ')).toEqual(names);
  });

  it('is compared as readers see it', () => {
    const tags = ['Łódź', 'Co-ordination', 'peasants’ deputies', '🚀'];
    const offered = (typed: string): string[] => matching(typed, tags, (tag) => tag);
    expect(offered('lodz')).toEqual(['Łódź']);
    expect(offered('coord')).toEqual(['Co-ordination']);
    expect(offered("peasants' dep")).toEqual(['peasants’ deputies']);
    expect(offered('🚀')).toEqual(['🚀']);
    expect(offered('\u200b')).toEqual([]);
    expect(
      matching('ordin', ['reordination', 'Co-ordination'], (tag) => tag),
      'a hyphen ends a word',
    ).toEqual(['Co-ordination', 'reordination']);
  });

  it('finds beginnings of words before what stands inside them', () => {
    expect(find('te')).toEqual(['Larger text', 'Smaller text', 'Normal text size', 'Next of my notes']);
    expect(matching('or', ['Export', 'Orphans'], (name) => name)).toEqual(['Orphans', 'Export']);
    expect(
      matching('ल', ['नीला', 'लाल'], (name) => name),
      'a vowel sign is within its word',
    ).toEqual(['लाल', 'नीला']);
  });
});

describe('what was used', () => {
  it('comes first, the latest before the others', () => {
    const recent = remembered(remembered(remembered([], 'b'), 'c'), 'b');
    expect(recent).toEqual(['b', 'c']);
    expect(recentFirst([{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }], recent)).toEqual([
      { id: 'b' },
      { id: 'c' },
      { id: 'a' },
      { id: 'd' },
    ]);
    expect(remembered(['a', 'b'], 'c', 2)).toEqual(['c', 'a']);
  });
});
