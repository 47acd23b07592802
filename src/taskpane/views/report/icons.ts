// Icons of this view alone.
export { ArrowRight16Regular } from '@fluentui/react-icons/svg/arrow-right';
export { Copy16Regular } from '@fluentui/react-icons/svg/copy';
export { Edit16Regular } from '@fluentui/react-icons/svg/edit';
