// Films of other sites, as a feature of <lede-article>.
import type { Feature } from './behaviour.js';
import { films } from './films.js';
import styles from './styles/films.css';

export const feature: Feature = { ...films, styles };
