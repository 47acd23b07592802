// The looks of all that stands behind the first findings, in the order in which they overrule each other; with every view but 校验.
import './score.css';
import './report.css';
import './template.css';
import './refresh.css';
import './audit.css';
