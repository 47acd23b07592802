// Icons of the report's views.
export { Clock16Regular } from '@fluentui/react-icons/svg/clock';
export { Edit16Regular } from '@fluentui/react-icons/svg/edit';
export { LinkDismiss16Regular } from '@fluentui/react-icons/svg/link-dismiss';
export { Prohibited16Regular } from '@fluentui/react-icons/svg/prohibited';
