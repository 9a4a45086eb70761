/** The requests of a practice union, with notes; stories of nobody. */
import { bookId } from '#book/book-id.ts';
import { emptyRecord } from '#crdt/fold.ts';
import { addMonths, type Period } from '#domain/calendar-date.ts';
import {
  addCaseNote,
  moveCaseStage,
  openCase,
  setOutcome,
  type Applicant,
  type CaseKind,
} from '#domain/cases/acts.ts';
import { CASE_CHANNELS, type CaseStage } from '#domain/cases/case-file.ts';
import { addWorkingDays } from '#domain/cases/working-days.ts';
import { addDays } from '#domain/day-number.ts';
import { madeUpName, madeUpPhone } from './made-up-person.ts';
import { openDesk, type PracticeRun } from './practice-entry.ts';
import type { PracticeMember } from './practice-roster.ts';
import type { PracticeUnion } from './practice-units.ts';
import type { SeededChance } from './seeded-chance.ts';

interface Story {
  readonly kind: CaseKind;
  readonly summary: string;
  readonly dueWorkingDays: number | undefined;
  readonly outcome: string;
}

const STORIES: readonly [Story, ...Story[]] = [
  {
    kind: 'late-wages',
    summary: 'Lương tháng trước trả chậm 12 ngày, tổ đã hỏi quản đốc hai lần.',
    dueWorkingDays: 7,
    outcome: 'Công ty đã trả đủ và xin lỗi bằng văn bản.',
  },
  {
    kind: 'hardship',
    summary: 'Nhà tốc mái sau trận dông, đề nghị công đoàn thăm hỏi.',
    dueWorkingDays: 10,
    outcome: 'Đã thăm hỏi và hỗ trợ từ quỹ.',
  },
  {
    kind: 'hardship',
    summary: 'Con nằm viện dài ngày, gia đình chỉ còn một người đi làm.',
    dueWorkingDays: 10,
    outcome: 'Đã trao hỗ trợ, giới thiệu quỹ của cấp trên.',
  },
  {
    kind: 'social-insurance',
    summary: 'Tra cứu thấy thiếu hai tháng bảo hiểm xã hội của năm ngoái.',
    dueWorkingDays: 7,
    outcome: 'Công ty đã đóng bù hai tháng.',
  },
  {
    kind: 'legal-advice',
    summary: 'Hỏi về chế độ thai sản khi hợp đồng sắp hết hạn.',
    dueWorkingDays: 5,
    outcome: 'Đã tư vấn, gửi bản tóm tắt quy định.',
  },
  {
    kind: 'proposal',
    summary: 'Đề nghị lắp thêm quạt thông gió ở cuối chuyền.',
    dueWorkingDays: undefined,
    outcome: 'Công ty lắp bốn quạt, tổ đã nghiệm thu.',
  },
  {
    kind: 'proposal',
    summary: 'Bữa ăn ca nguội, đề nghị đổi giờ nấu.',
    dueWorkingDays: undefined,
    outcome: 'Nhà bếp đổi giờ từ tuần sau.',
  },
  {
    kind: 'individual-dispute',
    summary: 'Bị chuyển sang việc khác mà không được báo trước.',
    dueWorkingDays: 5,
    outcome: 'Hòa giải thành, trở lại việc cũ.',
  },
  {
    kind: 'accident',
    summary: 'Kẹp ngón tay ở máy dập, đã sơ cứu tại chỗ.',
    dueWorkingDays: 7,
    outcome: 'Đã lập biên bản, được hưởng chế độ.',
  },
  {
    kind: 'labour-complaint',
    summary: 'Không đồng ý với mức thưởng năng suất của quý.',
    dueWorkingDays: 7,
    outcome: 'Công ty tính lại, chênh lệch đã trả.',
  },
  {
    kind: 'collective-dispute',
    summary: 'Cả tổ không nhất trí với lịch tăng ca tháng này.',
    dueWorkingDays: 5,
    outcome: 'Đối thoại xong, lịch tăng ca được sửa.',
  },
  {
    kind: 'housing-loan',
    summary: 'Hỏi thủ tục vay vốn mua nhà ở xã hội.',
    dueWorkingDays: undefined,
    outcome: 'Đã hướng dẫn hồ sơ.',
  },
];

