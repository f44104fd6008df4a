import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { provinces } from "../provinces.ts";
import { divisionNames } from "./divisions.generated.ts";
import { cityElsewhere, provinceOfAddress } from "./province-of-address.ts";

describe("with its province", () => {
  test.each([
    ["北京市朝阳区建国路88号", "BJ"],
    ["北京朝阳区建国路88号", "BJ"],
    ["北京海淀中关村大街27号", "BJ"],
    ["北京市市辖区东城区东长安街1号", "BJ"],
    ["北京新街口外大街19号", "BJ"],
    ["天津市河北区中山路100号", "TJ"],
    ["天津滨海新区响螺湾旷世国际大厦", "TJ"],
    ["上海市黄浦区北京东路668号", "SH"],
    ["上海南京西路1266号恒隆广场", "SH"],
    ["上海浦东新区世纪大道8号", "SH"],
    ["上海市崇明县城桥镇", "SH"],
    ["重庆市渝北区龙溪街道", "CQ"],
    ["重庆两江新区黄山大道", "CQ"],
    ["河北省石家庄市长安区中山东路39号", "HE"],
    ["山西省太原市迎泽区迎泽大街1号", "SX"],
    ["陕西省西安市雁塔区科技路10号", "SN"],
    ["内蒙古自治区呼和浩特市新城区", "NM"],
    ["内蒙古包头市昆区钢铁大街", "NM"],
    ["内蒙呼和浩特市赛罕区", "NM"],
    ["辽宁省朝阳市双塔区新华路", "LN"],
    ["吉林省吉林市船营区解放大路", "JL"],
    ["吉林省长春市朝阳区人民大街", "JL"],
    ["黑龙江省哈尔滨市道里区中央大街", "HL"],
    ["江苏省南京市鼓楼区北京西路", "JS"],
    ["浙江省杭州市西湖区文三路90号", "ZJ"],
    ["浙江杭州西湖区文三路90号", "ZJ"],
    ["浙江 杭州 滨江区", "ZJ"],
    ["安徽省合肥市蜀山区", "AH"],
    ["福建省福州市鼓楼区五四路", "FJ"],
    ["江西省南昌市西湖区", "JX"],
    ["山东省济南市市中区", "SD"],
    ["河南省郑州市金水区", "HA"],
    ["河南郑州金水区花园路", "HA"],
    ["湖北省武汉市江汉区新华路", "HB"],
    ["湖南省长沙市岳麓区", "HN"],
    ["广东省深圳市南山区科技园", "GD"],
    ["广西壮族自治区南宁市青秀区", "GX"],
    ["广西自治区桂林市", "GX"],
    ["广西南宁市民族大道", "GX"],
    ["海南省海口市龙华区", "HI"],
    ["海南海口市国兴大道", "HI"],
    ["海南琼海市博鳌镇", "HI"],
    ["海南陵水黎族自治县英州镇", "HI"],
    ["四川省成都市武侯区", "SC"],
    ["贵州省贵阳市观山湖区", "GZ"],
    ["云南省昆明市五华区", "YN"],
    ["西藏自治区拉萨市城关区北京中路", "XZ"],
    ["甘肃省兰州市城关区", "GS"],
    ["青海省海南藏族自治州共和县", "QH"],
    ["青海省黄南州河南县优干宁镇", "QH"],
    ["宁夏回族自治区银川市兴庆区", "NX"],
    ["宁夏银川金凤区", "NX"],
    ["新疆维吾尔自治区乌鲁木齐市天山区", "XJ"],
    ["新疆生产建设兵团第八师石河子市", "XJ"],
    ["新疆喀什地区莎车县", "XJ"],
  ])("%s: %s", (address, code) => {
    expect(provinceOfAddress(address)).toBe(code);
  });
});

describe("without its province", () => {
  test.each([
    ["杭州市西湖区文三路90号", "ZJ"],
    ["杭州西湖区文三路90号", "ZJ"],
    ["昆山市玉山镇前进中路", "JS"],
    ["义乌市稠城街道", "ZJ"],
    ["深圳南山区粤海街道", "GD"],
    ["西安高新区科技路", "SN"],
    ["大同市平城区", "SX"],
    ["吉林市船营区", "JL"],
    ["朝阳市双塔区", "LN"],
    ["朝阳双塔区", "LN"],
    ["海淀区中关村大街1号", "BJ"],
    ["浦东新区张江路", "SH"],
    ["浦东张江高科技园区", "SH"],
    ["河北区中山路100号", "TJ"],
    ["海南区滨河大街", "NM"],
    ["海南州共和县恰卜恰镇", "QH"],
    ["海南藏族自治州", "QH"],
    ["河南县优干宁镇", "QH"],
    ["河南蒙古族自治县", "QH"],
    ["延边朝鲜族自治州延吉市", "JL"],
    ["延边州延吉市", "JL"],
    ["恩施土家族苗族自治州", "HB"],
    ["石河子市北四路", "XJ"],
    ["哈尔滨道里区中央大街", "HL"],
    ["张家港杨舍镇", "JS"],
    ["锡林浩特市", "NM"],
    ["阿拉善左旗巴彦浩特镇", "NM"],
    ["双江拉祜族佤族布朗族傣族自治县", "YN"],
    ["景宁县红星街道", "ZJ"],
    ["赵县赵州镇", "HE"],
    ["济南市市中区", "SD"],
    ["雄安新区容城县", "HE"],
    ["西咸新区沣东新城", "SN"],
    ["和安县", "XJ"],
  ])("%s: %s", (address, code) => {
    expect(provinceOfAddress(address)).toBe(code);
  });
});

