import { useEffect, useMemo, useState } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import { useConnection } from '../../client/connection/use-connection';
import { type DocumentPreview, type DocumentValues, previewDocument } from './document-model';

/** A document of this length is read within a frame or two; a longer one is read on request. */
const LIVE_LIMIT = 200_000;

/** How long typing has to pause before the document is read. */
const PAUSE_MS = 300;

/** The document of a form, read off the typing path. */
export interface ReadDocument {
  isEmpty: boolean;
  /** What the document in the form would do; undefined until it has been read as it is now. */
  preview: DocumentPreview | undefined;
  /** The document is too long to be read while the user types, and has changed since it was read. */
  waitsForRequest: boolean;
  read(): void;
}

/** Reads the document of the form after each pause in typing. */
export function useReadDocument(control: Control<DocumentValues>): ReadDocument {
  const { region } = useConnection();
  const [Body, Basepath] = useWatch({ control, name: ['Body', 'Basepath'] });
  const [settled, setSettled] = useState({ Body: '', Basepath: '' });
  const isLive = Body.length <= LIVE_LIMIT;
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setTimeout(() => setSettled({ Body, Basepath }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [Body, Basepath, isLive]);
  const isEmpty = Body.trim() === '';
  const isCurrent = settled.Body === Body && settled.Basepath === Basepath;
  const preview = useMemo(
    () => (settled.Body.trim() === '' ? undefined : previewDocument(settled, region)),
    [settled, region],
  );
  return {
    isEmpty,
    preview: isCurrent ? preview : undefined,
    waitsForRequest: !isLive && !isCurrent,
    read: () => setSettled({ Body, Basepath }),
  };
}