const NOTES: readonly [string, ...string[]] = [
  'Đã gọi điện xác minh với tổ trưởng.',
  'Gặp phòng nhân sự, hẹn trả lời trong tuần.',
  'Đoàn viên bổ sung giấy tờ.',
  'Chờ công ty trả lời bằng văn bản.',
  'Đã báo cáo ban chấp hành.',
];

export const practiceCases = (
  chance: SeededChance,
  union: PracticeUnion,
  author: { readonly id: string; readonly signInName: string },
  members: readonly PracticeMember[],
  endPeriod: Period,
): PracticeRun => {
  const casesBook = bookId('cases', union.unit.id);
  const desk = openDesk(chance, author.id);
  for (let at = 0; at < union.cases; at++) {
    // Spread over the year, oldest first; the last month takes in only its first days.
    const back = Math.floor(((union.cases - 1 - at) * 12) / union.cases);
    const period = addMonths(endPeriod, -back);
    const receivedOn = `${period}-${back === 0 ? '03' : String(chance.whole(1, 9)).padStart(2, '0')}`;
    const story = chance.pick(STORIES);
    const moment = desk.moment(receivedOn);
    const opened = openCase(
      {
        casesBook,
        applicant: madeUpApplicant(chance, members),
        channel: chance.pick(CASE_CHANNELS),
        kind: story.kind,
        summary: story.summary,
        urgency: chance.pick(['normal', 'normal', 'normal', 'soon', 'urgent']),
        dueOn:
          story.dueWorkingDays === undefined
            ? undefined
            : addWorkingDays(receivedOn, story.dueWorkingDays).on,
        receivedOn,
      },
      moment,
    );
    const file = desk.write(moment, opened)[0]?.id ?? '';
    carryOn({ chance, desk, casesBook, file, story, receivedOn, isOld: back > 1 });
  }
  return { book: casesBook, author: author.signInName, entries: desk.entries() };
};

const madeUpApplicant = (chance: SeededChance, members: readonly PracticeMember[]): Applicant => {
  const member = members[chance.whole(0, members.length - 1)];
  const who = chance.whole(1, 10);
  if (who <= 7 && member !== undefined) return { who: 'member', member: member.id };
  return who === 10
    ? { who: 'anonymous' }
    : {
        who: 'other',
        name: madeUpName(chance, chance.percent(50) ? 'male' : 'female'),
        contact: chance.percent(60) ? madeUpPhone(chance) : undefined,
      };
};

/** Old requests are mostly closed, new ones have hardly begun. */
const carryOn = (at: {
  readonly chance: SeededChance;
  readonly desk: ReturnType<typeof openDesk>;
  readonly casesBook: string;
  readonly file: string;
  readonly story: Story;
  readonly receivedOn: string;
  readonly isOld: boolean;
}): void => {
  const { chance, desk, casesBook, file, story } = at;
  const path: readonly CaseStage[] = at.isOld
    ? chance.percent(85)
      ? ['registered', 'in-progress', 'resolved', 'closed']
      : ['registered', 'waiting']
    : chance.percent(60)
      ? ['registered']
      : [];
  let day = at.receivedOn;
  let current: { readonly round: number; readonly stage: CaseStage } = { round: 0, stage: 'new' };
  for (const to of path) {
    day = addDays(day, at.isOld ? chance.whole(1, 4) : 1);
    const moving = desk.moment(day);
    desk.write(moving, moveCaseStage({ casesBook, caseFile: file, current, to }));
    current = { round: 0, stage: to };
    const noting = desk.moment(day);
    const note = { casesBook, caseFile: file, text: chance.pick(NOTES) };
    desk.write(noting, addCaseNote(note, noting));
    if (to === 'resolved') {
      const record = emptyRecord('caseFile', file);
      desk.write(desk.moment(day), setOutcome({ casesBook, record, outcome: story.outcome }));
    }
  }
};
