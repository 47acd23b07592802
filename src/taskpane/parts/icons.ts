// One module for all icons of the first view; each comes from a file of its own, so nothing else rides along.
export { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
export { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
export { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
export { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
export { CommentCheckmark16Regular } from '@fluentui/react-icons/svg/comment-checkmark';
export { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle';
export { Info16Regular } from '@fluentui/react-icons/svg/info';
export { MoreHorizontal16Regular } from '@fluentui/react-icons/svg/more-horizontal';
export { PauseCircle16Regular } from '@fluentui/react-icons/svg/pause-circle';
export { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
export { Warning16Filled } from '@fluentui/react-icons/svg/warning';
