/** The tree of the practice province: province, communes, grassroots unions, one of them with sections. */
import type { UnitKind } from '#domain/office/unit.ts';
import type { SeededChance } from './seeded-chance.ts';

export interface PracticeUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly code: string;
  readonly parent: string | null;
  readonly ownBooks: boolean;
}

/** A grassroots union with what the generator needs to fill its books. */
export interface PracticeUnion {
  readonly unit: PracticeUnit;
  readonly sections: readonly PracticeUnit[];
  /** Sign-in names end on it: `thuquy.may`. */
  readonly short: string;
  readonly members: number;
  readonly collectors: number;
  readonly cases: number;
  readonly femaleOf100: number;
  /** Members who pay in an ordinary month, of 100. */
  readonly payingOf100: number;
  /** A fixed sum by resolution; without one dues are assessed from the salary. */
  readonly fixedVnd?: number;
}

export interface PracticeTree {
  readonly province: PracticeUnit;
  readonly communes: readonly PracticeUnit[];
  readonly unions: readonly PracticeUnion[];
}

type UnionPlan = Omit<PracticeUnion, 'unit' | 'sections'> & {
  readonly name: string;
  readonly sectionNames?: readonly string[];
};

const PLAN: readonly { readonly name: string; readonly unions: readonly UnionPlan[] }[] = [
  {
    name: 'Công đoàn phường Đồng Mận',
    unions: [
      {
        name: 'CĐCS Công ty May Đồng Mận',
        short: 'may',
        members: 820,
        collectors: 3,
        cases: 22,
        femaleOf100: 86,
        payingOf100: 93,
        sectionNames: [
          'Công đoàn bộ phận Cắt',
          'Công đoàn bộ phận Chuyền 1',
          'Công đoàn bộ phận Chuyền 2',
          'Công đoàn bộ phận Chuyền 3',
          'Công đoàn bộ phận Hoàn thiện',
          'Công đoàn bộ phận Văn phòng',
        ],
      },
      {
        name: 'CĐCS Công ty Điện tử Ánh Lam',
        short: 'dientu',
        members: 410,
        collectors: 2,
        cases: 13,
        femaleOf100: 71,
        payingOf100: 96,
        fixedVnd: 30_000,
      },
      {
        name: 'CĐCS Bệnh viện đa khoa Đồng Mận',
        short: 'benhvien',
        members: 180,
        collectors: 1,
        cases: 6,
        femaleOf100: 64,
        payingOf100: 99,
      },
    ],
  },
  {
    name: 'Công đoàn xã Khe Lam',
    unions: [
      {
        name: 'CĐCS Công ty Gạch Khe Lam',
        short: 'gach',
        members: 290,
        collectors: 2,
        cases: 9,
        femaleOf100: 28,
        payingOf100: 78,
        fixedVnd: 20_000,
      },
      {
        name: 'CĐCS Công ty Gỗ Tân Lam',
        short: 'go',
        members: 140,
        collectors: 1,
        cases: 5,
        femaleOf100: 35,
        payingOf100: 71,
        fixedVnd: 15_000,
      },
    ],
  },
  {
    name: 'Công đoàn xã Nà Mơ',
    unions: [
      {
        name: 'CĐCS Trường THPT Nà Mơ',
        short: 'truong',
        members: 96,
        collectors: 1,
        cases: 3,
        femaleOf100: 67,
        payingOf100: 100,
      },
      {
        name: 'CĐCS Hợp tác xã Chè Nà Mơ',
        short: 'che',
        members: 64,
        collectors: 1,
        cases: 2,
        femaleOf100: 55,
        payingOf100: 66,
        fixedVnd: 13_000,
      },
    ],
  },
];

export const practiceTree = (chance: SeededChance): PracticeTree => {
  const province: PracticeUnit = {
    id: chance.id(),
    name: 'LĐLĐ tỉnh thực hành',
    kind: 'province',
    code: 'TH',
    parent: null,
    ownBooks: true,
  };
  const communes: PracticeUnit[] = [];
  const unions: PracticeUnion[] = [];
  for (const [at, plan] of PLAN.entries()) {
    const commune: PracticeUnit = {
      id: chance.id(),
      name: plan.name,
      kind: 'commune',
      code: `TH.${at + 1}`,
      parent: province.id,
      ownBooks: true,
    };
    communes.push(commune);
    for (const [place, union] of plan.unions.entries())
      unions.push(grownUnion(union, commune, place + 1, chance));
  }
  return { province, communes, unions };
};

export const unitsOf = (tree: PracticeTree): readonly PracticeUnit[] => [
  tree.province,
  ...tree.communes,
  ...tree.unions.flatMap(({ unit, sections }) => [unit, ...sections]),
];

const grownUnion = (
  { name, sectionNames = [], ...plan }: UnionPlan,
  commune: PracticeUnit,
  place: number,
  chance: SeededChance,
): PracticeUnion => {
  const code = `${commune.code}.${place}`;
  const id = chance.id();
  return {
    ...plan,
    unit: { id, name, kind: 'grassroots', code, parent: commune.id, ownBooks: true },
    // Sections write in the books of their union.
    sections: sectionNames.map((section, at) => ({
      id: chance.id(),
      name: section,
      kind: 'section',
      code: `${code}.${at + 1}`,
      parent: id,
      ownBooks: false,
    })),
  };
};
