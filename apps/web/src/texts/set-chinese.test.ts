import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setChinese } from './set-chinese.ts';

for (const [given, set] of [
  ['辽B·****7 一次加油 82.4 升,油箱 55 升', '辽B·****7 一次加油 82.4 升，油箱 55 升'],
  ['登录失败次数过多,10:20 后再试', '登录失败次数过多，10:20 后再试'],
  ['金额 1,204.50 元;共 3 笔', '金额 1,204.50 元；共 3 笔'],
  ['无权进行此操作(hit:dispatch)', '无权进行此操作（hit:dispatch）'],
  ['批次 3,示范城市(2000 人)', '批次 3，示范城市（2000 人）'],
  ['状态: 待研判', '状态：待研判'],
  ['确定吗?', '确定吗？'],
  ['http://127.0.0.1:8640/', 'http://127.0.0.1:8640/'],
  ['a,b;c', 'a,b;c'],
  ['已经，设好。', '已经，设好。'],
] as const)
  test(given, () => assert.equal(setChinese(given), set));
