// Rating and comments as a feature of <lede-article>. Server-rendered articles have its style sheet in lede.css.
import type { Feature } from './behaviour.js';
import { participation } from './participation.js';
import { showRatingForm } from './rating.js';
import styles from './styles/participation.css';

export const feature: Feature = { ...participation, styles, refresh: showRatingForm };
