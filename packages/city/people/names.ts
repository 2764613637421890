const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤';
const given =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰梅建国志文海波红云峰宇浩然子轩雨涵欣怡佳琪思远博雅晨曦嘉瑞俊凯鹏飞雪莹晓东春生立新成林永康德福玲珍凤琴秀荣淑慧君毅诚信安宁乐瑶彤梓萱昊天泽楷铭翔翠莲';

/** The n-th name: surname and one or two characters. Names repeat, as names do. */
export function personName(surname: number, h: number): string {
  const a = given[h % given.length] as string;
  const b = given[(h >>> 8) % given.length] as string;
  return surnameOf(surname) + (h % 6 === 0 ? a : a + b);
}

export function surnameOf(n: number): string {
  return surnames[n % surnames.length] as string;
}

const functionsOf = [
  '财政局',
  '教育局',
  '公安局',
  '民政局',
  '卫生健康局',
  '市场监督管理局',
  '交通运输局',
  '农业农村局',
  '水务局',
  '自然资源局',
  '生态环境局',
  '住房和城乡建设局',
  '应急管理局',
  '文化和旅游局',
  '审计局',
  '统计局',
  '医疗保障局',
  '人力资源和社会保障局',
  '退役军人事务局',
  '商务局',
  '发展和改革局',
  '科学技术局',
  '林业和草原局',
  '司法局',
  '城市管理执法局',
  '信访局',
  '机关事务服务中心',
  '政务服务中心',
  '疾病预防控制中心',
  '公路事业发展中心',
];

/** Name and type of the n-th unit of a district (or of the city): bureaus first, then their centres, then towns. */
export function unitName(area: string, n: number): { name: string; type: '机关' | '参公' | '事业' } {
  const functionName = functionsOf[n % functionsOf.length] as string;
  const round = Math.floor(n / functionsOf.length);
  if (round === 0) return { name: `${area}${functionName}`, type: functionName.endsWith('中心') ? '事业' : '机关' };
  const stem = functionName.replace(/局$|(?:事业发展|服务)?中心$/, '');
  if (round === 1) return { name: `${area}${stem}执法大队`, type: '参公' };
  return { name: `${area}${stem}第${round - 1}事务服务所`, type: '事业' };
}
