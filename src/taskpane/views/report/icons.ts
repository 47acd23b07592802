// Icons of this view alone.
export { Copy16Regular } from '@fluentui/react-icons/svg/copy';
export { Edit16Regular } from '@fluentui/react-icons/svg/edit';
