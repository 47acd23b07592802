import { addIns, addressOf } from './add-ins';
import './install.css';
import { Installer } from './installer';
import { openPage } from './page';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
const installer = new Installer(
  addIns.map((addIn) => ({ addIn, address: addressOf(addIn, window.location.href) })),
  window.location.protocol,
);
openPage(root, installer);
void installer.check();
