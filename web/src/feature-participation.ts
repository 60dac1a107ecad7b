// Rating and comments as a feature of <lede-article>. What a server rendered has the sheet already.
import type { Feature } from './behaviour.js';
import { participation } from './participation.js';
import { showRatingForm } from './rating.js';
import styles from './styles/participation.css';

export const feature: Feature = { ...participation, styles, refresh: showRatingForm };
