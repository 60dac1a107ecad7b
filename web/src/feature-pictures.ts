// Pictures that open over the whole window, as a feature of <lede-article>.
import type { Feature } from './behaviour.js';
import { openPictures } from './pictures.js';
import styles from './styles/pictures.css';

export const feature: Feature = { ...openPictures, styles };
