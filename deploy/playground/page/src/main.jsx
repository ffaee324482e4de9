import 'slack-blocks-to-jsx/dist/style.css';
import './styles/page.css';
import './styles/slack.css';
import './styles/teams.css';
import { createRoot } from 'react-dom/client';
import App from './App.jsx';

createRoot(document.getElementById('root')).render(<App />);
