/** Where the screens of the roll lie, and those they lead to. Random ids only: a path stands in the history. */

interface Place {
  readonly book: string;
  readonly id: string;
}

export const membersPath = '/doan-vien';
export const importPath = '/doan-vien/nhap';
/** Mẫu 5b. */
export const applicationPath = '/doan-vien/mau-5b';
/** Kết nạp: of one applicant, or of those who are ticked. */
export const admissionPath = (member?: Place): string =>
  `/doan-vien/ket-nap${member === undefined ? '' : `/${member.book}/${member.id}`}`;
export const newMemberPath = '/doan-vien/them';
export const scanPath = '/doan-vien/quet';
export const memberPath = ({ book, id }: Place): string => `/doan-vien/${book}/${id}`;
export const memberHistoryPath = (member: Place): string => `${memberPath(member)}/lich-su`;
export const editMemberPath = (member: Place): string => `${memberPath(member)}/sua`;
export const collectPath = ({ book, id }: Place): string => `/doan-phi/thu/${book}/${id}`;
export const receiptPath = ({ book, id }: Place): string => `/doan-phi/bien-lai/${book}/${id}`;
export const newCaseOfPath = ({ id }: Place): string => `/tiep-nhan/them?doan-vien=${id}`;
