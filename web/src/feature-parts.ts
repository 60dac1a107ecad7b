// The style sheet of the parts that few articles have, as a feature without behaviour.
import type { Feature } from './behaviour.js';
import styles from './styles/parts.css';

export const feature: Feature = { listen: () => true, prepare: () => undefined, styles };
