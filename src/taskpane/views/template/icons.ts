// Icons of this view alone.
export { Circle16Regular } from '@fluentui/react-icons/svg/circle';
export { Table16Regular } from '@fluentui/react-icons/svg/table';
