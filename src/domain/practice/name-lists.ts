/** Names as they are heard in the north-eastern hills, for people who do not exist. */

export type NameList = readonly [string, ...string[]];

/** How often a group is met, of 100, and its family names. Middle and given names are shared. */
export const PEOPLES: readonly {
  readonly of100: number;
  readonly families: NameList;
}[] = [
  // Kinh
  {
    of100: 62,
    families: [
      'Nguyễn', 'Nguyễn', 'Nguyễn', 'Trần', 'Trần', 'Lê', 'Lê', 'Phạm', 'Phạm', 'Hoàng', 'Vũ',
      'Đỗ', 'Bùi', 'Đặng', 'Ngô', 'Dương', 'Đinh', 'Tạ', 'Phan', 'Trịnh', 'Lưu', 'Cao',
    ],
  },
  // Tày
  { of100: 20, families: ['Hoàng', 'Nông', 'Ma', 'Bế', 'Lường', 'Hà', 'Đàm', 'Lục', 'Nguyễn', 'Triệu'] },
  // Nùng
  { of100: 11, families: ['Nông', 'Hoàng', 'Lương', 'Lý', 'Vi', 'Lâm', 'Chu', 'Mông', 'Linh'] },
  // Dao
  { of100: 7, families: ['Triệu', 'Bàn', 'Đặng', 'Lý', 'Phùng', 'Dương', 'Tẩn', 'Chảo', 'Phượng'] },
];

export const FEMALE_MIDDLES: NameList = [
  'Thị', 'Thị', 'Thị', 'Thị Thu', 'Thị Kim', 'Thị Hồng', 'Thị Bích', 'Thị Thanh', 'Thị Minh',
  'Thị Ngọc', 'Thúy', 'Khánh', 'Phương', 'Mùi',
];

export const FEMALE_GIVEN: NameList = [
  'Hương', 'Hoa', 'Lan', 'Mơ', 'Nga', 'Hằng', 'Hạnh', 'Thảo', 'Trang', 'Linh', 'Yến', 'Oanh',
  'Ngọc', 'Nhung', 'Thủy', 'Thúy', 'Huệ', 'Huyền', 'Duyên', 'Ánh', 'Xuân', 'Loan', 'Mai', 'Dung',
  'Quyên', 'Vân', 'Tuyết', 'Lý', 'Chiêm', 'Pham', 'Hiền', 'Giang', 'Ngân', 'Ly', 'Phượng', 'Sen',
];

export const MALE_MIDDLES: NameList = [
  'Văn', 'Văn', 'Văn', 'Đức', 'Hữu', 'Quang', 'Minh', 'Xuân', 'Ngọc', 'Tiến', 'Thanh', 'Công',
  'Đình', 'Phúc', 'Chòi', 'Tòn',
];

export const MALE_GIVEN: NameList = [
  'Đường', 'Hùng', 'Dũng', 'Tuấn', 'Nam', 'Sơn', 'Hải', 'Long', 'Thắng', 'Thành', 'Trung', 'Kiên',
  'Cường', 'Đức', 'Quân', 'Tùng', 'Hiếu', 'Huy', 'Khánh', 'Lâm', 'Phong', 'Quyết', 'Tài', 'Toàn',
  'Vinh', 'Việt', 'Ân', 'Bảo', 'Chiến', 'Dương', 'Giáp', 'Hòa', 'Khôi', 'Lợi', 'Nhất', 'Páo',
];

/** Places that are on no map. */
export const HAMLETS: NameList = [
  'Xóm Đồng Mận', 'Xóm Suối Lam', 'Thôn Nà Mơ', 'Thôn Khuổi Bốc', 'Bản Khe Lam', 'Tổ 3', 'Tổ 7',
  'Thôn Pác Lùng', 'Xóm Cây Sấu', 'Thôn Bản Chang', 'Tổ dân phố số 2', 'Xóm Gốc Vối',
];
export const COMMUNES: NameList = ['phường Đồng Mận', 'xã Nà Mơ', 'xã Khe Lam', 'xã Thượng Lùng'];

/** Birth registers of the provinces round about. */
export const BIRTH_CODES: NameList = [
  '019', '019', '019', '006', '006', '004', '002', '008', '020', '024', '025', '026',
];

export const MOBILE_PREFIXES: NameList = [
  '32', '33', '34', '35', '36', '37', '38', '39', '70', '76', '77', '79', '81', '83', '85', '86',
  '88', '90', '91', '93', '94', '96', '97', '98',
];
