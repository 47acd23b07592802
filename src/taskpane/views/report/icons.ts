// Icons of this view alone.
export { Edit16Regular } from '@fluentui/react-icons/svg/edit';
