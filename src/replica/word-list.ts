/** Short common Vietnamese words for a suggested secret: no two are alike without their accents. */

/** 582 words; five of them are 45.9 bits of chance. */
export const WORD_LIST: readonly string[] = `
an ánh áo ấm em ông bà bố bác bạn bánh bảng báo bát bay bắp bầu bé bến bếp biển biết bình
bóng bốn bột bơi bơm bưởi bước bút búp búa bún bụi ca cam cảnh cao cát cau cày căn cấp chai
chanh chào chạy chăm chăn châu chén chẻ chèo chép chi chiếc chiều chín cho chơi chuối chuông
chuyến chữ chung chúc chuồn chùm chùa chụp có con cong cốc cối cột cơm cua cũi cung cuối
cuốc cuốn cừu da dao dán dày dáng dâu dẻo dép dệt dịu dòng dọn dốc dứa dừng dưới dương diều
diễn đài đầm đất đèn đêm đều đi đĩa điểm đò đồi được đùi ếch én ghé ghép ghi ghim gà gác gạo
gạch gánh găng gặp gấu gần giá giày giao giàn giếng giỏ giỏi giọt giọng giữ giữa giường giúp
gỗ gối góc gom gừng gương gửi hai hàng hành hạt hạc háo hay hè hẹn heo hiền hiểu hình hoa
học hòn họp hồ hồng hội hôm huế huyện hương hươu hứa hú kem kéo kén kê kết kênh khách khăn
khay khánh khát khéo khế khen khỉ khiêng khoai khoan khoe khô không khói khóm khung khuya
khúc khuyên khuôn kiến kiếm kiểu kim kín kính kíp kỳ la làm làng lan lành lạc lau lái lấp lê
lên lều leo lịch liền liềm linh lo loa loài loan lòng lội lớn lớp lúa lúc luống luôn luật
luyện lưới lưng lưu lược má mai màn màu mang mạnh may mát mầm mẹ mèo men mì miền miếng mía
mít mình mọc món mong mỏ môi một mùa mũ mũi mục mười mượt mương mướp mừng mứt muôn nai nam
nắng nâu nén nem nếp nét ngà ngan ngày ngang ngắm ngô ngon ngọc ngói ngủ ngựa ngược người
nghe nghĩ nghĩa nhà nhạc nhãn nhanh nhau nhảy nhẹ nhện nhiều nhìn nhỏ nhóm nhung như nhựa
nhuộm nhường nia niềm nón nói nóng nốt nở nụ núi nuôi nước nửa nương oai oanh ốc ôn ổi ớt
phà phao phát phân phẳng phép phiên phim phòng phố phơi phú phút phượng phía phiếu phin
phích qua quai quán quanh quạt quay quê quen quét quốc quy quyển quýt ra rạng rau rãnh rạp
rắn râm rất rẻ rèm ren reo riêng rìu rõ ròng rót rồi rùa rủ rung ruộng ruồi rước sà sao sách
sàn sáng sáp sau sắc sâm sấy sen sẻ sếu siêng sim sinh soi son sóc sóng sớm sung suối súp
sứa sức sương sườn ta tai tám tay tàu táo tán tàng tập tem tên tết thác tham tháng than
thanh thảo thay thả thạch thẻ theo thép thêm thi thích thỉnh thiên thiếu thìa thơ thoi thóc
thoát thôn thông thơm thu thung thuốc thuyền thủy thuê thực thường tía tiệc tiên tiếng tiếp
tím tin tình to toa toán tỏi tóc tốt tôm tranh trang trái trao tràm trà trán trâu trẻ treo
trên triệu trìu trong tròn trôi trúc trung trước trường trưa trụ truyện tu túi tuần tuổi
tung tuyết tường uống uyên ước ưng va vai vàng vạn vạc váy vẽ ven veo vẹt ví việc viên viết
vịnh vịt vòng vòi vó vui vun vuông vùng vũ vượt vườn vựa xa xay xanh xám xáo xăng xắt xâu
xem xe xén xẻng xếp xinh xin xíu xiêm xoan xoài xóm xong xô xôi xốp xuân xung xuôi xuống xưa
yêu yên yếm
`
  .trim()
  .split(/\s+/);
