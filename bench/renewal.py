"""How much of an old speech's identity survives renewal unseen, over invented identities.

usage: python bench/renewal.py [SPEECHES] [SEED]     writes bench/results/renewal.json

Each speech is put together from sentences of the genre with invented places, people, bodies, years and
figures (names drawn character by character, so also such as are everyday words), renewed for one county,
and searched for every one of them. ``survived`` counts those still in the text and not in the report.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from types import MappingProxyType

from draftkit.drafts.markdown import parse
from draftkit.model import Facts
from draftkit.session.renewal import renew_file

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
    "苏卢蒋蔡贾丁魏薛叶余潘杜夏钟汪田姜范方石姚谭金陆孔白崔毛秦江史顾孟龙段雷钱汤尹黎"
    "易武乔贺文"
)
GIVEN = (
    "建国志强晓东丽华玉梅永红春明海峰秀英文斌雪松立新小军克勤振华世昌佳怡宏伟俊杰桂兰"
    "德胜学文国栋思远景行卫民启航若曦宝山延平向阳树人庆林亚男"
)
PLACE = "云溪岭川河源泉江阳平安宁远清丰永兴宜临青石龙凤白黑沙湖海山东南西北金银玉福寿乐昌隆盛松柏梅兰竹桃柳桐"
BODIES = ("{}科技有限公司", "{}集团", "{}食品有限责任公司", "{}化工厂", "{}水泥股份有限公司")
SENTENCES = (
    "今天，{L}委、{L}政府在{place}召开这次会议，主要任务是总结{y0}年工作、部署{y1}年任务。",
    "刚才，{L}委常委、组织部部长{p1}宣读了表彰决定，{town}、{town2}和{body}作了典型发言。",
    "会上，{p2}同志传达了上级会议精神，我完全赞成。",
    "{y0}年，全{L}完成生产总值{n1}亿元，增长{n2}%，新增就业{n3}人。",
    "我{L}先后引进了{body}、{body2}等企业，总投资{n1}亿元。",
    "{town}{village}党支部书记{p3}带领群众发展产业，村集体收入达到{n3}万元。",
    "{town}党委书记{p4}、{body}董事长{p5}要带好头。",
    "{p1}书记、{p2}{L}长多次到一线调研。",
    "要学习{other}的做法，赶超{other2}，争取进入全省前十。",
    "请{p6}副{L}长牵头，{L}财政局、{L}发改局配合，拿出方案。",
    "{stem}是革命老区，{stem}人民有着光荣传统，{place}的明天一定更加美好。",
    "由{L}政府办公室主任{p3}负责督办，按月通报。",
    "{L}委书记{p1}在{town}调研时指出，要以{village}为样板。",
    "{p5}、{p6}等同志受到表彰，{body}职工{p4}被评为劳动模范。",
    "要发挥{stem}的区位优势，融入{city}经济圈，办好{stem}文化旅游节。",
)
NEW = {"地名": "望川县", "层级": "县", "会议日期": "2026-03-12", "会议名称": "全县重点工作会议"}


def invented(chance: random.Random) -> dict[str, str]:
    """One identity."""

    def stem() -> str:
        return "".join(chance.sample(PLACE, 2))

    year = chance.choice([2019, 2021, 2022, 2023])
    level, own = chance.choice("县市区旗"), stem()
    identity = {"L": level, "stem": own, "place": own + level, "y0": str(year - 1), "y1": str(year)}
    identity |= {"town": stem() + chance.choice("镇乡"), "town2": stem() + "镇", "village": stem() + "村"}
    identity |= {"other": stem() + chance.choice("县市区"), "other2": stem() + "市", "city": stem() + "市"}
    identity |= {
        "n1": f"{chance.randint(10, 999)}.{chance.randint(1, 9)}",
        "n2": f"{chance.randint(1, 30)}.7",
    }
    identity |= {"n3": str(chance.randint(121, 9999))}
    identity |= {key: chance.choice(BODIES).format(stem()) for key in ("body", "body2")}
    for number in range(1, 7):
        given = "".join(chance.sample(GIVEN, chance.choice([1, 2, 2, 2])))
        identity[f"p{number}"] = chance.choice(SURNAMES) + given
    return identity


def speech(identity: dict[str, str], chance: random.Random) -> str:
    """A speech of that identity: twelve sentences under three headings."""
    said = [sentence.format(**identity) for sentence in chance.sample(SENTENCES, 12)]
    head = (
        f"在全{identity['L']}农业农村工作会议上的讲话\n{identity['L']}委书记　{identity['p1']}\n\n同志们：\n"
    )
    parts = [head + "\n".join(said[:3])]
    for place, title in enumerate(("一、肯定成绩", "二、明确任务", "三、加强领导")):
        parts.append(f"{title}\n" + "".join(said[3 + 3 * place : 6 + 3 * place]))
    return "\n".join(parts) + "\n"


def main() -> int:
    """Renew, search, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 2026)
    total: Counter[str] = Counter()
    survived: Counter[str] = Counter()
    examples = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            identity = invented(chance)
            old = speech(identity, chance)
            path = Path(folder) / f"{number}.txt"
            path.write_text(old, encoding="utf-8")
            renewed = renew_file(path, Facts(MappingProxyType(dict(NEW))))
            text = "\n".join(paragraph.text for paragraph in parse(renewed.source).paragraphs)
            told = "\n".join(note.was for note in renewed.report.kept)
            for key, word in identity.items():
                if key == "L" or word not in old:
                    continue
                kind = key.rstrip("0123456789")
                total[kind] += 1
                if word in text and word not in told and word not in NEW.values():
                    survived[kind] += 1
                    examples.append(word)
    result = {
        "speeches": count,
        "identity_strings": sum(total.values()),
        "survived_unseen": sum(survived.values()),
        "by_kind": {kind: [survived[kind], total[kind]] for kind in sorted(total)},
        "survivors": examples[:20],
    }
    target = Path(__file__).parent / "results" / "renewal.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
