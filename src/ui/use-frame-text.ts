/** The sentences of the building blocks and of the lock screen, without those of the open book. */
import { createContext, useContext } from 'react';
import { frameVi, type FrameCatalogue } from '#text/frame-catalogue.ts';

/** The language that is shown, with its first sentences. */
export const FrameContext = createContext<FrameCatalogue>(frameVi);

export const useFrameText = (): FrameCatalogue => useContext(FrameContext);
