/** The list an officer has chosen or pasted, read against what the book knows. */
import { useState } from 'react';
import type { Result } from '#base/result.ts';
import {
  readTrainingList,
  type TrainingFacts,
  type TrainingList,
} from '#domain/office/training-list.ts';
import { cellsOfFile, cellsOfPasted, type ListCells, type ListProblem } from './read-list.ts';

export const useList = (facts: TrainingFacts) => {
  const [found, setFound] = useState<TrainingList>();
  const [problem, setProblem] = useState<ListProblem | 'nobody-found'>();
  const [isReading, setReading] = useState(false);

  const read = async (
    cells: Promise<Result<ListCells, { readonly kind: ListProblem }>>,
  ): Promise<void> => {
    setReading(true);
    setProblem(undefined);
    const got = await cells;
    setReading(false);
    if (!got.ok) {
      setProblem(got.error.kind);
      return;
    }
    const list = readTrainingList(got.value, facts);
    if (list.trainees.length + list.faulty.length === 0) setProblem('nobody-found');
    else setFound(list);
  };
  return {
    found,
    problem,
    isReading,
    readFile: (file: File) => read(cellsOfFile(file)),
    readPasted: (text: string) => read(cellsOfPasted(text)),
    startOver: () => setFound(undefined),
  };
};
