import type { Random } from '../random.ts';
import { block, halfHeight, halfWidth, type Point } from './plane.ts';

export type PlaceKind =
  | 'office'
  | 'site'
  | 'station'
  | 'shop'
  | 'lot'
  | 'hotel'
  | 'restaurant'
  | 'estate'
  | 'scenic'
  | 'farmstay'
  | 'club'
  | 'school'
  | 'hospital'
  | 'funeral'
  | 'market';

export type Place = Point & {
  id: string;
  name: string;
  kind: PlaceKind /** 0–3, or -1 outside the city. */;
  district: number;
};

export const cityCode = '219900';
export const neighbourCode = '219800';
export const districts = [
  { code: '219901', name: '临港区' },
  { code: '219902', name: '望海区' },
  { code: '219903', name: '北山县' },
  { code: '219904', name: '东屿县' },
] as const;

export function districtOf(p: Point): number {
  if (Math.abs(p.x) > halfWidth || Math.abs(p.y) > halfHeight) return -1;
  return (p.y >= 0 ? 0 : 2) + (p.x >= 0 ? 1 : 0);
}

const labels: Record<PlaceKind, readonly string[]> = {
  office: ['办公楼'],
  site: ['社区服务中心', '工业园', '村委会', '政务服务大厅', '建设项目部', '产业基地', '档案馆', '水库管理站'],
  station: ['加油站'],
  shop: ['汽车维修厂'],
  lot: ['停车场'],
  hotel: ['大酒店', '宾馆'],
  restaurant: ['酒楼', '饭店'],
  estate: ['花园', '小区', '家园'],
  scenic: ['风景区', '森林公园'],
  farmstay: ['农家乐'],
  club: ['会所'],
  school: ['小学', '中学', '幼儿园'],
  hospital: ['医院'],
  funeral: ['殡仪馆'],
  market: ['购物广场'],
};
const first = '东西南北中新金银海云福安和康泰瑞祥兴华永';
const second = '山水港湾岭桥城园林泉江河川岛台阳光辉源丰';

/** Which points of interest a kind is in the register of sensitive places. */
export const poiTypes: Partial<Record<PlaceKind, string>> = {
  hotel: '酒店',
  restaurant: '餐饮',
  estate: '住宅小区',
  scenic: '景区',
  farmstay: '农家乐',
  club: '会所',
  school: '学校',
  hospital: '医院',
  funeral: '殡仪馆',
  market: '商超',
  station: '加油站',
  office: '机关',
};

/** Two kilometres inside the border, so that no honest trip strays over it. */
const margin = 2000;

/**
 * Deals places to plots half a kilometre apart: nobody who parks at one place is within 400 m of another.
 * Places of the city spread evenly; those outside lie 10 km and more beyond the eastern border.
 */
export class Plots {
  private readonly free: Point[];
  private readonly counts = new Map<string, number>();

  constructor(random: Random) {
    const all: Point[] = [];
    for (let x = -halfWidth + margin; x < halfWidth - margin; x += block) {
      for (let y = -halfHeight + margin; y < halfHeight - margin; y += block) {
        for (const [dx, dy] of [
          [250, 250],
          [750, 250],
          [250, 750],
          [750, 750],
        ] as const)
          all.push({ x: x + dx, y: y + dy });
      }
    }
    this.free = random.shuffle(all);
  }

  /** A place of this kind on the next free plot. */
  take(kind: PlaceKind, name?: string): Place {
    const plot = this.free.pop();
    if (!plot) throw new Error('the city has no free plot left');
    return this.put(kind, plot, name);
  }

  /** A place of this kind at a point of the author's choice. */
  put(kind: PlaceKind, point: Point, name?: string): Place {
    const n = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, n);
    const district = districtOf(point);
    const words = labels[kind];
    const m = n - 1;
    const stem = `${first[m % first.length]}${second[Math.floor(m / first.length) % second.length]}${m >= 400 ? Math.floor(m / 400) + 1 : ''}`;
    const where = district < 0 ? '岭南市' : '';
    const named = name ?? `${where}${stem}${words[m % words.length]}`;
    return {
      id: `${kind.toUpperCase()}${String(n).padStart(5, '0')}`,
      name: named,
      kind,
      district,
      x: point.x,
      y: point.y,
    };
  }
}