describe("by a former name", () => {
  test.each([
    ["宣武区广安门内大街", "BJ"],
    ["崇文区珠市口东大街", "BJ"],
    ["密云县鼓楼南大街", "BJ"],
    ["闸北区共和新路", "SH"],
    ["卢湾区淮海中路", "SH"],
    ["南汇区惠南镇", "SH"],
    ["塘沽区解放路", "TJ"],
    ["襄樊市襄城区", "HB"],
    // Given up before 2002.
    ["萧山市城厢镇", "ZJ"],
    ["顺德市大良", "GD"],
    ["番禺市市桥镇", "GD"],
    ["淮阴市清河区", "JS"],
    ["万县市天城区", "CQ"],
    ["涪陵市枳城区", "CQ"],
    ["昌平县城区镇", "BJ"],
    ["琼山市府城镇", "HI"],
    ["上海县莘庄镇", "SH"],
    ["下城区体育场路", "ZJ"],
    ["莱芜市莱城区", "SD"],
    ["思茅市翠云区", "YN"],
    ["林芝地区", "XZ"],
    ["吴江市松陵镇", "JS"],
  ])("%s: %s", (address, code) => {
    expect(provinceOfAddress(address)).toBe(code);
  });
});

describe("as people write it", () => {
  test.each([
    ["中国浙江省杭州市", "ZJ"],
    ["中华人民共和国北京市海淀区", "BJ"],
    ["中国（上海）自由贸易试验区世纪大道1号", "SH"],
    ["中国(四川)自由贸易试验区成都市天府新区", "SC"],
    ["  浙江省\u3000杭州市 西湖区", "ZJ"],
    ["浙江省，杭州市，西湖区", "ZJ"],
    ["浙江省-杭州市-西湖区", "ZJ"],
    ["「广东省」深圳市", "GD"],
    ["\u200b广东省深圳市", "GD"],
    ["310000 浙江省杭州市", "ZJ"],
    ["３１００００浙江省杭州市", "ZJ"],
    // The province first named wins.
    ["浙江省南京市玄武区", "ZJ"],
    ["江苏省盐城市大丰区上海市海丰农场", "JS"],
  ])("%j: %s", (address, code) => {
    expect(provinceOfAddress(address)).toBe(code);
  });
});

describe("of a zone, a new area, the corps or a county by its short name", () => {
  test.each([
    ["昆山开发区朝阳东路1号", "JS"],
    ["江阴高新区", "JS"],
    ["晋江经济开发区", "FJ"],
    ["义乌国际商贸城", "ZJ"],
    ["常熟服装城", "JS"],
    ["顺德大良", "GD"],
    ["萧山宁围", "ZJ"],
    ["丹徒辛丰镇", "JS"],
    ["武进湖塘镇", "JS"],
    ["余杭良渚", "ZJ"],
    ["慈溪观海卫镇", "ZJ"],
    ["晋江池店镇", "FJ"],
    ["诸暨店口镇", "ZJ"],
    ["亦庄经济技术开发区", "BJ"],
    ["燕郊开发区", "HE"],
    ["柳梧新区", "XZ"],
    ["农八师石河子市", "XJ"],
    ["洋浦经济开发区", "HI"],
    ["横琴新区", "GD"],
    ["东湖高新区", "HB"],
    ["兵团第六师五家渠市长征街1号", "XJ"],
    ["第八师石河子市", "XJ"],
    ["第十四师昆玉市", "XJ"],
    ["新疆生产建设兵团第十二师", "XJ"],
    ["兵团第一师阿拉尔市", "XJ"],
    ["胡杨河市", "XJ"],
  ])("%s: %s", (address, code) => {
    expect(provinceOfAddress(address)).toBe(code);
  });
});

describe("after what was pasted along", () => {
  test.each([
    "住址浙江省杭州市西湖区",
    "住 所：浙江省杭州市西湖区",
    "地址:杭州市西湖区",
    "注册地址：昆山",
    "【住所】浙江省杭州市",
    "主要经营场所浙江省义乌市",
    "通讯地址是浙江省温州市",
    "住址:310000浙江省",
    "住所（经营场所）：浙江省杭州市",
    "注册地址（经营地址）浙江省宁波市",
    "机构地址：浙江省杭州市",
    "身份证地址：浙江省杭州市",
    "邮编：310000，地址：浙江省杭州市",
  ])("%s", (address) => {
    expect(provinceOfAddress(address)).toBe(address.includes("昆山") ? "JS" : "ZJ");
  });
});

