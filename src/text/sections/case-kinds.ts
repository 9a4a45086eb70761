/** What requests are about, as the screens call it: Hôm nay says it too, and needs no more of Tiếp nhận. */

const vi = {
  'legal-advice': 'Tư vấn pháp luật',
  hardship: 'Hỗ trợ khó khăn, thăm hỏi',
  proposal: 'Kiến nghị, phản ánh',
  'labour-complaint': 'Khiếu nại về lao động',
  denunciation: 'Tố cáo',
  'individual-dispute': 'Tranh chấp lao động cá nhân',
  'collective-dispute': 'Tranh chấp lao động tập thể',
  'late-wages': 'Chậm lương, nợ lương',
  'social-insurance': 'Bảo hiểm xã hội',
  accident: 'Tai nạn lao động, bệnh nghề nghiệp',
  discipline: 'Kỷ luật, sa thải',
  discrimination: 'Phân biệt đối xử',
  'housing-loan': 'Nhà ở, vay vốn',
  other: 'Việc khác',
};

const en: typeof vi = {
  'legal-advice': 'Legal advice',
  hardship: 'Hardship support, visits',
  proposal: 'Proposal or comment',
  'labour-complaint': 'Labour complaint',
  denunciation: 'Denunciation',
  'individual-dispute': 'Individual labour dispute',
  'collective-dispute': 'Collective labour dispute',
  'late-wages': 'Late or unpaid wages',
  'social-insurance': 'Social insurance',
  accident: 'Work accident, occupational disease',
  discipline: 'Discipline, dismissal',
  discrimination: 'Discrimination',
  'housing-loan': 'Housing, loans',
  other: 'Something else',
};

export const caseKindsText = { vi, en };
