import { onBeforeMount, onUnmounted } from 'vue';

/** Restores the page's selection, which a text field replaces, when the component is unmounted. */
export const useKeptSelection = (): void => {
  let kept: Range | null = null;
  onBeforeMount(() => {
    const selection = document.getSelection();
    if (selection && !selection.isCollapsed && selection.rangeCount > 0)
      kept = selection.getRangeAt(0).cloneRange();
  });
  onUnmounted(() => {
    const range = kept;
    const selection = document.getSelection();
    if (!range || range.collapsed || !range.startContainer.isConnected || selection?.isCollapsed === false)
      return;
    selection?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  });
};
