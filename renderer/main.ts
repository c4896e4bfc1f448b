import './styles/fonts.css';
import './styles/tokens.css';
import './styles/themes.css';
import './styles/base.css';
import './styles/reading.css';
import './styles/highlights.css';
import './styles/forced-colours.css';
