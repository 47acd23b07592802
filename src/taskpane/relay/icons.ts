// Icons of the relay's parts.
export { PlugConnected16Regular } from '@fluentui/react-icons/svg/plug-connected';
