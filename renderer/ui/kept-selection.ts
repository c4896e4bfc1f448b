import { onBeforeMount, onUnmounted } from 'vue';

/** A text field takes the page's selection away; what was selected before a component came is selected again when it is gone. */
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
