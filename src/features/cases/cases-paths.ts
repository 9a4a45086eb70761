/** Where the screens of requests lie. Random ids only: a path stands in the history. */

interface Place {
  readonly book: string;
  readonly id: string;
}

/** The member a new request is for stands in the query of the form. */
export const MEMBER_QUERY = 'doan-vien';

export const casesPath = '/tiep-nhan';
export const newCasePath = '/tiep-nhan/them';
export const casePath = ({ book, id }: Place): string => `/tiep-nhan/${book}/${id}`;
export const caseHistoryPath = (file: Place): string => `${casePath(file)}/lich-su`;
/** The papers that unions below have referred, and one paper, for either end. */
export const referredPath = '/tiep-nhan/giay-chuyen';
export const paperPath = ({ book, id }: Place): string => `${referredPath}/${book}/${id}`;
export const memberPath = ({ book, id }: Place): string => `/doan-vien/${book}/${id}`;
