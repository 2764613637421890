import type { Standard } from '@plumb/collect/contract/read-standards';
import type { City } from '../city.ts';
import { businessCode, placesOf } from '../city.ts';
import { dayText } from '../clock.ts';
import { pointText } from '../life/emit-vehicle.ts';
import { parkingCompany } from '../lots.ts';
import { type Staff, supervisedRow } from '../people/units.ts';
import { cityCode, districts, type Place, type PlaceKind, poiTypes } from '../plane/places.ts';
import { block, halfHeight, halfWidth, latOf, lngOf, type Point } from '../plane/plane.ts';
import { hash } from '../random.ts';
import type { Sink } from './sink.ts';

function polygonText(corners: Point[]): string {
  const ring = [...corners, corners[0] as Point].map((p) => `[${lngOf(p.x)},${latOf(p.y)}]`).join(',');
  return `{"type":"Polygon","coordinates":[[${ring}]]}`;
}

export function squareText(centre: Point, half: number): string {
  return rectangleText(centre.x - half, centre.y - half, centre.x + half, centre.y + half);
}

function rectangleText(x0: number, y0: number, x1: number, y1: number): string {
  return polygonText([
    { x: x0, y: y0 },
    { x: x1, y: y0 },
    { x: x1, y: y1 },
    { x: x0, y: y1 },
  ]);
}

const levels: Partial<Record<PlaceKind, number>> = {
  club: 3,
  scenic: 3,
  hotel: 2,
  farmstay: 2,
  estate: 2,
  funeral: 2,
  restaurant: 2,
};

/** The row of a place in the register of sensitive places. */
export function poiRow(place: Place): Record<string, string | number> {
  return {
    poi_id: place.id,
    poi_name: place.name,
    poi_type: poiTypes[place.kind] ?? '机关',
    lng: lngOf(place.x),
    lat: latOf(place.y),
    radius_m: place.kind === 'scenic' || place.kind === 'estate' ? 150 : 100,
    sens_level: levels[place.kind] ?? 1,
  };
}

/** Places, fences, days, standards: what no plant edits. */
export function writeMap(city: City, sink: Sink, standards: readonly Standard[]): void {
  for (const kind of Object.keys(poiTypes) as PlaceKind[])
    for (const place of placesOf(city, kind)) sink.add('poi', poiRow(place));
  for (const place of city.outside) if (poiTypes[place.kind]) sink.add('poi', poiRow(place));
  const quarters = [
    [-halfWidth, 0, 0, halfHeight],
    [0, 0, halfWidth, halfHeight],
    [-halfWidth, -halfHeight, 0, 0],
    [0, -halfHeight, halfWidth, 0],
  ] as const;
  districts.forEach(({ code, name }, i) => {
    const [x0, y0, x1, y1] = quarters[i] as readonly [number, number, number, number];
    sink.add('geofence', {
      fence_id: `F-D${i + 1}`,
      fence_name: name,
      fence_type: '行政区',
      polygon: rectangleText(x0, y0, x1, y1),
      buffer_m: 0,
      admin_code: code,
      valid_time: '全天',
    });
  });
  for (const unit of city.units) {
    sink.add('geofence', {
      fence_id: unit.fenceId,
      fence_name: `${unit.name}公车停放点`,
      fence_type: '停放点',
      polygon: squareText(unit.base, block / 10),
      buffer_m: 50,
      admin_code: unit.area,
      valid_time: '全天',
    });
  }
  for (const d of city.days)
    sink.add('calendar_day', {
      day: d.start,
      is_workday: d.workday,
      holiday_name: d.holiday ?? null,
      day_type: d.kind,
      school_day: d.school,
    });
  for (const standard of standards) sink.add('standard_table', standard);
  for (const kind of ['station', 'shop', 'hotel', 'restaurant'] as const) {
    for (const place of placesOf(city, kind)) {
      sink.add('enterprise_registry', {
        uscc: businessCode(place),
        ent_name: place.name,
        ent_type: '公司',
        found_date: '2012-05-18',
        reg_capital: 500_000,
        address: `${districts[place.district]?.name ?? ''}${place.name}`,
        admin_code: cityCode,
        geo: pointText(place),
        status: '存续',
      });
    }
  }
}

