// The real app over services in memory: ?start=new|locked|unsent|practice|update&lang=&size=&scheme=&outdoor=&at=/khac
import { createRoot } from 'react-dom/client';
import '@fontsource/be-vietnam-pro/vietnamese-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-600.css';
import '@fontsource/be-vietnam-pro/vietnamese-700.css';
import '@fontsource/be-vietnam-pro/latin-400.css';
import '@fontsource/be-vietnam-pro/latin-600.css';
import '@fontsource/be-vietnam-pro/latin-700.css';
import { App } from '#app/app.tsx';
import { readFrame } from '#text/read-frame.ts';
import { lookFromStored } from '#app/stored-look.ts';
import { fakeServices } from './fake-services.ts';

const asked = new URLSearchParams(window.location.search);
const services = fakeServices({
  start: asked.get('start') ?? 'locked',
  isOtherWindow: asked.has('other'),
});
window.history.replaceState(null, '', asked.get('at') ?? '/hom-nay');
const firstLook = lookFromStored({
  language: asked.get('lang') ?? 'vi',
  textSize: asked.get('size') ?? '100',
  scheme: asked.get('scheme') ?? 'light',
  isOutdoor: asked.has('outdoor'),
});
createRoot(document.getElementById('root')!).render(
  <App
    services={services}
    firstLook={firstLook}
    firstFrame={await readFrame(firstLook.language)}
  />,
);
