/** Where the import lies, and where it leads. */
export const importPath = '/doan-vien/nhap';
export const membersPath = '/doan-vien';
export const newMemberPath = '/doan-vien/them';