/** Units and their staff with posts and pay, as the plants have left them. */
export function writeUnits(city: City, sink: Sink): void {
  const months = [...new Set(city.days.map((d) => d.text.slice(0, 7).replace('-', '')))];
  for (const unit of city.units) {
    sink.add('org_unit', {
      org_code: unit.code,
      uscc: unit.uscc,
      org_name: unit.name,
      org_type: unit.type,
      parent_code: unit.area === cityCode ? null : `${cityCode}0001`,
      admin_code: unit.area,
      staff_quota: unit.staff.length + 2,
      car_quota: unit.carQuota,
      leader_quota: 4,
      address: `${unit.name}办公楼`,
      geo: pointText(unit.base),
      dispatched_group: null,
    });
    for (const staff of unit.staff) writeStaff(sink, staff, months);
  }
  sink.add('org_unit', {
    org_code: parkingCompany.code,
    uscc: parkingCompany.uscc,
    org_name: parkingCompany.name,
    org_type: '国企',
    parent_code: null,
    admin_code: cityCode,
    staff_quota: 120,
    car_quota: 0,
    leader_quota: 3,
    address: '滨海示范市停车大厦',
  });
}

function writeStaff(sink: Sink, staff: Staff, months: string[]): void {
  const { person, unit, left } = staff;
  sink.add('supervised_person', supervisedRow(staff));
  sink.add('appointment_record', {
    appt_id: `RZ${person.id.slice(6, 14)}${person.index}`,
    id_no: person.id,
    org_code: unit.code,
    post: staff.post,
    duty_scope: null,
    start_date: staff.started,
    end_date: left?.on ?? null,
    leave_type: left?.how ?? null,
    supervisor_id: staff.isHead ? null : unit.head.person.id,
  });
  for (const month of months) {
    if (left && left.on.slice(0, 7).replace('-', '') < month) continue;
    const allowance = 1200 + (person.index % 7) * 60;
    sink.add('payroll', {
      pay_id: `GZ${month}${person.index}`,
      id_no: person.id,
      org_code: unit.code,
      pay_month: month,
      staff_type: '在编',
      base_pay: staff.basePay,
      allowance,
      car_allowance: staff.carAllowance,
      gross: staff.basePay + allowance + staff.carAllowance,
      bank_acct: `6217${String(hash('acct', person.index)).padStart(15, '0')}`,
    });
  }
}

/** Everybody, their kin and their homes. Kinship rows say what b is to a. */
export function writePeople(city: City, sink: Sink): void {
  const { people } = city;
  const estates = placesOf(city, 'estate');
  let relations = 0;
  const relate = (a: string, b: string, type: string, source: string, start: string | null): void => {
    sink.add('kinship_relation', {
      rel_id: `QS${String(++relations).padStart(8, '0')}`,
      id_no_a: a,
      id_no_b: b,
      rel_type: type,
      rel_source: source,
      confidence: source === '户籍' ? 0.95 : 1,
      start_date: start,
      end_date: null,
    });
  };
  for (let household = 0; household < people.households; household++) {
    const members = people.members(household).map((i) => people.get(i));
    const head = members[0];
    if (!head) continue;
    const estate = estates[household % estates.length] as Place;
    const address = `滨海示范市${districts[head.district]?.name}${estate.name}${1 + (household % 30)}号楼${1 + (household % 4)}单元${101 + (household % 18) * 100}`;
    const hukou = `H${String(household + 1).padStart(8, '0')}`;
    for (const p of members) {
      sink.add('person_registry', {
        id_no: p.id,
        name: p.name,
        former_name: null,
        gender: p.male ? '男' : '女',
        birth_date: p.birth,
        nation: hash('nation', p.index) % 20 === 0 ? '满族' : '汉族',
        hukou_no: hukou,
        household_rel: p.role === '子女' ? (p.male ? '子' : '女') : p.role,
        hukou_addr: address,
        admin_code: districts[p.district]?.code,
        hukou_status: '正常',
        phone: people.age(p.index) >= 14 ? p.phone : null,
      });
      if (p.role === '配偶')
        relate(head.id, p.id, '配偶', '婚姻', `${Math.max(1975, Number(head.birth.slice(0, 4)) + 25)}-06-18`);
      if (p.role === '子女') relate(head.id, p.id, '子女', '出生证', p.birth);
      if (p.role === '子女' && members[1]?.role === '配偶') relate(members[1].id, p.id, '子女', '出生证', p.birth);
      if (p.role === '父母') relate(head.id, p.id, '父母', '户籍', head.birth);
    }
    if (household % 10 < 7) {
      sink.add('real_estate', {
        re_id: `BDC${String(household + 1).padStart(8, '0')}`,
        owner_id: head.id,
        address,
        area_m2: 70 + (household % 60),
        usage: '住宅',
        reg_date: dayText(Date.UTC(2010 + (household % 14), household % 12, 1 + (household % 28))),
        deal_price: 500_000 + (household % 80) * 10_000,
        project_name: estate.name,
        developer_uscc: null,
        acquire_type: '购买',
        cancel_date: null,
      });
    }
  }
}
