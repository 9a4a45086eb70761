/** Addresses of the hand-overs; only random ids stand in them. */
export const handoversPath = '/khac/ban-giao';
export const newHandoverPath = `${handoversPath}/moi`;

interface Place {
  readonly book: string;
  readonly id: string;
}

export const handoverPath = ({ book, id }: Place): string => `${handoversPath}/${book}/${id}`;
export const minutesPath = (place: Place): string => `${handoverPath(place)}/bien-ban`;