describe("a city elsewhere", () => {
  test.each([
    ["广东省南昌市南山区", "南昌市"],
    ["浙江省南京市玄武区", "南京市"],
    ["浙江南京市玄武区", "南京市"],
    ["江苏省浙江省杭州市", "浙江省"],
    ["住址：广东省 南昌市", "南昌市"],
    ["浙江省昆山市玉山镇", "昆山市"],
    ["四川省海南州", "海南州"],
  ])("%s names %s", (address, city) => {
    expect(cityElsewhere(address)).toBe(city);
  });

  test.each([
    "江苏省盐城市大丰区上海市海丰农场",
    "浙江省杭州市西湖区",
    "上海市南京西路1266号",
    "上海市北京东路668号",
    "浙江省滨海新区",
    "辽宁省朝阳市",
    "吉林省吉林市",
    "青海省海南州共和县",
    "海南省三亚市",
    "北京市朝阳市场",
    "昆山市玉山镇",
    "新疆生产建设兵团第八师石河子市",
    "",
  ])("%s names none", (address) => {
    expect(cityElsewhere(address)).toBeNull();
  });

  test("no division of a province is elsewhere", () => {
    for (const { code, fullName, name } of provinces)
      for (const division of divisionNames[code].split(" ")) {
        expect(cityElsewhere(fullName.zh + division), fullName.zh + division).toBeNull();
        expect(cityElsewhere(name.zh + division), name.zh + division).toBeNull();
      }
  });
});

describe("of no province, or of several", () => {
  test.each([
    "朝阳区建国路88号",
    "朝阳建国路88号",
    "鼓楼区中山路1号",
    "鼓楼区福州路1号",
    "通州区新华大街",
    "城关区",
    "市中区",
    "城区",
    "老城区",
    "北京路1号",
    "北京东路100号",
    "西藏路25号",
    "西藏中路268号",
    "四川北路1号",
    "中山北一路1250号",
    "南京大街",
    "重庆道",
    "上海大厦",
    "西藏大厦",
    "广州大道中",
    "广安门内大街",
    "朝阳市场",
    "阿里巴巴西溪园区",
    "大石桥村",
    "东方明珠塔",
    "解放碑步行街",
    "文三路90号",
    "台湾省台北市中山区",
    "香港特别行政区九龙",
    "澳门特别行政区",
    "廣東省深圳市",
    "浙",
    "中国",
    "中国建设银行",
    "",
    " \n",
    "\ud842",
    "123456",
    "No. 1, Wensan Road, Hangzhou",
    // Words that a county has for a name as well.
    "平安大厦",
    "公安局",
    "合作社",
    "永和镇",
    "五台山景区",
    "昆山路1号",
    "长春桥路11号",
    "桂林洋经济开发区1号",
    "河南岸街道",
    "和平里西街",
  ])("%j", (address) => {
    expect(provinceOfAddress(address)).toBeNull();
  });
});

test("every province is read from its name, full and short, whatever follows", () => {
  for (const { code, name, fullName } of provinces) {
    for (const [start, rest] of [
      [fullName.zh, ""],
      [name.zh, ""],
      [fullName.zh, "北京路1号"],
      [fullName.zh, "朝阳区"],
      [name.zh, "高新区"],
    ]) {
      expect(provinceOfAddress(`${start}${rest}`), `${start}${rest}`).toBe(code);
    }
  }
});

test("every division is read in its own province, with or without the country before it", () => {
  for (const { code, fullName, name } of provinces) {
    for (const division of divisionNames[code].split(" ")) {
      expect(provinceOfAddress(fullName.zh + division), fullName.zh + division).toBe(code);
      expect(provinceOfAddress(`中国${name.zh}${division}`), name.zh + division).toBe(code);
      const alone = provinceOfAddress(division);
      if (alone !== code) expect(alone, division).toBeNull();
    }
  }
});

test("a prefecture or county that one province has is enough", () => {
  const holders = new Map<string, number>();
  for (const { code } of provinces)
    for (const name of divisionNames[code].split(" ")) holders.set(name, (holders.get(name) ?? 0) + 1);
  for (const { code } of provinces) {
    for (const name of divisionNames[code].split(" ")) {
      expect(provinceOfAddress(name), name).toBe(holders.get(name) === 1 ? code : null);
    }
  }
});

test("never throws, and reads no more than the beginning", () => {
  const piece = fc.constantFrom("北京", "朝阳", "区", "市", "路", "省", "中国", "海南", " ", "\ud800", "一");
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(piece).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (address) => {
      const code = provinceOfAddress(address);
      expect(provinceOfAddress(address)).toBe(code);
      expect(provinceOfAddress(`浙江省${address}`)).toBe("ZJ");
    }),
  );
  expect(provinceOfAddress(`浙江省${"路".repeat(1_000_000)}`)).toBe("ZJ");
});
