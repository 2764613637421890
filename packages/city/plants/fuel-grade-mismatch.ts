import { at, momentText } from '../clock.ts';
import type { Fill } from '../life/records.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';
import { emptyDay, stationNear, takesFuel } from './fuel-days.ts';

const diesel = { goodsType: '柴油', goodsName: '0号车用柴油(Ⅵ)', grade: '0#' } as const;
const petrol = { goodsType: '汽油', goodsName: '92号车用汽油(ⅥB)', grade: '92#' } as const;

function fillOn(stage: VehicleStage): Fill {
  const on = emptyDay(stage);
  return stage.life.driveToFill({ depart: at(on.start, '09:20'), station: stationNear(stage), litres: 27 });
}

export const fuelGradeMismatch: VehiclePlant = {
  model: 'fuel-grade-mismatch',
  subjects: 'vehicle',
  fits: takesFuel,
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 3 },

  violate(stage) {
    const fill = Object.assign(fillOn(stage), stage.life.car.fuelType === '柴油' ? petrol : diesel);
    const time = momentText(fill.time);
    return [{ subject: fill.cardNo, fact: fill.id, from: time, to: time, note: '所加油品与登记燃料不符' }];
  },

  lookalike(stage, kind) {
    const fill = fillOn(stage);
    const isDiesel = stage.life.car.fuelType === '柴油';
    // Kind and name contradict each other: the station's coding.
    if (kind === 0) fill.goodsType = isDiesel ? '汽油' : '柴油';
    // The register is wrong, the other cars of the model tell.
    else if (kind === 1) stage.life.setRegister({ fuelType: isDiesel ? '92' : '柴油' });
    else {
      Object.assign(fill, isDiesel ? petrol : diesel);
      stage.exempt(fill.cardNo, '应急发电机用油,经批准使用该卡');
    }
  },
};
